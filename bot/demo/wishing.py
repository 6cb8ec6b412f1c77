"""What the demo's people ask for on the first day, so that there is something to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.demo.history import History
from bot.demo.rules import is_released_in
from bot.demo.terms import TOIL, VACATION
from domain.ids import LeaveTypeId
from domain.periods import Asked, Period, Span

WISHING = {
    "tomasz": (3, "Climbing with my sister"),
    "leyla": (2, None),
    "chidi": (1, "A wedding in Lagos"),
    "amelia": (4, None),
    "pau": (5, "The castells in Valls"),
    "grace": (2, None),
}
"""How many days in a row each of them asks for, and the note."""
SEARCHED = range(1, 27)
"""Weeks from today in which room for it is looked for."""


@dataclass(frozen=True, slots=True)
class DemoWish:
    """What somebody asks for."""

    email: str
    leave_type_id: LeaveTypeId
    asked: Asked
    note: str | None


CLAIMING, CLAIM_NOTE = "jonas", "Moved the tile servers"
SATURDAY_MORNING = Span(9 * 60, 13 * 60)


@dataclass(frozen=True, slots=True)
class DemoClaim:
    """Time that somebody worked and claims."""

    email: str
    leave_type_id: LeaveTypeId
    worked: Asked
    note: str


def claim(history: History) -> DemoClaim:
    """Four hours of the Saturday before."""
    saturday = history.today - timedelta(days=history.today.weekday() + 2)
    worked = Asked(Period(saturday, saturday), span=SATURDAY_MORNING)
    return DemoClaim(history.person.email, TOIL, worked, CLAIM_NOTE)


def wishes(histories: Iterable[History]) -> tuple[DemoWish, ...]:
    """A wish for each who has one, in the first week from the next on that has room for it."""
    found = (_wish(history, *WISHING[history.person.mailbox]) for history in _wishing(histories))
    return tuple(wish for wish in found if wish)


def _wishing(histories: Iterable[History]) -> list[History]:
    return [history for history in histories if history.person.mailbox in WISHING]


def _wish(history: History, days: int, note: str | None) -> DemoWish | None:
    monday = history.today - timedelta(days=history.today.weekday())
    for weeks in SEARCHED:
        first_day = monday + timedelta(weeks=weeks, days=history.today.day % (6 - days))
        asked = Asked(Period(first_day, first_day + timedelta(days=days - 1)))
        if not is_released_in(asked.period) and history.add(VACATION, asked, note):
            history.leave.pop()
            return DemoWish(history.person.email, VACATION, asked, note)
    return None
