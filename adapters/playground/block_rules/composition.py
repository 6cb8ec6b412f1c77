"""Composition objects of Block Kit: texts, options, confirmations, filters."""

from __future__ import annotations

from adapters.playground.block_rules.checks import Check, Findings, Shape, flag, listing, one_of, string

IDENTIFIER = string(255)
OPTION_LENGTH = 75


def plain_text(most: int) -> Check:
    """A plain_text object of at most `most` characters."""
    return Shape({"type": one_of("plain_text"), "text": string(most)}, {"emoji": flag})


def any_text(most: int) -> Check:
    """A plain_text or mrkdwn object; each has a flag that the other may not have."""
    plain = plain_text(most)
    mrkdwn = Shape({"type": one_of("mrkdwn"), "text": string(most)}, {"verbatim": flag})

    def check(given: object, pointer: str, findings: Findings) -> None:
        kind = given.get("type") if isinstance(given, dict) else None
        if kind not in ("plain_text", "mrkdwn"):
            findings.add(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            (plain if kind == "plain_text" else mrkdwn)(given, pointer, findings)

    return check


def option(text: Check, *, with_url: bool = False) -> Check:
    """One choice: a text, a value, and a line of description."""
    optional: dict[str, Check] = {"description": any_text(OPTION_LENGTH)}
    if with_url:
        optional["url"] = string(3000)
    return Shape({"text": text, "value": string(OPTION_LENGTH)}, optional)


PLAIN_OPTION = option(plain_text(OPTION_LENGTH))
RICH_OPTION = option(any_text(OPTION_LENGTH))
OVERFLOW_OPTION = option(plain_text(OPTION_LENGTH), with_url=True)
OPTION_GROUP = Shape({"label": plain_text(75), "options": listing(PLAIN_OPTION, 100)}, {})

CONFIRM = Shape(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of("primary", "danger")},
)
DISPATCH = Shape({"trigger_actions_on": listing(one_of("on_enter_pressed", "on_character_entered"), 2)}, {})
CONVERSATION_FILTER = Shape(
    {},
    {
        "include": listing(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
