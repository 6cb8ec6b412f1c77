"""Layout blocks of Block Kit and which surface each may stand on."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.playground.block_rules.checks import (
    Check,
    Findings,
    Shape,
    anything,
    flag,
    integer,
    listing,
    one_of,
    string,
)
from adapters.playground.block_rules.composition import IDENTIFIER, any_text, plain_text
from adapters.playground.block_rules.elements import (
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)

MARKDOWN_LENGTH = 12_000


def _block(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    return Shape({"type": one_of(kind), **required}, {"block_id": IDENTIFIER, **optional})


def _section(given: object, pointer: str, findings: Findings) -> None:
    _SECTION(given, pointer, findings)
    if isinstance(given, dict) and not given.get("text") and not given.get("fields"):
        findings.add(pointer, "missing required field: text or fields")


def _image(given: object, pointer: str, findings: Findings) -> None:
    _IMAGE(given, pointer, findings)
    if isinstance(given, dict) and not given.get("image_url") and not given.get("slack_file"):
        findings.add(pointer, "missing required field: image_url or slack_file")


def _loose(given: object, pointer: str, findings: Findings) -> None:
    """A block whose inside Slack documents without lengths: only its id is held."""
    if isinstance(given, dict) and given.get("block_id") is not None:
        IDENTIFIER(given["block_id"], f"{pointer}/block_id", findings)


_SECTION = _block(
    "section",
    {},
    {"text": any_text(3000), "fields": listing(any_text(2000), 10), "accessory": IN_SECTION, "expand": flag},
)
_IMAGE = _block(
    "image",
    {"alt_text": string(2000)},
    {"image_url": string(3000), "slack_file": anything, "title": plain_text(2000)},
)
_ROW = listing(anything, 20)

BLOCKS: Mapping[str, Check] = {
    "section": _section,
    "header": _block("header", {"text": plain_text(150)}, {"level": integer(1, 4)}),
    "divider": _block("divider", {}, {}),
    "context": _block("context", {"elements": listing(IN_CONTEXT, 10)}, {}),
    "actions": _block("actions", {"elements": listing(IN_ACTIONS, 25)}, {}),
    "context_actions": _block("context_actions", {"elements": listing(IN_CONTEXT_ACTIONS, 5)}, {}),
    "input": _block(
        "input",
        {"label": plain_text(2000), "element": IN_INPUT},
        {"hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
    ),
    "image": _image,
    "markdown": _block("markdown", {"text": string(MARKDOWN_LENGTH)}, {}),
    "table": _block("table", {"rows": listing(_ROW, 100)}, {"column_settings": listing(anything, 20)}),
    "alert": _block(
        "alert", {"text": any_text(3000)}, {"level": one_of("default", "info", "warning", "error", "success")}
    ),
    **dict.fromkeys(
        (
            "rich_text",
            "video",
            "file",
            "card",
            "carousel",
            "container",
            "plan",
            "task_card",
            "data_table",
            "data_visualization",
        ),
        _loose,
    ),
}

ONLY_IN_MESSAGES = frozenset({"table", "file", "context_actions", "task_card", "plan"})
ONLY_IN_MODALS = frozenset({"alert"})


def allowed_on(surface: str) -> list[str]:
    """The kinds of block for a `message`, a `modal` or a `home`."""
    elsewhere = {"message": ONLY_IN_MODALS, "modal": ONLY_IN_MESSAGES}.get(
        surface, ONLY_IN_MESSAGES | ONLY_IN_MODALS
    )
    return [kind for kind in BLOCKS if kind not in elsewhere]
