"""One person's turn: who asks, in which company, on which day; and the house they ask in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.absences import Absences
from bot.books import Books, Shelf
from bot.handling import Handling, is_on_leave, is_with_us, terms_of
from bot.intents import Asker
from bot.ports import (
    Changes,
    Clock,
    Codes,
    Consents,
    Context,
    Copies,
    Directory,
    Doors,
    Feeds,
    History,
    Ids,
    Installations,
    Jobs,
    Origin,
    Outbox,
    PersonRow,
    Places,
    Queries,
    References,
    Sessions,
    SignIns,
    Statuses,
    Store,
)
from bot.screens.facts import PageFact
from bot.trials import Trials
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.counting import HolidaySource
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.approvers import possible_deciders
from domain.leave.terms import Terms
from domain.periods import Period
from domain.policies.rules import CoverLimit


@dataclass(frozen=True, slots=True)
class House:
    """Every port the conversation uses."""

    store: Store
    queries: Queries
    outbox: Outbox
    copies: Copies
    clock: Clock
    ids: Ids
    holidays: HolidaySource
    places: Places
    directories: Mapping[Platform, Directory]
    codes: Codes
    changes: Changes
    feeds: Feeds
    installations: Installations
    references: References
    sessions: Sessions
    doors: Doors
    sign_ins: SignIns
    jobs: Jobs
    history: History
    consents: Consents
    dashboard_url: str = ""
    """Where people reach the dashboard; empty where nobody has said it."""
    page_of: Callable[[EmployeeId, RequestId], PageFact | None] = lambda employee_id, request_id: None
    """Where a request has a page of its own."""
    statuses: Mapping[Platform, Statuses] = field(default_factory=dict)
    """Where people can let us set their status."""
    shelf: Shelf = field(default_factory=Shelf)
    absences: Absences = field(default_factory=Absences)
    trials: Trials = field(default_factory=Trials)

    @property
    def handling(self) -> Handling:
        return Handling(self.store, self.holidays)


@dataclass(frozen=True, slots=True)
class Talk:
    """A known person asking: `me` as they stand, `today` by their own clock."""

    house: House
    asker: Asker
    company_id: CompanyId
    my_id: EmployeeId
    me: Employee
    settings: Settings
    locale: str
    at: datetime
    today: date

    @property
    def is_administrator(self) -> bool:
        return self.my_id in self.settings.administrator_ids

    def context(self, command_id: str | None = None) -> Context:
        """For a command of theirs; the delivery names it unless the command has an id of its own."""
        origin = Origin(self.asker.identity.platform.value)
        return Context(self.company_id, self.my_id, origin, command_id or self.asker.delivery_id, self.at)

    def books(self, employee: Employee) -> Books:
        """What follows from how somebody stands."""
        return self.house.shelf.books(employee, self.settings, self.house.holidays)

    async def terms(self, employee: Employee, period: Period | None = None) -> Terms:
        """What a decision about somebody's leave depends on now: those who decide, and colleagues away then.

        Colleagues are looked up for a period only, where rules ask how many are away.
        """
        deciding = await deciding_terms(self.house, self.company_id, employee, self.settings, self.at)
        absent, everybody = await self._colleagues(period)
        return replace(
            deciding,
            is_present=lambda each: each == self.my_id or deciding.is_present(each),
            absent=lambda _: absent,
            everybody=lambda _: everybody,
        )

    async def _colleagues(self, period: Period | None) -> tuple[list[Employee], list[Assignment]]:
        limits = [rule.limit for rule in self.settings.rules.values() if isinstance(rule.limit, CoverLimit)]
        if period is None or not limits:
            return [], []
        rows = await self.house.queries.away(self.company_id, period, is_approved_only=False)
        ids = dict.fromkeys(row.employee_id for row in rows)
        absent = [await self.house.store.employee(self.company_id, each) for each in ids]
        if all(limit.share_away is None for limit in limits):
            return absent, []
        people = await self.house.queries.people(self.company_id)
        there = [each for each in people if is_there(each, period.first_day)]
        return absent, [Assignment(each.location_id, each.department_id, each.labels) for each in there]


async def deciding_terms(
    house: House, company_id: CompanyId, employee: Employee, settings: Settings, at: datetime
) -> Terms:
    """What a decision about somebody's leave depends on at a moment, but for colleagues away then."""
    present, away = set[EmployeeId](), set[EmployeeId]()
    for each in possible_deciders(employee, settings):
        decider = await house.store.employee(company_id, each)
        if is_with_us(decider, settings, at):
            present.add(each)
        if is_on_leave(decider, settings, at):
            away.add(each)
    terms = terms_of(employee, settings, house.holidays, at)
    return replace(terms, is_present=present.__contains__, is_away=away.__contains__)


def is_there(person: PersonRow, day: date) -> bool:
    """Whether somebody is with the company on a day."""
    return person.is_there(day)
