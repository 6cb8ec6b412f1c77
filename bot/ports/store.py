"""The event log: who asked, one command's view of it, and what is folded from it."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Protocol, TypeVar

from bot.effects import Effect
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.periods import Period
from domain.streams import Event

T = TypeVar("T")


class Origin(Enum):
    """Where a command came from."""

    SLACK = "slack"
    TEAMS = "teams"
    WEB = "web"
    CLI = "cli"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Context:
    """Who asked, from where, and by which delivery; `command_id` makes a repeated delivery a no-op."""

    company_id: CompanyId
    actor: EmployeeId | None
    origin: Origin
    command_id: str
    at: datetime


class Transaction(Protocol):
    """One command's view of the store, under the company's lock. Synchronous: it runs beside the database."""

    def settings(self, company_id: CompanyId) -> Settings:
        """The company as it stands, earlier commands of the same batch included."""
        ...

    def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        """The employee as they stand; one with id None where there is no such stream."""
        ...

    def has_handled(self, company_id: CompanyId, command_id: str) -> bool:
        """Whether a command of this id was carried out before."""
        ...

    def absent(self, company_id: CompanyId, period: Period) -> Sequence[Employee]:
        """Whoever has leave in a period, asked for or approved, as they stand; others perhaps, too."""
        ...

    def assignments(self, company_id: CompanyId, day: date) -> Sequence[Assignment]:
        """Where everybody works who is with the company on a day."""
        ...

    def append(
        self, context: Context, stream: str, events: Sequence[Event], effects: Sequence[Effect] = ()
    ) -> None:
        """Events, their read rows and effects, all or nothing with the rest of the transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Past:
    """A company and some of its people as they were known at a moment.

    What was not recorded by then is as before its first event: Settings(), Employee().
    """

    settings: Settings
    employees: Mapping[EmployeeId, Employee]
    since: Mapping[EmployeeId, datetime]
    """When each was first recorded, be it after the moment; nothing of those who never were."""


class Store(Protocol):
    """The event log and what is folded from it."""

    async def transact(self, company_id: CompanyId, work: Callable[[Transaction], T]) -> T:
        """Runs work under the company's lock; returns once durable. What work raises undoes it alone."""
        ...

    async def settings(self, company_id: CompanyId) -> Settings:
        """As of the last commit; Settings() where the company is unknown."""
        ...

    async def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        """As of the last commit; Employee() where unknown."""
        ...

    async def several(self, company_id: CompanyId, employee_ids: Sequence[EmployeeId]) -> Sequence[Employee]:
        """As `employee`, for each in turn: much quicker than one after another."""
        ...

    async def as_of(self, company_id: CompanyId, at: datetime, employee_ids: Collection[EmployeeId]) -> Past:
        """From the events recorded at `at` or before: of each stream those before the first later one."""
        ...

    def employees(self, company_id: CompanyId, known_at: datetime | None = None) -> AsyncIterator[Employee]:
        """Everybody who was ever hired, all as of one commit, one after another in no order that is promised.

        With `known_at` everybody who was known at that moment, as `as_of` has them.
        For what is about everybody: it reads the log in few large pieces, and keeps none of it.
        """
        ...


class StoreUnavailable(Exception):
    """The database is locked, full, read-only or gone: nothing was stored, try again later."""
