"""Who is away in a period, as everybody asks about it: looked up once for each state of a company."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.ports import AwayRow, Changes, PersonRow, Queries, Store
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.leave.requests import Status
from domain.periods import Halves, Period

Counts = Counter[tuple[date, Halves]]
Bucket = Assignment
"""People with the same place, department and labels: a rule counts all of them or none."""
NOBODYS: frozenset[str] = frozenset()
Key = tuple[CompanyId, int, Period, date]

MOST_ROWS = 60_000
"""Rows kept at most, of all companies and periods together: about 25 MB."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Everybody who is with a company as a period begins, and who is away in it, at one state of the log."""

    company_id: CompanyId
    people: tuple[PersonRow, ...]
    approved: tuple[AwayRow, ...]
    pending: tuple[AwayRow, ...]
    counts: Mapping[Bucket, Counts]
    """How many are away, approved, by where they work."""
    _employees: dict[EmployeeId, Employee] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.people) + len(self.approved) + len(self.pending)

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
class Absences:
    """What was asked about last; another state of a company has others."""

    _kept: OrderedDict[Key, Absent] = field(default_factory=OrderedDict)

    async def of(
        self, company_id: CompanyId, period: Period, today: date, queries: Queries, changes: Changes
    ) -> Absent:
        """Raises StoreUnavailable."""
        # The position is read first: what is read after it is as new, or newer and soon asked for anew.
        key = company_id, await changes.position(company_id), period, today
        found = self._kept.pop(key, None)
        if found is None:
            everybody = await queries.people(company_id)
            rows = await queries.away(company_id, period, is_approved_only=False)
            people = tuple(each for each in everybody if each.is_there(period.first_day))
            approved = tuple(row for row in rows if row.status is Status.APPROVED)
            pending = tuple(row for row in rows if row.status is not Status.APPROVED)
            found = Absent(company_id, people, approved, pending, _count(people, approved))
        self._keep(key, found)
        return found

    def _keep(self, key: Key, absent: Absent) -> None:
        """As the last one asked about; what is too large for all is not kept at all."""
        self._kept[key] = absent
        size = sum(each.size for each in self._kept.values())
        while size > MOST_ROWS:
            _, dropped = self._kept.popitem(last=False)
            size -= dropped.size


def bucket_of(where: PersonRow | AwayRow, labels: frozenset[str]) -> Bucket:
    """Where somebody is counted."""
    return Assignment(where.location_id, where.department_id, labels)


def _count(people: Iterable[PersonRow], rows: Iterable[AwayRow]) -> Mapping[Bucket, Counts]:
    labels = {person.employee_id: person.labels for person in people}
    counts: dict[Bucket, Counts] = defaultdict(Counter)
    for row in rows:
        counts[bucket_of(row, labels.get(row.employee_id, NOBODYS))][row.day, row.halves] += 1
    return counts
