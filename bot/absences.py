"""Who is away in a period, as everybody asks about it: looked up once for each state of a company."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bot.ports import AwayRow, PersonRow, Queries, Store
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, DepartmentId, EmployeeId
from domain.leave.requests import Status
from domain.periods import Halves, Period

Counts = Counter[tuple[date, Halves]]
Bucket = Assignment
"""People with the same place, department and labels: a rule counts all of them or none."""
NOBODYS: frozenset[str] = frozenset()
People = tuple[PersonRow, ...]
Within = frozenset[DepartmentId] | None
K = TypeVar("K")
V = TypeVar("V")

MOST_ROWS = 60_000
"""Rows kept at most, of all companies and periods together: about 25 MB, and as many people."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Everybody who is with a company as a period begins, and who is away in it, at one state of the log."""

    company_id: CompanyId
    people: People
    approved: tuple[AwayRow, ...]
    pending: tuple[AwayRow, ...]
    counts: Mapping[Bucket, Counts]
    """How many are away, approved, by where they work."""
    _employees: dict[EmployeeId, Employee] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.approved) + len(self.pending) + 1

    async def employee(self, store: Store, employee_id: EmployeeId) -> Employee:
        """Somebody as they stand at this state."""
        known = self._employees.get(employee_id)
        if known is None:
            known = self._employees[employee_id] = await store.employee(self.company_id, employee_id)
        return known

    def counts_with(self, pending: Iterable[AwayRow]) -> Mapping[Bucket, Counts]:
        """The counts, and what is not decided yet as far as somebody may know of it."""
        more = _count(self.people, pending)
        return {**self.counts, **{each: self.counts.get(each, Counter()) + more[each] for each in more}}


@dataclass(frozen=True, slots=True)
class State:
    """A company at one state of its log, on a day, and the period that is asked about."""

    company_id: CompanyId
    position: int
    today: date
    period: Period


@dataclass(frozen=True, slots=True)
class Absences:
    """What was asked about last. Raises StoreUnavailable."""

    _people: OrderedDict[State, People] = field(default_factory=OrderedDict)
    _absent: OrderedDict[tuple[State, Within], Absent] = field(default_factory=OrderedDict)

    async def people(self, state: State, queries: Queries) -> People:
        """Everybody who is there as the period begins."""
        found = self._people.pop(state, None)
        if found is None:
            everybody = await queries.people(state.company_id)
            found = tuple(each for each in everybody if each.is_there(state.period.first_day))
        _keep(self._people, state, found, len)
        return found

    async def of(self, state: State, queries: Queries, within: Within = None) -> Absent:
        """Who is away, within some departments where not everybody is asked about."""
        found = self._absent.pop((state, within), None)
        if found is None:
            people = await self.people(state, queries)
            rows = await queries.away(state.company_id, state.period, is_approved_only=False, within=within)
            approved = tuple(row for row in rows if row.status is Status.APPROVED)
            pending = tuple(row for row in rows if row.status is not Status.APPROVED)
            found = Absent(state.company_id, people, approved, pending, _count(people, approved))
        _keep(self._absent, (state, within), found, lambda each: each.size)
        return found


def _keep(kept: OrderedDict[K, V], key: K, value: V, size_of: Callable[[V], int]) -> None:
    """As the last one asked about; what is too large for all is not kept at all."""
    kept[key] = value
    size = sum(map(size_of, kept.values()))
    while size > MOST_ROWS:
        _, dropped = kept.popitem(last=False)
        size -= size_of(dropped)


def bucket_of(where: PersonRow | AwayRow, labels: frozenset[str]) -> Bucket:
    """Where somebody is counted."""
    return Assignment(where.location_id, where.department_id, labels)


def _count(people: Iterable[PersonRow], rows: Iterable[AwayRow]) -> Mapping[Bucket, Counts]:
    labels = {person.employee_id: person.labels for person in people}
    counts: dict[Bucket, Counts] = defaultdict(Counter)
    for row in rows:
        counts[bucket_of(row, labels.get(row.employee_id, NOBODYS))][row.day, row.halves] += 1
    return counts
