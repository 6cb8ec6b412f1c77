"""A history, a command, and what comes of it: given(...).when(...).then(...) or .refused(...)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from domain.company.settings import Settings
from domain.counting import calendar_of
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId
from domain.leave.commands import LeaveCommand
from domain.leave.decide import decide
from domain.leave.events import LeaveEvent
from domain.leave.terms import Terms
from domain.refusals import Refusal, Refused
from domain.streams import EmployeeEvent
from tests import cast


@dataclass(frozen=True)
class Given:
    """Somebody's history, on a day, in the company of the cast."""

    employee: Employee
    settings: Settings
    today: date = cast.TODAY
    is_present: Callable[[EmployeeId], bool] = lambda _: True
    away: frozenset[EmployeeId] = frozenset()
    colleagues: tuple[Employee, ...] = ()

    @property
    def terms(self) -> Terms:
        calendar = calendar_of(self.employee, self.settings, cast.holidays)
        return Terms(
            self.settings,
            calendar,
            cast.holidays,
            self.today,
            self.is_present,
            self.away.__contains__,
            lambda _: (*self.colleagues, self.employee),
            lambda day: [each.assignment(day) for each in (*self.colleagues, self.employee)],
        )

    def but(self, *away: EmployeeId) -> Given:
        """With these people on leave at the moment, and nobody else."""
        return replace(self, away=frozenset(away))

    def on(self, day: str) -> Given:
        return replace(self, today=date.fromisoformat(day))

    def when(self, command: LeaveCommand) -> When:
        try:
            return When(self, decide(self.employee, command, self.terms), None)
        except Refused as refused:
            return When(self, (), refused.refusal)

    def and_then(self, *commands: LeaveCommand) -> Given:
        """More history, made by commands that have to be accepted."""
        now = self
        for command in commands:
            outcome = now.when(command)
            assert outcome.refusal is None, outcome.refusal
            assert outcome.events, "a given that changes nothing is a mistake"
            now = replace(now, employee=fold(now.employee, outcome.events))
        return now


@dataclass(frozen=True)
class When:
    """What came of a command."""

    before: Given
    events: tuple[LeaveEvent, ...]
    refusal: Refusal | None

    def then(self, *kinds: type[LeaveEvent]) -> Given:
        """Exactly these kinds of events; gives how things stand after them."""
        assert self.refusal is None, self.refusal
        assert tuple(type(event) for event in self.events) == kinds
        return replace(self.before, employee=fold(self.before.employee, self.events))

    def nothing(self) -> None:
        """Accepted, and nothing had to happen."""
        assert self.refusal is None, self.refusal
        assert self.events == ()

    def refused(self, refusal: Refusal | type[Refusal]) -> None:
        """Refused with this very fact, or one of its kind."""
        assert self.refusal is not None, self.events
        if isinstance(refusal, type):
            assert isinstance(self.refusal, refusal)
        else:
            assert self.refusal == refusal


def given(*events: EmployeeEvent, who: EmployeeId = cast.ANNA, settings: Settings | None = None) -> Given:
    """Somebody hired in 2024, with whatever else happened to them."""
    history = fold(Employee(), [cast.hired(who), *events])
    return Given(history, settings or cast.settings())
