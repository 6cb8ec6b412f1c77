"""What people are told though nobody asked: reminders, days that lapse, leave that costs something else."""

from adapters.slack.actions import Action, write_snooze
from adapters.slack.blocks import actions, context, section
from adapters.slack.elements import button
from adapters.slack.screens.deciding import deciding_buttons
from adapters.slack.screens.parts import (
    ask_for,
    details,
    employee_of,
    headline,
    my_requests,
    quoted,
    shortly,
)
from adapters.slack.texts import Piece, bold, emoji, safe
from bot.screens.facts import RequestFact
from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched
from bot.wording import Words

SOON, LATER = 1, 3
"""Days until the next reminder, as the buttons offer them."""


def reminder(screen: Reminder, w: Words) -> list[Piece]:
    """Who waits, for what, since when; the buttons. Decided, it says so."""
    request = screen.request
    if not screen.may_decide:
        return [
            section(bold(w.title(request)), headline(request, w)),
            context(safe(w.standing(request))),
            *actions(details(request, w)),
        ]
    title = w("{name} waits for your answer", name=request.requester.name)
    approve, decline, *_ = deciding_buttons(request, w)
    snoozes = [] if screen.snoozed_until else _snoozes(request, w)
    return [
        section(bold(title), headline(request, w)),
        context(safe(w.reminded(screen))),
        *actions(approve, decline, *snoozes),
    ]


def lapsing(screen: Lapsing, w: Words) -> list[Piece]:
    """What is lost and when, with the way to take it and to the reason."""
    name = emoji(screen.type.emoji) + bold(screen.type.name)
    return [
        section(name, safe(w.lapsing(screen))),
        *actions(
            ask_for(w("Request leave"), None, screen.type.id),
            button(Action.SHOW_WHY, w("Why this balance"), screen.type.id),
        ),
    ]


def recounted(screen: Recounted, w: Words) -> list[Piece]:
    """What it costs now, what it did, and why."""
    request = screen.request
    name = emoji(request.type.emoji) + bold(request.type.name)
    return [
        section(name, safe(w.recounted(screen))),
        *quoted(w("Reason"), screen.reason),
        *actions(details(request, w), my_requests(w)),
    ]


def watched(screen: Watched, w: Words) -> list[Piece]:
    """Who is away and when; nothing to press."""
    return [section(bold(w.watched(screen)), safe(w.watched_days(screen)))]


def _snoozes(request: RequestFact, w: Words) -> list[Piece]:
    about = shortly(request, w)
    soon = w("Remind me of {request} tomorrow", request=about)
    later = w("Remind me of {request} in three days", request=about)
    return [
        _snooze(request, SOON, w("Remind me tomorrow"), soon),
        _snooze(request, LATER, w("Remind me in three days"), later),
    ]


def _snooze(request: RequestFact, days: int, text: str, label: str) -> Piece:
    value = write_snooze(employee_of(request), request.id, days)
    return button(f"{Action.SNOOZE}.{days}", text, value, label=label)
