"""The statements behind the queries; each names its company first."""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, bindparam, func, or_, select

from domain.ids import CompanyId
from storage.tables import (
    away_days,
    companies,
    digests,
    identities,
    people,
    request_approvers,
    requests,
)
from storage.tables import workspaces as connected

COMPANIES = select(companies.c.company_id).order_by(companies.c.company_id)

# A workspace that two companies have connected belongs to the one that did so first.
COMPANY_OF = (
    select(connected.c.company_id)
    .where(
        connected.c.platform == bindparam("platform"), connected.c.workspace_id == bindparam("workspace_id")
    )
    .order_by(connected.c.connected_at, connected.c.company_id)
    .limit(1)
)

PERSON = (
    select(identities.c.company_id, identities.c.employee_id)
    .join(
        people,
        and_(
            people.c.company_id == identities.c.company_id,
            people.c.employee_id == identities.c.employee_id,
        ),
    )
    .where(
        identities.c.platform == bindparam("platform"),
        identities.c.workspace_id == bindparam("workspace_id"),
        identities.c.user_id == bindparam("user_id"),
        identities.c.company_id == COMPANY_OF.scalar_subquery(),
    )
    .order_by(people.c.is_active.desc(), identities.c.employee_id)
    .limit(1)
)

FORMER_COMPANY_OF = (
    select(identities.c.company_id)
    .where(
        identities.c.platform == bindparam("platform"),
        identities.c.workspace_id == bindparam("workspace_id"),
    )
    .group_by(identities.c.company_id)
    .order_by(func.count().desc(), identities.c.company_id)
    .limit(1)
)

DIGESTS: Select[Any] = select(digests.c.company_id, digests.c.digest).order_by(
    digests.c.company_id, digests.c.digest_id
)

WORKSPACES: Select[Any] = select(connected.c.company_id, connected.c.platform, connected.c.workspace_id)


def _unless(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """That a column equals a parameter, where one is given."""
    given = bindparam(name, type_=String)
    return or_(given.is_(None), column == given)


def _same_person(table: Any) -> ColumnElement[bool]:
    return and_(people.c.company_id == table.c.company_id, people.c.employee_id == table.c.employee_id)


# Days of leave of those who are still there on them, in the order in which `away_row` reads it.
AWAY: Select[Any] = (
    select(
        *(away_days.c[name] for name in ("day", "employee_id")),
        people.c.name,
        *(away_days.c[name] for name in ("halves", "status", "location_id", "department_id", "request_id")),
        *(away_days.c[name] for name in ("leave_type_id", "first_day", "last_day")),
        *(away_days.c[name] for name in ("part", "span_start", "span_end", "exceptions", "labels")),
    )
    .join(people, _same_person(away_days))
    .where(
        away_days.c.company_id == bindparam("company_id"),
        away_days.c.day.between(bindparam("first"), bindparam("last")),
        people.c.is_active,
        or_(people.c.last_day.is_(None), away_days.c.day <= people.c.last_day),
        _unless(away_days.c.location_id, "location_id"),
        _unless(away_days.c.department_id, "department_id"),
        _unless(away_days.c.status, "status"),
    )
)

# Columns in the order in which `waiting_rows` reads them.
WAITING: Select[Any] = (
    select(requests, people.c.name)
    .join(
        request_approvers,
        and_(
            request_approvers.c.company_id == requests.c.company_id,
            request_approvers.c.employee_id == requests.c.employee_id,
            request_approvers.c.request_id == requests.c.request_id,
        ),
    )
    .join(people, _same_person(requests))
    .where(
        request_approvers.c.company_id == bindparam("company_id"),
        request_approvers.c.approver_id == bindparam("approver_id"),
    )
    .order_by(requests.c.requested_at, requests.c.request_id)
)

ABSENT = (
    select(away_days.c.employee_id)
    .where(
        away_days.c.company_id == bindparam("company_id"),
        away_days.c.day.between(bindparam("first"), bindparam("last")),
    )
    .distinct()
)


def everybody(company_id: CompanyId) -> Select[Any]:
    return select(people).where(people.c.company_id == company_id)


def with_email(company_id: CompanyId, email_key: str) -> Select[Any]:
    """The active before those who are not."""
    found = everybody(company_id).where(people.c.email_key == email_key)
    return found.order_by(people.c.is_active.desc(), people.c.employee_id)


def identities_of(company_id: CompanyId, employee_id: str) -> Select[Any]:
    return (
        select(identities)
        .where(identities.c.company_id == company_id, identities.c.employee_id == employee_id)
        .order_by(identities.c.platform, identities.c.workspace_id, identities.c.user_id)
    )


def requests_where(company_id: CompanyId, *conditions: ColumnElement[bool]) -> Select[Any]:
    return (
        select(requests, people.c.name)
        .join(people, _same_person(requests))
        .where(requests.c.company_id == company_id, *conditions)
        .order_by(requests.c.first_day, requests.c.requested_at, requests.c.request_id)
    )
