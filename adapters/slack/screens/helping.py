"""Help, and short answers."""

import re

from adapters.slack.actions import Action
from adapters.slack.blocks import actions, context, header, section
from adapters.slack.elements import button
from adapters.slack.screens.parts import ask, ask_for, help_button, my_requests
from adapters.slack.screens.request_form import typed_examples
from adapters.slack.texts import Piece, bold, code, safe
from bot.screens.helping import Help, Notice, NoticeKind, NotUnderstood, Refusing
from bot.wording import Words
from domain.company.digests import Platform

COMMAND = "/vacation"
_CHANNEL = re.compile(r"[CG][A-Z0-9]{5,}")
"""A channel's id, which Slack shows as its name."""


def help_screen(screen: Help, w: Words) -> list[Piece]:
    """What can be typed, with examples."""
    lines = [
        f"{code(f'{COMMAND} {words}'.rstrip())}  {safe(meaning)}" for words, meaning in _abilities(screen, w)
    ]
    small = w(
        "Days are read in English, German, French and Spanish. What is not certain is asked, never guessed."
    )
    return [
        header(w("What you can do")),
        section(*lines),
        context(safe(small)),
        *actions(ask(w, is_primary=True), button(Action.SHOW_BALANCES, w("My balances")), my_requests(w)),
    ]


def not_understood(screen: NotUnderstood, w: Words) -> list[Piece]:
    """What was typed makes no sense to us: examples, and the way on."""
    said = w("“{text}” could not be read as days or as something to do.", text=screen.text)
    examples = w("Days can be typed like this: {examples}", examples=typed_examples(w))
    return [
        section(bold(said), safe(examples)),
        *actions(ask_for(w("Open the form"), None, None), help_button(w)),
    ]


def notice(screen: Notice, w: Words) -> list[Piece]:
    """One sentence, and what to do next."""
    said = safe(w.notice(screen))
    if _CHANNEL.fullmatch(screen.about):
        said = said.replace(screen.about, f"<#{screen.about}>")
    return [section(said), *_ways_on(screen.kind, w)]


def refusing(screen: Refusing, w: Words) -> list[Piece]:
    """The domain's no, with ways on."""
    return [
        section(safe(w.refusal(screen.refusal, screen.today))),
        *actions(ask(w), my_requests(w), help_button(w)),
    ]


def _ways_on(kind: NoticeKind, w: Words) -> list[Piece]:
    if kind in (NoticeKind.NOT_HERE_YET, NoticeKind.NOT_FOR_YOU, NoticeKind.NO_SUCH_PERSON):
        return actions(help_button(w))
    if kind in (NoticeKind.WITHDRAWN, NoticeKind.CANCELLED):
        return actions(my_requests(w), ask(w))
    return []


def _link(elsewhere: Platform, w: Words) -> tuple[str, str]:
    return w("link"), w("makes you known on {platform}, too", platform=w.platform(elsewhere))


def _abilities(screen: Help, w: Words) -> list[tuple[str, str]]:
    abilities = [
        ("", w("your balances and the next steps")),
        (w("6-10 July"), w("asks for these days; words such as “next fri to tue” work too")),
        (w("sick today"), w("asks for a certain type of leave")),
        *(
            [(w("for @name 6-10 July"), w("enters leave for somebody you decide for"))]
            if screen.may_enter
            else []
        ),
        (w("balance"), w("your balances; also “balance on 14 August” and “… as known on 1 March”")),
        (w("why"), w("how your balance comes about, line by line")),
        *([(w("toil"), w("claims time you worked beyond your hours"))] if screen.may_claim else []),
        *([(w("stand-in"), w("who decides for you while you are away"))] if screen.may_name_stand_in else []),
        *(
            [(w("settings"), w("working hours, balances and what else there is to settle"))]
            if screen.may_settle
            else []
        ),
        (w("away"), w("who is away; also “away week” or “away @name”")),
        (w("requests"), w("your requests, and those that wait for you")),
        (w("cancel"), w("your leave to come, to change or cancel it")),
        *([_link(screen.elsewhere, w)] if screen.elsewhere else []),
        (w("help"), w("this page")),
    ]
    digest = (w("digest"), w("a morning message in this channel: who is off"))
    return [*abilities[:-1], digest, abilities[-1]] if screen.may_arrange_digest else abilities
