"""Answers from read tables in dictionaries."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table

from bot.ports import AwayRow, Known, PersonRow, RequestRow
from domain.company.digests import Digest, Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, DepartmentId, EmployeeId, LocationId
from domain.leave.requests import Status
from domain.periods import Period
from storage import questions, tables
from storage.memory.log import MemoryStore
from storage.projections.people import email_key
from storage.queries import read_digest
from storage.rows import away_rows, by_name, person_row, request_row

Columns = Mapping[str, Any]


class MemoryQueries:
    """The Queries of a process."""

    def __init__(self, store: MemoryStore, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    async def company_of(self, platform: Platform, workspace_id: str) -> CompanyId | None:
        wanted = {"platform": platform.value, "workspace_id": workspace_id}
        found = [row for row in self._store.rows(tables.workspaces) if wanted.items() <= row.items()]
        first = min(found, key=lambda row: (row["connected_at"], row["company_id"]), default=None)
        return first["company_id"] if first else None

    async def former_company_of(self, platform: Platform, workspace_id: str) -> CompanyId | None:
        wanted = {"platform": platform.value, "workspace_id": workspace_id}
        rows = self._store.rows(tables.identities)
        found = Counter(row["company_id"] for row in rows if wanted.items() <= row.items())
        return min(found, key=lambda company_id: (-found[company_id], company_id), default=None)

    async def person(self, identity: Identity) -> Known | None:
        company_id = await self.company_of(identity.platform, identity.workspace_id)
        if company_id is None:
            return None
        people = self._people(company_id)
        wanted = {"platform": identity.platform.value, "user_id": identity.user_id}
        wanted |= {"workspace_id": identity.workspace_id}
        rows = self._of(tables.identities, company_id)
        found = [row["employee_id"] for row in rows if wanted.items() <= row.items()]
        found.sort(key=lambda employee_id: (not people[employee_id]["is_active"], employee_id))
        return Known(company_id, EmployeeId(found[0])) if found else None

    async def companies(self) -> Sequence[CompanyId]:
        return sorted(self._store.logs)

    async def people(self, company_id: CompanyId) -> Sequence[PersonRow]:
        rows = self._people(company_id).values()
        return sorted((person_row(row, self._today()) for row in rows), key=by_name)

    async def person_by_email(self, company_id: CompanyId, email: str) -> PersonRow | None:
        rows = self._people(company_id).values()
        found = [row for row in rows if row["email_key"] == email_key(email)]
        found.sort(key=lambda row: (not row["is_active"], row["employee_id"]))
        return person_row(found[0], self._today()) if found else None

    async def identities(self, company_id: CompanyId, employee_id: EmployeeId) -> Sequence[Identity]:
        rows = self._of(tables.identities, company_id)
        theirs = [row for row in rows if row["employee_id"] == employee_id]
        theirs.sort(key=lambda row: (row["platform"], row["workspace_id"], row["user_id"]))
        return [Identity(Platform(row["platform"]), row["workspace_id"], row["user_id"]) for row in theirs]

    async def away(
        self,
        company_id: CompanyId,
        period: Period,
        *,
        location_id: LocationId | None = None,
        department_id: DepartmentId | None = None,
        label: str | None = None,
        is_approved_only: bool = True,
        within: frozenset[DepartmentId] | None = None,
    ) -> Sequence[AwayRow]:
        people = self._people(company_id)
        status = Status.APPROVED.value if is_approved_only else None
        wanted = {"location_id": location_id, "department_id": department_id, "status": status}
        given = {name: value for name, value in wanted.items() if value is not None}
        rows = [
            row
            for row in self._of(tables.away_days, company_id)
            if row["day"] in period
            and (within is None or row["department_id"] in within)
            and given.items() <= row.items()
            and _is_there(people[row["employee_id"]], row["day"])
        ]
        return away_rows((_in_order(_named(row, people)) for row in rows), label)

    async def requests_of(
        self, company_id: CompanyId, employee_id: EmployeeId, since: date
    ) -> Sequence[RequestRow]:
        rows = self._of(tables.requests, company_id)
        theirs = [row for row in rows if row["employee_id"] == employee_id and row["last_day"] >= since]
        return self._requests(company_id, theirs)

    async def waiting_for(self, company_id: CompanyId, approver_id: EmployeeId) -> Sequence[RequestRow]:
        turns = self._of(tables.request_approvers, company_id)
        theirs = {_key(row) for row in turns if row["approver_id"] == approver_id}
        rows = [row for row in self._of(tables.requests, company_id) if _key(row) in theirs]
        oldest_first = self._requests(company_id, rows)
        return sorted(oldest_first, key=lambda row: (row.requested_at, row.request_id))

    async def requests(
        self, company_id: CompanyId, period: Period, statuses: frozenset[Status]
    ) -> Sequence[RequestRow]:
        wanted = {status.value for status in statuses}
        rows = [
            row
            for row in self._of(tables.requests, company_id)
            if row["status"] in wanted and Period(row["first_day"], row["last_day"]).meets(period)
        ]
        return self._requests(company_id, rows)

    async def digests(self) -> Sequence[tuple[CompanyId, Digest]]:
        places = ("company_id", "platform", "workspace_id")
        connected = {tuple(row[name] for name in places) for row in self._store.rows(tables.workspaces)}
        rows = sorted(self._store.rows(tables.digests), key=lambda row: (row["company_id"], row["digest_id"]))
        read = [(row["company_id"], read_digest(row["digest"])) for row in rows]
        return [
            (company_id, digest)
            for company_id, digest in read
            if (company_id, digest.channel.platform.value, digest.channel.workspace_id) in connected
        ]

    def _of(self, table: Table, company_id: CompanyId) -> Iterator[Columns]:
        return (row for row in self._store.rows(table) if row["company_id"] == company_id)

    def _people(self, company_id: CompanyId) -> Mapping[str, Columns]:
        return {row["employee_id"]: row for row in self._of(tables.people, company_id)}

    def _requests(self, company_id: CompanyId, rows: Sequence[Columns]) -> Sequence[RequestRow]:
        people = self._people(company_id)
        rows = sorted(rows, key=lambda row: (row["first_day"], row["requested_at"], row["request_id"]))
        return [request_row(_named(row, people)) for row in rows]


def _key(row: Columns) -> tuple[str, str]:
    return (row["employee_id"], row["request_id"])


def _named(row: Columns, people: Mapping[str, Columns]) -> Columns:
    return {**row, "name": people[row["employee_id"]]["name"]}


def _in_order(row: Columns) -> Sequence[Any]:
    return [row[str(name)] for name in questions.AWAY.selected_columns.keys()]  # noqa: SIM118


def _is_there(person: Columns, day: date) -> bool:
    return person["is_active"] and (person["last_day"] is None or day <= person["last_day"])
