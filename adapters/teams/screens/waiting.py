"""What people are told though nobody asked: reminders, days that lapse, leave that costs something else."""

from adapters.teams.actions import Action
from adapters.teams.cards import heading, small, text
from adapters.teams.elements import actions, do, show
from adapters.teams.screens.deciding import deciding_buttons
from adapters.teams.screens.parts import (
    ask_for,
    data_of,
    details,
    headline,
    my_requests,
    quoted,
    shortly,
    stands,
)
from adapters.teams.texts import Piece, emoji, safe
from bot.screens.facts import RequestFact, TypeFact
from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched
from bot.wording import Words

SOON, LATER = 1, 3
"""Days until the next reminder, as the buttons offer them."""


def reminder(screen: Reminder, w: Words) -> list[Piece]:
    """Who waits, for what, since when; the buttons. Decided, it says so."""
    request = screen.request
    if not screen.may_decide:
        subject = [heading(w.title(request)), text(headline(request, w), spacing="small")]
        return [*subject, stands(request, w), *actions(details(request, w))]
    snoozes = [] if screen.snoozed_until else _snoozes(request, w)
    return [
        heading(w("{name} waits for your answer", name=request.requester.name)),
        text(headline(request, w), spacing="small"),
        *small(safe(w.reminded(screen))),
        *actions(*deciding_buttons(request, w)),
        *actions(*snoozes),
    ]


def lapsing(screen: Lapsing, w: Words) -> list[Piece]:
    """What is lost and when, with the way to take it and to the reason."""
    return [
        _type(screen.type),
        text(safe(w.lapsing(screen)), spacing="small"),
        *actions(
            ask_for(w("Request leave"), None, screen.type.id),
            show(Action.SHOW_WHY, w("Why this balance"), {"type": screen.type.id}),
        ),
    ]


def recounted(screen: Recounted, w: Words) -> list[Piece]:
    """What it costs now, what it did, and why."""
    request = screen.request
    return [
        _type(request.type),
        text(safe(w.recounted(screen)), spacing="small"),
        *quoted(w("Reason"), screen.reason),
        *actions(details(request, w), my_requests(w)),
    ]


def watched(screen: Watched, w: Words) -> list[Piece]:
    """Who is away and when; nothing to press."""
    return [heading(w.watched(screen)), text(safe(w.watched_days(screen)), spacing="small")]


def _type(fact: TypeFact) -> Piece:
    return heading(f"{emoji(fact.emoji)}{fact.name}")


def _snoozes(request: RequestFact, w: Words) -> list[Piece]:
    about = shortly(request, w)
    soon = w("Remind me of {request} tomorrow", request=about)
    later = w("Remind me of {request} in three days", request=about)
    return [
        _snooze(request, SOON, w("Remind me tomorrow"), soon),
        _snooze(request, LATER, w("Remind me in three days"), later),
    ]


def _snooze(request: RequestFact, days: int, name: str, label: str) -> Piece:
    return do(Action.SNOOZE, name, {**data_of(request), "days": str(days)}, label=label)
