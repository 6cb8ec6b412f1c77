"""Answers from the read tables."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select

from bot.ports import AwayRow, Known, PersonRow, RequestRow
from domain.company.digests import Digest, Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, DepartmentId, EmployeeId, LocationId
from domain.leave.requests import Status
from domain.periods import Period
from storage import questions
from storage.codec import reader
from storage.projections.people import email_key
from storage.reader import Reader
from storage.rows import away_rows, by_name, person_row, request_row, waiting_rows
from storage.tables import away_days, requests

A_SHORT_WHILE = 7
"""Days for which it is quicker to look up who is away than to ask for it beside the loop."""

read_digest = reader(Digest)


class TableQueries:
    """The Queries of a database; `today` says where people work now."""

    def __init__(self, reader: Reader, today: Callable[[], date]) -> None:
        self._reader = reader
        self._today = today

    async def company_of(self, platform: Platform, workspace_id: str) -> CompanyId | None:
        wanted = {"platform": platform.value, "workspace_id": workspace_id}
        row = await self._reader.first(questions.COMPANY_OF, wanted)
        return CompanyId(row[0]) if row else None

    async def former_company_of(self, platform: Platform, workspace_id: str) -> CompanyId | None:
        wanted = {"platform": platform.value, "workspace_id": workspace_id}
        rows = await self._reader.all(questions.FORMER_COMPANY_OF, wanted)
        return CompanyId(rows[0].company_id) if rows else None

    async def person(self, identity: Identity) -> Known | None:
        wanted = {
            "platform": identity.platform.value,
            "workspace_id": identity.workspace_id,
            "user_id": identity.user_id,
        }
        row = await self._reader.first(questions.PERSON, wanted)
        return Known(CompanyId(row[0]), EmployeeId(row[1])) if row else None

    async def companies(self) -> Sequence[CompanyId]:
        return [row.company_id for row in await self._reader.all(questions.COMPANIES)]

    async def people(self, company_id: CompanyId) -> Sequence[PersonRow]:
        today = self._today()
        rows = await self._reader.all(questions.everybody(company_id))
        return sorted((person_row(row._mapping, today) for row in rows), key=by_name)

    async def person_by_email(self, company_id: CompanyId, email: str) -> PersonRow | None:
        rows = await self._reader.all(questions.with_email(company_id, email_key(email)))
        return person_row(rows[0]._mapping, self._today()) if rows else None

    async def identities(self, company_id: CompanyId, employee_id: EmployeeId) -> Sequence[Identity]:
        rows = await self._reader.all(questions.identities_of(company_id, employee_id))
        return [Identity(Platform(row.platform), row.workspace_id, row.user_id) for row in rows]

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
        wanted = {
            "company_id": company_id,
            "first": period.first_day,
            "last": period.last_day,
            "location_id": location_id,
            "department_id": department_id,
            "status": Status.APPROVED.value if is_approved_only else None,
        }
        if within is not None:
            some = questions.AWAY.where(away_days.c.department_id.in_(sorted(within)))
            return away_rows(await self._reader.all(some, wanted), label)
        read = self._reader.few if len(period) <= A_SHORT_WHILE else self._reader.all
        return away_rows(await read(questions.AWAY, wanted), label)

    async def requests_of(
        self, company_id: CompanyId, employee_id: EmployeeId, since: date
    ) -> Sequence[RequestRow]:
        theirs = requests.c.employee_id == employee_id, requests.c.last_day >= since
        return await self._requests(questions.requests_where(company_id, *theirs))

    async def waiting_for(self, company_id: CompanyId, approver_id: EmployeeId) -> Sequence[RequestRow]:
        wanted = {"company_id": company_id, "approver_id": approver_id}
        return waiting_rows(await self._reader.few(questions.WAITING, wanted))

    async def requests(
        self, company_id: CompanyId, period: Period, statuses: frozenset[Status]
    ) -> Sequence[RequestRow]:
        met = requests.c.last_day >= period.first_day, requests.c.first_day <= period.last_day
        wanted = requests.c.status.in_(sorted(status.value for status in statuses))
        return await self._requests(questions.requests_where(company_id, *met, wanted))

    async def digests(self) -> Sequence[tuple[CompanyId, Digest]]:
        connected = {tuple(row) for row in await self._reader.all(questions.WORKSPACES)}
        rows = [
            (row.company_id, read_digest(row.digest)) for row in await self._reader.all(questions.DIGESTS)
        ]
        return [
            (company_id, digest) for company_id, digest in rows if _place(company_id, digest) in connected
        ]

    async def _requests(self, asked: Select[Any]) -> Sequence[RequestRow]:
        return [request_row(row._mapping) for row in await self._reader.all(asked)]


def _place(company_id: CompanyId, digest: Digest) -> tuple[str, str, str]:
    return (company_id, digest.channel.platform.value, digest.channel.workspace_id)
