"""Companies' logs in dictionaries, with the drafts and projections of the real ones."""

from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence, Set
from datetime import date, datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Table

from bot.ports import Past, StoreUnavailable, Transaction
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.periods import Period
from domain.streams import COMPANY, employee_stream
from storage.batch import NOT_BEGUN
from storage.codec import Codec
from storage.drafting import Draft
from storage.folding import Folded, beginning, employees_in, places_in
from storage.knowing import RECORDED, past_of, streams_of
from storage.projections.changes import Row, Scope, settled

T = TypeVar("T")


class MemoryLog:
    """One company's events and effects."""

    def __init__(self, company_id: CompanyId) -> None:
        self.company_id = company_id
        self.head = NOT_BEGUN
        self.events: list[Row] = []
        self.effects: dict[int, dict[str, Any]] = {}
        self.states: dict[str, Folded] = {}
        self._handled: set[str] = set()
        self._planned: set[str] = set()

    def folded(self, stream: str) -> Folded:
        return self.states.get(stream) or beginning(stream)

    def has_handled(self, command_id: str) -> bool:
        return command_id in self._handled

    def has_planned(self, plan: str) -> bool:
        return plan in self._planned

    def absent(self, period: Period) -> Set[EmployeeId]:
        return {each.id for each in employees_in(self.states) if each.id}

    def places(self, day: date) -> Mapping[EmployeeId, Assignment]:
        return places_in(self.states, day)

    def take(self, draft: Draft) -> None:
        self.head = draft.head
        self.events += draft.rows.events
        for row in draft.rows.effects:
            waiting = {"lease_until": None, "buried_at": None, **row}
            self.effects[cast(int, row["seq"])] = waiting
        self.states |= draft.states
        self._handled |= {cast(str, row["command_id"]) for row in draft.rows.handled}
        self._planned |= {cast(str, row["plan"]) for row in draft.rows.plans}


class MemoryStore:
    """The Store of a process. Commands follow one another because nothing here ever waits."""

    def __init__(self, codec: Codec, on_effects: Callable[[], None]) -> None:
        self.codec = codec
        self.logs: dict[CompanyId, MemoryLog] = {}
        self.is_closed = False
        self._tables: dict[str, dict[Scope, Any]] = {}
        self._on_effects = on_effects
        self.on_growth: Callable[[Mapping[CompanyId, int]], None] = lambda _: None

    async def transact(self, company_id: CompanyId, work: Callable[[Transaction], T]) -> T:
        return self.draft(company_id, work)

    async def settings(self, company_id: CompanyId) -> Settings:
        return cast(Settings, self._folded(company_id, COMPANY).state)

    async def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        return cast(Employee, self._folded(company_id, employee_stream(employee_id)).state)

    async def several(self, company_id: CompanyId, employee_ids: Sequence[EmployeeId]) -> Sequence[Employee]:
        return [await self.employee(company_id, each) for each in employee_ids]

    async def as_of(self, company_id: CompanyId, at: datetime, employee_ids: Collection[EmployeeId]) -> Past:
        log, streams = self.logs.get(company_id), streams_of(employee_ids)
        columns = [str(column) for column in RECORDED.selected_columns.keys()]  # noqa: SIM118
        rows = [row for row in log.events if row["stream"] in streams] if log else []
        return past_of(self.codec, at, employee_ids, ([row[each] for each in columns] for row in rows))

    async def employees(
        self, company_id: CompanyId, known_at: datetime | None = None
    ) -> AsyncIterator[Employee]:
        log = self.logs.get(company_id)
        states = [each.state for each in log.states.values()] if log else []
        everybody = [state for state in states if isinstance(state, Employee) and state.id]
        if known_at:
            past = await self.as_of(company_id, known_at, [each.id for each in everybody if each.id])
            everybody = [each for each in past.employees.values() if each.id]
        for employee in everybody:
            yield employee

    def draft(self, company_id: CompanyId, work: Callable[[Draft], T]) -> T:
        """Runs work on a draft, which counts unless work raises."""
        if self.is_closed:
            raise StoreUnavailable("the store is closed")
        log = self.logs.get(company_id) or MemoryLog(company_id)
        draft = Draft(log, self.codec)
        outcome = work(draft)
        if draft.head != log.head:
            self.logs[company_id] = log
            log.take(draft)
            self._apply(draft)
            self.on_growth({company_id: log.head.position})
        return outcome

    async def positions(self, company_ids: Collection[CompanyId]) -> Mapping[CompanyId, int]:
        """How far logs have come."""
        return {each: self.logs[each].head.position for each in company_ids if each in self.logs}

    def rows(self, table: Table) -> Iterator[Mapping[str, Any]]:
        """A read table, row by row."""
        for rows in self._tables.get(table.name, {}).values():
            yield from rows

    def _apply(self, draft: Draft) -> None:
        for change in settled(draft.rows.changes):
            self._tables.setdefault(change.table.name, {})[change.scope] = change.rows
        if draft.rows.effects:
            self._on_effects()

    def _folded(self, company_id: CompanyId, stream: str) -> Folded:
        log = self.logs.get(company_id)
        return log.folded(stream) if log else beginning(stream)
