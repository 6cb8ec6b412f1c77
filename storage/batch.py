"""The commands that go into one database transaction, each seeing what those before it left."""

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from domain.employees.assignment import Assignment
from domain.ids import CompanyId, EmployeeId
from domain.periods import Period
from storage.chain import BEFORE_THE_FIRST
from storage.codec import Codec
from storage.drafting import Draft, Head, Rows
from storage.folding import Coming, Folded, FoldedStates, employees_in, places_in
from storage.inserting import insert_all, was_handled
from storage.log import NEWER, STREAM, TOO_FAR, take_newer, take_stream
from storage.questions import ABSENT, everybody
from storage.rows import place_on
from storage.tables import companies, events, handled_commands, outbox, planned
from storage.writing import apply, insert_new

NOT_BEGUN = Head(0, BEFORE_THE_FIRST, 0)

LOCK: Select[Any] = (
    select(companies)
    .where(companies.c.company_id.in_(bindparam("company_ids", expanding=True)))
    .order_by(companies.c.company_id)
    .with_for_update()
)

HANDLED = select(handled_commands.c.command_id).where(
    handled_commands.c.company_id == bindparam("company_id"),
    handled_commands.c.command_id.in_(bindparam("command_ids", expanding=True)),
)

PLANNED = select(planned.c.plan).where(
    planned.c.company_id == bindparam("company_id"), planned.c.plan == bindparam("plan")
)

ADVANCE = (
    update(companies)
    .where(companies.c.company_id == bindparam("of_company"))
    .values(position=bindparam("at"), hash=bindparam("sealed"), effects=bindparam("so_many"))
)


class CompanyLog:
    """A locked company: its log as the batch leaves it so far."""

    def __init__(
        self, connection: Connection, states: FoldedStates, codec: Codec, company_id: CompanyId, head: Head
    ) -> None:
        self.company_id = company_id
        self.found = head
        self.head = head
        self.rows = Rows()
        self.changed: dict[str, Folded] = {}
        self._connection = connection
        self._states = states
        self._codec = codec
        self._handled: set[str] = set()
        self._planned: set[str] = set()
        self._looked_up: dict[str, bool] = {}

    def follow(self) -> None:
        """Takes in what other processes have committed since."""
        known = self._states.head(self.company_id)
        if known is None or known >= self.found.position:
            return
        if self.found.position - known > TOO_FAR:
            self._states.forget(self.company_id)
            return
        rows = self._connection.execute(NEWER, {"company_id": self.company_id, "known": known}).all()
        take_newer(self._states, self._codec, self.company_id, known, rows)

    def folded(self, stream: str) -> Folded:
        kept = self.changed.get(stream)
        return kept or self._states.get(self.company_id, stream, self.found.position) or self._read(stream)

    def has_handled(self, command_id: str) -> bool:
        if command_id in self._handled:
            return True
        if command_id not in self._looked_up:
            found = was_handled(self._connection, self.company_id, command_id)
            self._looked_up[command_id] = found
        return self._looked_up[command_id]

    def look_up(self, command_ids: Collection[str]) -> None:
        """Finds out by one question which of these commands are known."""
        wanted = {"company_id": self.company_id, "command_ids": list(command_ids)}
        found = set(self._connection.scalars(HANDLED, wanted))
        self._looked_up |= {command_id: command_id in found for command_id in command_ids}

    def has_planned(self, plan: str) -> bool:
        wanted = {"company_id": self.company_id, "plan": plan}
        return plan in self._planned or self._connection.execute(PLANNED, wanted).first() is not None

    def absent(self, period: Period) -> Set[EmployeeId]:
        wanted = {"company_id": self.company_id, "first": period.first_day, "last": period.last_day}
        stored = {EmployeeId(each) for each in self._connection.scalars(ABSENT, wanted)}
        return stored | {each.id for each in employees_in(self.changed) if each.id}

    def places(self, day: date) -> Mapping[EmployeeId, Assignment]:
        rows = self._connection.execute(everybody(self.company_id))
        stored = {row.employee_id: place_on(row._mapping, day) for row in rows}
        there = {each: place for each, place in stored.items() if place is not None}
        changed = {each.id for each in employees_in(self.changed)}
        kept = {each: place for each, place in there.items() if each not in changed}
        return {**kept, **places_in(self.changed, day)}

    def take(self, draft: Draft) -> None:
        """Makes a draft part of the batch."""
        self.head = draft.head
        self.rows.add(draft.rows)
        self.changed |= draft.states
        self._handled |= {str(row["command_id"]) for row in draft.rows.handled}
        self._planned |= {str(row["plan"]) for row in draft.rows.plans}

    def _read(self, stream: str) -> Folded:
        wanted = {"company_id": self.company_id, "stream": stream}
        rows = self._connection.execute(STREAM, wanted).all()
        return take_stream(self._states, self._codec, self.company_id, stream, rows)


class Batch:
    """An open transaction with the companies that are locked in it."""

    def __init__(self, connection: Connection, states: FoldedStates, codec: Codec) -> None:
        self.connection = connection
        self.codec = codec
        self._states = states
        self._logs: dict[CompanyId, CompanyLog] = {}

    @property
    def has_effects(self) -> bool:
        return any(log.rows.effects for log in self._logs.values())

    def lock(self, company_ids: Iterable[CompanyId]) -> None:
        """Locks companies in the order of their ids, so that two processes never wait for each other."""
        wanted = sorted(set(company_ids))
        if not wanted:
            return
        heads = self._heads(wanted)
        if missing := [company_id for company_id in wanted if company_id not in heads]:
            self._start(missing)
            heads = self._heads(wanted)
        for company_id in wanted:
            log = CompanyLog(self.connection, self._states, self.codec, company_id, heads[company_id])
            log.follow()
            self._logs[company_id] = log

    def log(self, company_id: CompanyId) -> CompanyLog:
        """A company's log. KeyError for one that is not locked."""
        return self._logs[company_id]

    @property
    def is_far_away(self) -> bool:
        """Whether each question to the database is a journey, so that few are better than many."""
        return self.connection.dialect.name == "postgresql"

    def write(self) -> None:
        """Writes what the commands led to."""
        rows = Rows()
        for log in self._logs.values():
            rows.add(log.rows)
        insert_all(self.connection, events, rows.events)
        insert_all(self.connection, handled_commands, rows.handled)
        insert_all(self.connection, outbox, rows.effects)
        insert_all(self.connection, planned, rows.plans)
        apply(self.connection, rows.changes)
        self._write_heads()
        for log in self._longer():
            coming = Coming(log.found.position, log.head.position, log.head.hash, log.changed)
            self._states.expect(log.company_id, coming)

    @property
    def grown(self) -> Mapping[CompanyId, int]:
        """The companies of which something was written, with their logs' new ends."""
        return {log.company_id: log.head.position for log in self._longer()}

    def publish(self) -> None:
        """After the commit: what is kept folded moves along."""
        for log in self._longer():
            self._states.arrive(log.company_id, log.head.position, log.head.hash)

    def _longer(self) -> list[CompanyLog]:
        return [log for log in self._logs.values() if log.head.position > log.found.position]

    def _heads(self, company_ids: list[CompanyId]) -> dict[str, Head]:
        rows = self.connection.execute(LOCK, {"company_ids": company_ids})
        return {row.company_id: Head(row.position, row.hash, row.effects) for row in rows}

    def _start(self, company_ids: list[CompanyId]) -> None:
        # A row to lock, even if nothing comes of it: see _write_heads.
        for company_id in company_ids:
            head = {"position": 0, "hash": BEFORE_THE_FIRST, "effects": 0}
            insert_new(self.connection, companies, {"company_id": company_id, **head})

    def _write_heads(self) -> None:
        changed = [log for log in self._logs.values() if log.head != log.found]
        if changed:
            self.connection.execute(ADVANCE, [_head_values(log) for log in changed])
        if any(log.head == NOT_BEGUN for log in self._logs.values()):
            nothing = (companies.c.position == 0) & (companies.c.effects == 0)
            self.connection.execute(delete(companies).where(nothing))


def _head_values(log: CompanyLog) -> dict[str, object]:
    head = log.head
    return {"of_company": log.company_id, "at": head.position, "sealed": head.hash, "so_many": head.effects}
