"""Who is away: asked by anybody, without a leave type but where the company shows it (RULES 21)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from bot import intents
from bot.people import known_as
from bot.ports import AwayRow
from bot.replies import Reply, Say
from bot.screens.away import Away, AwayDay
from bot.screens.facts import AwayFact, PersonFact
from bot.screens.helping import Notice, NoticeKind
from bot.talk import House, Talk
from domain.company.settings import Settings
from domain.counting import holidays_at
from domain.employees.assignment import Identity
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday
from domain.ids import LocationId
from domain.leave.requests import Status
from domain.leave.visibility import Viewer, sees_type
from domain.periods import Halves, Period

MENTION = re.compile(r"<@([A-Za-z0-9-]+)(?:\|[^>]*)?>")
"""Somebody named in typed words, by their id on the asker's platform."""
LONGEST_VIEW = 92
"""Days that can be asked about at once."""
PEOPLE_NAMED = 8
"""Colleagues named on a card; it is no list."""


async def show(talk: Talk, intent: intents.ShowAway) -> Reply:
    """Day by day, everybody or one person."""
    first_day = intent.first_day or talk.today
    days = max(1, min(intent.days, LONGEST_VIEW))
    period = Period(first_day, first_day + timedelta(days=days - 1))
    person = None
    if intent.user_id:
        person = await person_at(talk, intent.user_id)
        if person is None:
            return Say(Notice(NoticeKind.NO_SUCH_PERSON))
    rows = await talk.house.queries.away(talk.company_id, period)
    wanted = [row for row in rows if person is None or row.employee_id == person.id]
    return Say(Away(period, talk.today, person, await days_of(talk, wanted, period)))


async def days_of(talk: Talk, rows: Sequence[AwayRow], period: Period) -> tuple[AwayDay, ...]:
    """Days with somebody away or a public holiday, and always today; others are left out."""
    people = {day: list(found) for day, found in groupby(rows, key=lambda row: row.day)}
    free = dict(place_holidays(talk.house, talk.settings, await _places(talk), period))
    shown = sorted({*people, *free, *([talk.today] if talk.today in period else [])})
    return tuple(
        AwayDay(
            day,
            tuple(away_fact(row, talk.settings) for row in people.get(day, ())),
            tuple(free.get(day, ())),
        )
        for day in shown
    )


async def colleagues_away(
    talk: Talk, employee: Employee, period: Period, *, with_pending: bool
) -> tuple[AwayFact, ...]:
    """Others of the department away in a period, a line each; what is undecided only for who decides."""
    department_id = employee.assignment(period.first_day).department_id
    rows = await talk.house.queries.away(
        talk.company_id, period, department_id=department_id, is_approved_only=not with_pending
    )
    others = {row.request_id: row for row in rows if row.employee_id != employee.id}
    facts = [
        AwayFact(PersonFact(row.employee_id, row.name), row.asked, Halves.BOTH, row.status is Status.PENDING)
        for row in others.values()
    ]
    return tuple(facts[:PEOPLE_NAMED])


def away_fact(row: AwayRow, settings: Settings) -> AwayFact:
    """One day of somebody's leave as colleagues see it."""
    leave_type = settings.leave_types.get(row.leave_type_id)
    name = leave_type.name if leave_type and sees_type(Viewer.COLLEAGUE, leave_type) else None
    person = PersonFact(row.employee_id, row.name)
    return AwayFact(person, row.asked, row.halves, row.status is Status.PENDING, name)


def place_holidays(
    house: House, settings: Settings, places: Iterable[LocationId], period: Period
) -> Iterable[tuple[date, list[tuple[str, Holiday]]]]:
    """The holidays of some places in a period, by day."""
    found: dict[date, list[tuple[str, Holiday]]] = {}
    for location_id in places:
        versions = settings.locations[location_id]
        for holiday in holidays_at(versions, house.holidays, period):
            name = settings.location(location_id, holiday.day).name
            found.setdefault(holiday.day, []).append((name, holiday))
    return found.items()


async def _places(talk: Talk) -> list[LocationId]:
    people = await talk.house.queries.people(talk.company_id)
    return list(dict.fromkeys(row.location_id for row in people if row.is_active))


async def person_at(talk: Talk, user_id: str) -> PersonFact | None:
    """Somebody by their id on the asker's platform, within the company."""
    identity = talk.asker.identity
    asked = Identity(identity.platform, identity.workspace_id, user_id)
    known = await known_as(talk.house, talk.company_id, asked)
    if known is None:
        return None
    employee = await talk.house.store.employee(talk.company_id, known.employee_id)
    return PersonFact(known.employee_id, employee.profile.name)
