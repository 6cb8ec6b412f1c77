"""Who is away, and which requests there are."""

from collections.abc import Iterable
from datetime import date

from bot.ports import AwayRow, RequestRow
from bot.talk import House
from bot.terminal.asking import Company, company_named, day_named, one_of, person_named
from bot.terminal.paper import Complaint, Json, Paper, Said, as_json
from domain.ids import RequestId
from domain.leave.requests import Status
from domain.periods import Asked, Period

EVER = Period(date.min, date.max)


async def away(
    house: House,
    *,
    first_day: str = "",
    last_day: str = "",
    company: str = "",
    json: bool = False,
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """Approved leave that meets the days, each once, by its first day."""
    try:
        found = await company_named(house, company)
        first = day_named(first_day, house.clock.now().date())
        period = _period(first, day_named(last_day, first))
    except Complaint as complaint:
        return complaint.said
    rows = list(_once(await house.queries.away(found.id, period)))
    if json:
        return Said(as_json([_away(row) for row in rows]))
    if not rows:
        return Said(f"Nobody is away {found.words.period(period)}.")
    cells = [(row.name, found.words.asked(row.asked), _type(found, row), row.location_id) for row in rows]
    return Said(paper.table(("Who", "When", "Leave", "Place"), cells))


async def requests(
    house: House,
    *,
    status: str = "",
    email: str = "",
    company: str = "",
    json: bool = False,
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """Requests, newest first: all, or those of one status or one person."""
    try:
        found = await company_named(house, company)
        statuses = [each.value for each in Status]
        wanted = frozenset({Status(one_of(status, statuses, "status"))} if status else Status)
        person = await person_named(house, found, email) if email else None
    except Complaint as complaint:
        return complaint.said
    everything = await house.queries.requests(found.id, EVER, wanted)
    rows = [row for row in everything if person is None or row.employee_id == person.employee_id]
    rows.sort(key=lambda row: (row.requested_at, row.asked.period.first_day, row.request_id), reverse=True)
    if json:
        return Said(as_json([_request(row) for row in rows]))
    if not rows:
        return Said("There are no such requests.")
    cells = [_cells(row, found) for row in rows]
    return Said(paper.table(("Asked", "Who", "Leave", "When", "Status"), cells))


def _period(first_day: date, last_day: date) -> Period:
    if last_day < first_day:
        raise Complaint(f"{last_day} comes before {first_day}. Turn them round.")
    return Period(first_day, last_day)


def _once(rows: Iterable[AwayRow]) -> Iterable[AwayRow]:
    seen: set[RequestId] = set()
    for row in rows:
        if row.request_id not in seen:
            seen.add(row.request_id)
            yield row


def _cells(row: RequestRow, company: Company) -> tuple[str, ...]:
    asked_at = f"{row.requested_at:%Y-%m-%d %H:%M}"
    return (asked_at, row.name, _type(company, row), company.words.asked(row.asked), row.status.value)


def _type(company: Company, row: AwayRow | RequestRow) -> str:
    return company.settings.leave_types[row.leave_type_id].name


def _away(row: AwayRow) -> Json:
    return {
        "employee": row.employee_id,
        "name": row.name,
        "request": row.request_id,
        "leave_type": row.leave_type_id,
        "location": row.location_id,
        "department": row.department_id,
        **_asked(row.asked),
    }


def _request(row: RequestRow) -> Json:
    return {
        "request": row.request_id,
        "employee": row.employee_id,
        "name": row.name,
        "leave_type": row.leave_type_id,
        "status": row.status.value,
        "requested_at": row.requested_at.isoformat(),
        **_asked(row.asked),
    }


def _asked(asked: Asked) -> dict[str, Json]:
    span = [asked.span.start, asked.span.end] if asked.span else None
    return {
        "first_day": asked.period.first_day.isoformat(),
        "last_day": asked.period.last_day.isoformat(),
        "part": asked.part.value,
        "minutes": span,
    }
