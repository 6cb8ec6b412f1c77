"""Streams into states, and the states that are kept so that history is not read twice."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import cast

from domain.company.events import CompanyEvent
from domain.company.fold import fold as fold_settings
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.employees.fold import fold as fold_employee
from domain.ids import CompanyId, EmployeeId
from domain.streams import COMPANY, EmployeeEvent, Event

State = Settings | Employee
KEPT = 20_000
"""Streams kept folded, of all companies together."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A stream's state, and how many events led to it."""

    version: int
    state: State


def beginning(stream: str) -> Folded:
    """A stream before its first event."""
    return Folded(0, Settings() if stream == COMPANY else Employee())


def go_on(folded: Folded, events: Iterable[Event]) -> Folded:
    """The state after more events of its stream."""
    more = tuple(events)
    state = folded.state
    if isinstance(state, Settings):
        state = fold_settings(state, cast(tuple[CompanyEvent, ...], more))
    else:
        state = fold_employee(state, cast(tuple[EmployeeEvent, ...], more))
    return Folded(folded.version + len(more), state)


def employees_in(states: Mapping[str, Folded]) -> Iterator[Employee]:
    """The employees among some states."""
    return (each.state for each in states.values() if isinstance(each.state, Employee))


def places_in(states: Mapping[str, Folded], day: date) -> dict[EmployeeId, Assignment]:
    """Where the employees among some states work who are with the company on a day."""
    return {
        each.id: each.assignment(day)
        for each in employees_in(states)
        if each.id and each.is_active and (each.last_day is None or day <= each.last_day)
    }


@dataclass(frozen=True, slots=True)
class Coming:
    """What a commit under way will have changed, and the hash that the log then ends with."""

    before: int
    after: int
    hash: bytes
    changed: Mapping[str, Folded]


class FoldedStates:
    """States that hold at a position of their company's log. Threads may share it."""

    def __init__(self, limit: int = KEPT) -> None:
        self._limit = limit
        self._heads: dict[CompanyId, int] = {}
        self._kept: OrderedDict[tuple[CompanyId, str], Folded] = OrderedDict()
        self._coming: dict[CompanyId, Coming] = {}
        self._lock = Lock()

    def head(self, company_id: CompanyId) -> int | None:
        """The position at which everything kept of a company holds; None where nothing is."""
        return self._heads.get(company_id)

    def get(self, company_id: CompanyId, stream: str, head: int) -> Folded | None:
        """The state, if it is no older than `head`."""
        with self._lock:
            if self._heads.get(company_id, -1) < head:
                return None
            folded = self._kept.get((company_id, stream))
            if folded is not None:
                self._kept.move_to_end((company_id, stream))
            return folded

    def keep(self, company_id: CompanyId, stream: str, folded: Folded, head: int) -> None:
        """Keeps what was read at `head`, unless more has happened since."""
        with self._lock:
            if self._heads.setdefault(company_id, head) == head:
                self._put(company_id, stream, folded)

    def advance(self, company_id: CompanyId, before: int, after: int, changed: Mapping[str, Folded]) -> None:
        """Moves a company from one position to another: only these streams changed between them."""
        with self._lock:
            if self._heads.setdefault(company_id, before) == before:
                self._heads[company_id] = after
                for stream, folded in changed.items():
                    self._put(company_id, stream, folded)

    def expect(self, company_id: CompanyId, coming: Coming) -> None:
        """Prepares for a commit: whoever sees it before its thread can say so need not read what it wrote."""
        self._coming[company_id] = coming

    def arrive(self, company_id: CompanyId, head: int, sealed: bytes) -> bool:
        """Whether a log that ends like this is the one that was expected; then its states are there."""
        coming = self._coming.get(company_id)
        if coming is None or (coming.after, coming.hash) != (head, bytes(sealed)):
            return False
        self.advance(company_id, coming.before, coming.after, coming.changed)
        return self._heads.get(company_id, -1) >= head

    def forget(self, company_id: CompanyId) -> None:
        """Lets go of a company of which too much has changed to follow."""
        with self._lock:
            self._heads.pop(company_id, None)
            for known in [known for known in self._kept if known[0] == company_id]:
                del self._kept[known]

    def _put(self, company_id: CompanyId, stream: str, folded: Folded) -> None:
        self._kept[company_id, stream] = folded
        self._kept.move_to_end((company_id, stream))
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)
