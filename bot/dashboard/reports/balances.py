"""Everybody's balances on a day, as they are or as they were known once."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from bot.books import Books
from bot.dashboard.reports.filters import Filters
from bot.dashboard.reports.paging import Page, page_of
from bot.dashboard.reports.seen import Audience, audience, known_at, settings_then
from bot.ports import PersonRow
from bot.reporting import is_there
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.counting import calendar_of
from domain.employees.employee import Employee
from domain.ids import DepartmentId, EmployeeId, LocationId
from domain.leave.balance import Balance
from domain.policies.leave_type import LeaveType
from domain.policies.tenure import entitlement_on
from domain.refusals import Refused

PEOPLE_ON_SCREEN = 25
MOST_ORDERED = 300
"""People whose lines can be ordered by an amount on screen: all have to be worked out for it."""
AMOUNTS: Mapping[str, Callable[[Balance], Amount]] = {
    "granted": lambda each: each.granted,
    "carried": lambda each: each.carried,
    "lapsed": lambda each: each.lapsed,
    "adjusted": lambda each: each.adjusted,
    "taken": lambda each: each.taken,
    "booked": lambda each: each.booked,
    "pending": lambda each: each.pending,
    "available": lambda each: each.available,
}
"""What a balance is made of, in the order in which it is said."""


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """How somebody stands with a type on a day, without the entries behind it; the amounts add up.

    `balance` is None where nobody has said how much there is, or they are not with the company that day.
    """

    employee_id: EmployeeId
    name: str
    email: str | None
    location_id: LocationId
    department_id: DepartmentId
    leave_type: LeaveType
    entitled: Amount
    """For a whole leave year, by the terms of the day."""
    balance: Balance | None


@dataclass(frozen=True, slots=True)
class BalancesReport:
    """The lines of a page of people; `types` are those with a limit that there are to choose from."""

    found: Audience
    types: Sequence[LeaveType]
    page: Page[BalanceLine]
    """Of lines; its total is of people."""
    has_order: bool
    """Whether amounts can be ordered by."""


async def balances(talk: Talk, filters: Filters) -> BalancesReport:
    """A page of people with a line for each type. Raises Refused(NotPermitted)."""
    found = await audience(talk, filters)
    people = [each for each in found.people if filters.known_on or _may_be_there(each, filters.on)]
    people.sort(key=lambda each: each.name.casefold(), reverse=filters.is_descending)
    has_order = len(people) <= MOST_ORDERED
    if has_order and filters.sort in AMOUNTS:
        lines = [line async for line in all_balances(replace(found, people=people), filters)]
        page = page_of(_ordered(lines, filters), filters.page)
        return BalancesReport(found, limited_types(talk), replace(page, total=len(people)), has_order)
    some = page_of(people, filters.page, PEOPLE_ON_SCREEN)
    lines = [line async for line in all_balances(replace(found, people=some.lines), filters)]
    return BalancesReport(
        found, limited_types(talk), Page(lines, some.number, some.pages, some.total), has_order
    )


def _ordered(lines: Sequence[BalanceLine], filters: Filters) -> Sequence[BalanceLine]:
    """By an amount; those without a balance come last either way."""
    amount = AMOUNTS[filters.sort]
    known = [(amount(line.balance), line) for line in lines if line.balance]
    known.sort(key=itemgetter(0), reverse=filters.is_descending)
    return [line for _, line in known] + [line for line in lines if not line.balance]


async def all_balances(found: Audience, filters: Filters) -> AsyncIterator[BalanceLine]:
    """A line for each limited type of everybody who is there on the day, person by person."""
    at = known_at(found.talk, filters)
    then = await settings_then(found.talk, at)
    types = [each for each in limited_types(then) if filters.wants(each.id)]
    async for person, employee in found.each(then.settings, at):
        if is_there(employee, filters.on):
            for line in _lines(then, person, employee, types, filters.on):
                yield line


def limited_types(talk: Talk) -> Sequence[LeaveType]:
    """Those of which there is an amount to have."""
    return [each for each in talk.settings.leave_types.values() if each.is_limited and each.is_active]


def _lines(
    talk: Talk, person: PersonRow, employee: Employee, types: Sequence[LeaveType], on: date
) -> Iterator[BalanceLine]:
    books = Books(employee, talk.settings, calendar_of(employee, talk.settings, talk.house.holidays))
    for leave_type in types:
        found = _balance(books, leave_type, on)
        yield BalanceLine(
            person.employee_id,
            employee.profile.name,
            employee.profile.email,
            employee.assignment(on).location_id,
            employee.assignment(on).department_id,
            leave_type,
            _entitled(books, leave_type, on) if found else NOTHING,
            replace(found, entries=()) if found else None,
        )


def _balance(books: Books, leave_type: LeaveType, on: date) -> Balance | None:
    try:
        return books.balance(leave_type.id, on)
    except Refused:  # nobody has said how much there is
        return None


def _entitled(books: Books, leave_type: LeaveType, on: date) -> Amount:
    policy = books.account(leave_type.id).policy_on(on)
    return entitlement_on(policy, books.employee.hired_on, on) if policy else NOTHING


def _may_be_there(person: PersonRow, on: date) -> bool:
    """As far as the directory knows; those who come later than the day are left out by their history."""
    return person.is_active and (person.last_day is None or on <= person.last_day)
