"""The digest of a channel on a day: who is off and until when, who comes back, what is coming."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.conversation.away import place_holidays
from bot.ports import AwayRow
from bot.reactions.absences import part_of_day, stretch
from bot.screens.away import DigestMessage, OffToday
from bot.screens.facts import AwayFact, PersonFact
from bot.talk import House
from domain.company.digests import Digest
from domain.company.settings import Settings
from domain.counting import calendar_of, place_calendar
from domain.ids import CompanyId, EmployeeId, LocationId
from domain.periods import ONE_DAY, DayPart, Period

OUTLOOK = timedelta(days=14)
"""How far "coming up" looks ahead at most."""
WORKING_DAYS_AHEAD = 5
SATURDAY = 5

IsWorked = Callable[[date], bool]
"""Whether anything is worked on a day where the people of a digest are."""


async def digest_message(
    house: House, company_id: CompanyId, settings: Settings, digest: Digest, day: date
) -> DigestMessage | None:
    """The message of a day; None where the digest stays silent then."""
    rows = await house.queries.away(
        company_id,
        Period(day, day + OUTLOOK),
        location_id=digest.location_id,
        department_id=digest.department_id,
        label=digest.label,
    )
    places = await _places(house, company_id, digest)
    is_worked = _working_days(house, settings, places)
    if not (is_worked(day) or digest.is_posted_on_free_days):
        return None
    next_day, horizon = _next(day, is_worked), _horizon(day, is_worked)
    off = await _off(house, company_id, settings, [row for row in rows if row.day == day])
    free = dict(place_holidays(house, settings, places, Period(day, horizon)))
    message = DigestMessage(
        digest.id,
        day,
        _scope(settings, digest, day),
        off,
        tuple(PersonFact(each.id, each.name) for each in off if _is_back(each, next_day)),
        next_day,
        _coming([row for row in rows if day < row.day <= horizon], {each.id: each.until for each in off}),
        tuple(free.get(day, ())),
        tuple(each for when, found in sorted(free.items()) if when > day for each in found),
    )
    is_empty = not (off or message.coming or free)
    return None if is_empty and not digest.is_posted_when_empty else message


async def _off(
    house: House, company_id: CompanyId, settings: Settings, rows: Sequence[AwayRow]
) -> tuple[OffToday, ...]:
    """One line a person."""
    by_person: dict[EmployeeId, list[AwayRow]] = {}
    for row in rows:
        by_person.setdefault(row.employee_id, []).append(row)
    off = []
    for employee_id, theirs in by_person.items():
        employee = await house.store.employee(company_id, employee_id)
        until, back_on = stretch(employee, calendar_of(employee, settings, house.holidays), theirs[0].day)
        off.append(OffToday(employee_id, theirs[0].name, part_of_day(theirs), until, back_on))
    return tuple(off)


def _is_back(off: OffToday, next_day: date) -> bool:
    """Who was here for a part of the day was not away."""
    was_away = off.today.span is None and off.today.part is DayPart.ALL_DAY
    return was_away and off.back_on == next_day


def _coming(rows: Sequence[AwayRow], until: dict[EmployeeId, date]) -> tuple[AwayFact, ...]:
    """Leave of the next days, a line a request, without the rest of what goes on today."""
    later = [row for row in rows if row.day > until.get(row.employee_id, date.min)]
    first = {row.request_id: row for row in reversed(later)}
    ordered = sorted(first.values(), key=lambda row: (row.first_day, row.name))
    return tuple(AwayFact(PersonFact(row.employee_id, row.name), row.asked, row.halves) for row in ordered)


async def _places(house: House, company_id: CompanyId, digest: Digest) -> list[LocationId]:
    """Where the people are whom the digest covers."""
    people = await house.queries.people(company_id)
    covered = [
        row.location_id
        for row in people
        if row.is_active
        and digest.location_id in (None, row.location_id)
        and digest.department_id in (None, row.department_id)
        and digest.label in (None, *row.labels)
    ]
    return list(dict.fromkeys(covered))


def _working_days(house: House, settings: Settings, places: Sequence[LocationId]) -> IsWorked:
    calendars = [place_calendar(settings.locations[each], house.holidays) for each in places]
    if not calendars:
        return lambda day: day.weekday() < SATURDAY
    return lambda day: any(calendar.work_on(day).minutes for calendar in calendars)


def _next(day: date, is_worked: IsWorked) -> date:
    """The next working day; the end of the outlook where there is none before."""
    end = day + OUTLOOK
    day += ONE_DAY
    while day < end and not is_worked(day):
        day += ONE_DAY
    return day


def _horizon(day: date, is_worked: IsWorked) -> date:
    end = day + OUTLOOK
    for _ in range(WORKING_DAYS_AHEAD):
        day = _next(day, is_worked)
    return min(day, end)


def _scope(settings: Settings, digest: Digest, day: date) -> str | None:
    if digest.location_id is not None:
        return settings.location(digest.location_id, day).name
    if digest.department_id is not None:
        return settings.departments[digest.department_id].name
    return digest.label
