"""One command's view of its company inside a batch, and the rows that it leads to."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol, cast

from bot.effects import Effect, lane
from bot.ports import Context
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.periods import Period
from domain.streams import COMPANY, Event, employee_stream
from storage.chain import seal
from storage.codec import Codec
from storage.folding import Folded, employees_in, go_on, places_in
from storage.projections import project
from storage.projections.changes import Replace, Row
from storage.projections.recorded import Recorded

LONG_AGO = timedelta(days=3650)
"""What follows from a command waits for no time, also when the clock is put back after it."""


@dataclass(slots=True)
class Rows:
    """What is to be written, in the order in which it came about."""

    events: list[Row] = field(default_factory=list)
    handled: list[Row] = field(default_factory=list)
    effects: list[Row] = field(default_factory=list)
    plans: list[Row] = field(default_factory=list)
    changes: list[Replace] = field(default_factory=list)

    def add(self, more: "Rows") -> None:
        self.events += more.events
        self.handled += more.handled
        self.effects += more.effects
        self.plans += more.plans
        self.changes += more.changes


@dataclass(frozen=True, slots=True)
class Head:
    """Where a company's log ends: its last position, that row's hash, and how many effects there were."""

    position: int
    hash: bytes
    effects: int


class History(Protocol):
    """What a draft looks up in the store."""

    @property
    def company_id(self) -> CompanyId: ...

    @property
    def head(self) -> Head: ...

    def folded(self, stream: str) -> Folded: ...

    def has_handled(self, command_id: str) -> bool: ...

    def has_planned(self, plan: str) -> bool: ...

    def absent(self, period: Period) -> Set[EmployeeId]:
        """Whoever has leave in a period, asked for or approved; others perhaps, too."""
        ...

    def places(self, day: date) -> Mapping[EmployeeId, Assignment]:
        """Where everybody works who is with the company on a day."""
        ...


class Draft:
    """A Transaction that writes nothing itself: what it gathers counts once it is taken."""

    def __init__(self, history: History, codec: Codec) -> None:
        self._history = history
        self._codec = codec
        self.head = history.head
        self.rows = Rows()
        self.states: dict[str, Folded] = {}
        self._commands: set[str] = set()

    def settings(self, company_id: CompanyId) -> Settings:
        self._stay_within(company_id)
        return cast(Settings, self._folded(COMPANY).state)

    def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        self._stay_within(company_id)
        return cast(Employee, self._folded(employee_stream(employee_id)).state)

    def has_handled(self, company_id: CompanyId, command_id: str) -> bool:
        self._stay_within(company_id)
        return command_id in self._commands or self._history.has_handled(command_id)

    def absent(self, company_id: CompanyId, period: Period) -> Sequence[Employee]:
        self._stay_within(company_id)
        ids = self._history.absent(period) | {each.id for each in employees_in(self.states) if each.id}
        return [self.employee(company_id, each) for each in sorted(ids)]

    def assignments(self, company_id: CompanyId, day: date) -> Sequence[Assignment]:
        self._stay_within(company_id)
        return list({**self._history.places(day), **places_in(self.states, day)}.values())

    def append(
        self, context: Context, stream: str, events: Sequence[Event], effects: Sequence[Effect] = ()
    ) -> None:
        self._stay_within(context.company_id)
        if events:
            self._append_events(context, stream, events)
        for effect in effects:
            self._append_effect(effect, context.at, context.at - LONG_AGO)
        if (events or effects) and context.command_id not in self._commands:
            self._commands.add(context.command_id)
            self.rows.handled.append({"company_id": context.company_id, "command_id": context.command_id})

    def plan(self, effect: Effect, plan: str, not_before: datetime) -> bool:
        """An effect of the clock's, once for each plan; False where it was planned before."""
        if self._history.has_planned(plan):
            return False
        company_id = self._history.company_id
        self.rows.plans.append({"company_id": company_id, "plan": plan, "planned_for": not_before})
        self._append_effect(effect, not_before, not_before)
        return True

    def _stay_within(self, company_id: CompanyId) -> None:
        if company_id != self._history.company_id:
            raise ValueError("a transaction stays within the company that it has locked")

    def _folded(self, stream: str) -> Folded:
        return self.states.get(stream) or self._history.folded(stream)

    def _append_events(self, context: Context, stream: str, events: Sequence[Event]) -> None:
        before = self._folded(stream)
        for version, event in enumerate(events, start=before.version + 1):
            self._append_event(context, stream, version, event)
        after = self.states[stream] = go_on(before, events)
        recorded = [Recorded(event, context.at) for event in events]
        self.rows.changes += project(context.company_id, recorded, after.state)

    def _append_event(self, context: Context, stream: str, version: int, event: Event) -> None:
        name, shape, payload = self._codec.write_event(event)
        row: dict[str, object] = {
            "company_id": context.company_id,
            "position": self.head.position + 1,
            "stream": stream,
            "version": version,
            "type": name,
            "shape": shape,
            "payload": payload,
            "actor": context.actor,
            "origin": context.origin.value,
            "correlation_id": context.command_id,
            "recorded_at": context.at,
            "previous_hash": self.head.hash,
        }
        row["hash"] = sealed = seal(self.head.hash, row)
        self.head = Head(self.head.position + 1, sealed, self.head.effects)
        self.rows.events.append(row)

    def _append_effect(self, effect: Effect, due_at: datetime, not_before: datetime) -> None:
        name, payload = self._codec.write_effect(effect)
        self.head = Head(self.head.position, self.head.hash, self.head.effects + 1)
        self.rows.effects.append(
            {
                "company_id": self._history.company_id,
                "seq": self.head.effects,
                "lane": lane(effect),
                "type": name,
                "payload": payload,
                "due_at": due_at,
                "not_before": not_before,
                "attempts": 0,
                "claims": 0,
            }
        )
