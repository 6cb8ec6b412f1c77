"""The digest of a channel on a day: who is off and until when, who comes back, what is coming."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.conversation.away import place_holidays
from bot.ports import AwayRow
from bot.screens.away import DigestMessage, OffToday
from bot.screens.facts import AwayFact, PersonFact
from bot.talk import House
from domain.company.digests import Digest
from domain.company.settings import Settings
from domain.counting import Calendar, calendar_of
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday
from domain.ids import CompanyId, EmployeeId, LocationId
from domain.leave.requests import Status
from domain.periods import ONE_DAY, Asked, DayPart, Halves, Period

OUTLOOK = 14
"""Calendar days that "coming up" looks ahead at most."""
WORKING_DAYS_AHEAD = 5
LONGEST_ABSENCE = 400
"""Days looked ahead for somebody's first day back."""


async def digest_message(
    house: House, company_id: CompanyId, settings: Settings, digest: Digest, day: date
) -> DigestMessage | None:
    """The message of a day; None where the digest stays silent then."""
    rows = await house.queries.away(
        company_id,
        Period(day, day + timedelta(days=OUTLOOK)),
        location_id=digest.location_id,
        department_id=digest.department_id,
        label=digest.label,
    )
    today = [row for row in rows if row.day == day]
    off = tuple([await _off(house, company_id, settings, row) for row in _once(today)])
    places = await _places(house, company_id, digest)
    next_day = _next_weekday(day)
    horizon = _horizon(day)
    here = {row.employee_id for row in today}
    coming = _coming([row for row in rows if next_day <= row.day <= horizon], here)
    free = dict(place_holidays(house, settings, places, Period(day, horizon)))
    is_free = _is_free_day(day, places, free)
    ahead = tuple(each for when, found in sorted(free.items()) if when > day for each in found)
    message = DigestMessage(
        digest.id,
        day,
        _scope(settings, digest, day),
        off,
        tuple(PersonFact(each.id, each.name) for each in off if each.back_on == next_day),
        next_day,
        coming,
        tuple(free.get(day, ())),
        ahead,
    )
    if is_free and not digest.is_posted_on_free_days:
        return None
    is_empty = not (off or coming or message.holidays or ahead)
    return None if is_empty and not digest.is_posted_when_empty else message


async def _off(house: House, company_id: CompanyId, settings: Settings, row: AwayRow) -> OffToday:
    employee = await house.store.employee(company_id, row.employee_id)
    calendar = calendar_of(employee, settings, house.holidays)
    until, back_on = _absence(employee, calendar, row.day)
    return OffToday(row.employee_id, row.name, Asked(Period(row.day, row.day), _part(row)), until, back_on)


def _absence(employee: Employee, calendar: Calendar, day: date) -> tuple[date, date]:
    """The last day of an absence and the first working day after it, across weekends and joined requests."""
    away: dict[date, Halves] = {}
    for request in employee.requests.values():
        if request.status is Status.APPROVED:
            for charge in request.charges:
                away[charge.day] = away.get(charge.day, Halves.NONE) | charge.halves
    until = day
    for _ in range(LONGEST_ABSENCE):
        day += ONE_DAY
        worked = calendar.halves_on(day)
        if worked & ~away.get(day, Halves.NONE):
            return until, day
        if worked:
            until = day
    return until, day


def _part(row: AwayRow) -> DayPart:
    if row.halves is Halves.MORNING and row.asked.halves_on(row.day) is not Halves.BOTH:
        return DayPart.MORNING
    if row.halves is Halves.AFTERNOON and row.asked.halves_on(row.day) is not Halves.BOTH:
        return DayPart.AFTERNOON
    return DayPart.ALL_DAY


def _once(rows: Sequence[AwayRow]) -> Iterable[AwayRow]:
    """One row a person: two halves of a day are a day (two requests of one person)."""
    by_person: dict[str, AwayRow] = {}
    for row in rows:
        by_person.setdefault(row.employee_id, row)
    return by_person.values()


def _coming(rows: Sequence[AwayRow], here: set[EmployeeId]) -> tuple[AwayFact, ...]:
    """Leave that starts in the next days, a line a request, of those who are not off today already."""
    first = {row.request_id: row for row in reversed(rows) if row.employee_id not in here}
    ordered = sorted(first.values(), key=lambda row: (row.first_day, row.name))
    return tuple(AwayFact(PersonFact(row.employee_id, row.name), row.asked, row.halves) for row in ordered)


def _is_free_day(
    day: date, places: Sequence[LocationId], free: dict[date, list[tuple[str, Holiday]]]
) -> bool:
    """A weekend day, or a whole holiday in every place that the digest covers."""
    whole = {place for place, holiday in free.get(day, ()) if holiday.halves is Halves.BOTH}
    return day.isoweekday() > 5 or (bool(places) and len(whole) >= len(places))


async def _places(house: House, company_id: CompanyId, digest: Digest) -> list[LocationId]:
    people = await house.queries.people(company_id)
    covered = [
        row.location_id
        for row in people
        if row.is_active
        and digest.location_id in (None, row.location_id)
        and digest.department_id in (None, row.department_id)
    ]
    return list(dict.fromkeys(covered))


def _scope(settings: Settings, digest: Digest, day: date) -> str | None:
    if digest.location_id is not None:
        return settings.location(digest.location_id, day).name
    if digest.department_id is not None:
        return settings.departments[digest.department_id].name
    return digest.label


def _next_weekday(day: date) -> date:
    day += ONE_DAY
    while day.isoweekday() > 5:
        day += ONE_DAY
    return day


def _horizon(day: date) -> date:
    for _ in range(WORKING_DAYS_AHEAD):
        day = _next_weekday(day)
    return day
