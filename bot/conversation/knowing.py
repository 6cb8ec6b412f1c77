"""What was known at a past moment: the same answers, from what had been recorded by then."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.books import Shelf
from bot.handling import zone_of
from bot.ports import Past
from bot.screens.helping import Notice, NoticeKind
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.periods import ONE_DAY


@dataclass(frozen=True, slots=True)
class Seen:
    """A talk in a company, about somebody in it, both as they are known now or were known once."""

    talk: Talk
    employee: Employee


async def known_on(talk: Talk, employee_id: EmployeeId, day: date) -> Seen | Notice:
    """Somebody as they were known at the end of a day by the asker's clock; of today, as they are now."""
    if day > talk.today:
        return Notice(NoticeKind.NOT_KNOWN_YET, day=day)
    return await known_at(talk, employee_id, talk.at if day == talk.today else end_of(day, clock_of(talk)))


async def known_at(talk: Talk, employee_id: EmployeeId, at: datetime) -> Seen | Notice:
    """Somebody as they were known at a moment, or why nothing can be said of it."""
    if at > talk.at:
        return Notice(NoticeKind.NOT_KNOWN_YET, day=at.astimezone(clock_of(talk)).date())
    past = await talk.house.store.as_of(talk.company_id, at, [employee_id])
    employee = past.employees[employee_id]
    if not _is_whole(past, employee):
        since = past.since.get(employee_id, talk.at).astimezone(clock_of(talk))
        return Notice(NoticeKind.NOTHING_KNOWN_THEN, day=since.date())
    # Books of the past have a shelf of their own, for those of the present are asked for again.
    house = replace(talk.house, shelf=Shelf())
    return Seen(replace(talk, house=house, settings=past.settings, at=at), employee)


def clock_of(talk: Talk) -> ZoneInfo:
    """The time zone of the asker."""
    return ZoneInfo(zone_of(talk.me, talk.settings, talk.at))


def end_of(day: date, zone: tzinfo) -> datetime:
    """The last moment of a day by a clock."""
    midnight = datetime.combine(day + ONE_DAY, time.min, zone)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def _is_whole(past: Past, employee: Employee) -> bool:
    """Whether somebody was known, and where they work: another machine's clock may be ahead of ours."""
    places = past.settings.locations
    return employee.id is not None and all(each.location_id in places for _, each in employee.assignments)
