"""Help, and short answers."""

from dataclasses import replace

from adapters.teams.actions import Action
from adapters.teams.cards import facts, heading, lines, small, text
from adapters.teams.elements import actions, show
from adapters.teams.screens.parts import ask_for, help_button, my_requests, request_leave, typed_examples
from adapters.teams.texts import Piece, bold, safe
from bot.screens.helping import Help, Notice, NoticeKind, NotUnderstood, Refusing
from bot.wording import Words
from domain.company.digests import Platform

CHANNEL = "19:"
"""How the id of a conversation begins, which Teams shows as it is."""


def help_screen(screen: Help, w: Words) -> list[Piece]:
    """What can be typed, with examples."""
    certain = w(
        "Days are read in English, German, French and Spanish. What is not certain is asked, never guessed."
    )
    mention = w("Type it here. In a channel, mention the app first.")
    return [
        heading(w("What you can do")),
        text(safe(mention)),
        facts(_abilities(screen, w)),
        *small(safe(certain)),
        *actions(request_leave(w, is_primary=True), show(Action.SHOW_BALANCES, w("My balances"))),
        *actions(my_requests(w)),
    ]


def not_understood(screen: NotUnderstood, w: Words) -> list[Piece]:
    """What was typed makes no sense to us: examples, and the way on."""
    said = w("“{text}” could not be read as days or as something to do.", text=screen.text)
    examples = w("Days can be typed like this: {examples}", examples=typed_examples(w))
    return [
        *lines(bold(said), safe(examples)),
        *actions(ask_for(w("Open the form"), None, None), help_button(w)),
    ]


def notice(screen: Notice, w: Words) -> list[Piece]:
    """One sentence, and what to do next."""
    about = "" if screen.about.startswith(CHANNEL) else screen.about
    said = w.notice(replace(screen, about=about))
    return [text(safe(said)), *_ways_on(screen.kind, w)]


def refusing(screen: Refusing, w: Words) -> list[Piece]:
    """The domain's no, with ways on."""
    return [
        text(safe(w.refusal(screen.refusal, screen.today))),
        *actions(request_leave(w), my_requests(w), help_button(w)),
    ]


def _ways_on(kind: NoticeKind, w: Words) -> list[Piece]:
    if kind in (NoticeKind.NOT_HERE_YET, NoticeKind.NOT_FOR_YOU, NoticeKind.NO_SUCH_PERSON):
        return actions(help_button(w))
    if kind in (NoticeKind.WITHDRAWN, NoticeKind.CANCELLED):
        return actions(my_requests(w), request_leave(w))
    return []


def _link(elsewhere: Platform, w: Words) -> tuple[str, str]:
    return w("link"), w("makes you known on {platform}, too", platform=w.platform(elsewhere))


def _abilities(screen: Help, w: Words) -> list[tuple[str, str]]:
    """Words and what they do, as far as their reader may."""
    enters = (w("for @name 6-10 July"), w("enters leave for somebody you decide for"))
    claims = (w("toil"), w("claims time you worked beyond your hours"))
    names = (w("stand-in"), w("who decides for you while you are away"))
    settles = (w("settings"), w("working hours, balances and what else there is to settle"))
    arranges = (w("digest"), w("a morning message in this channel: who is off"))
    return [
        (w("6-10 July"), w("asks for these days; words such as “next fri to tue” work too")),
        (w("sick today"), w("asks for a certain type of leave")),
        *([enters] if screen.may_enter else []),
        (w("balance"), w("your balances; also “balance on 14 August” and “… as known on 1 March”")),
        (w("why"), w("how your balance comes about, line by line")),
        *([claims] if screen.may_claim else []),
        *([names] if screen.may_name_stand_in else []),
        *([settles] if screen.may_settle else []),
        (w("away"), w("who is away; also “away week” or “away @name”")),
        (w("requests"), w("your requests, and those that wait for you")),
        (w("cancel"), w("your leave to come, to change or cancel it")),
        *([arranges] if screen.may_arrange_digest else []),
        *([_link(screen.elsewhere, w)] if screen.elsewhere else []),
        (w("help"), w("this page")),
    ]
