"""Who is away when, for everybody of the company: the wall chart, and a week of it as a list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from dateutil.relativedelta import relativedelta

from bot.absences import Absent, State
from bot.conversation.away import place_holidays
from bot.dashboard.away_choices import choices, found_among, in_order
from bot.dashboard.away_cover import concerned, covering
from bot.dashboard.away_facts import (
    AwayList,
    Group,
    ListedAway,
    ListedDay,
    SeenLeave,
    Sight,
    Sought,
    View,
    Wall,
)
from bot.dashboard.away_lines import blackouts_of, row_of
from bot.dashboard.away_sights import Sights
from bot.permissions import Ability, require
from bot.ports import AwayRow, PersonRow
from bot.screens.facts import PersonFact
from bot.talk import Talk
from domain.holiday_calendar import Holiday
from domain.leave.requests import Status
from domain.leave.rules_of_time import blackout_on
from domain.periods import Period

PAGE = 200
"""Rows at most: more of them is another page."""
FARTHEST = timedelta(days=36_525)
"""A hundred years back or ahead; whoever asks for more sees that."""
MONTHS = {View.MONTH: 1, View.QUARTER: 3, View.YEAR: 12}


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found, and what of it that is not decided yet the viewer may know."""

    talk: Talk
    period: Period
    sights: Sights
    absent: Absent
    pending: list[AwayRow]
    found: list[PersonRow]
    """Those who were looked for, in the order of their departments."""


async def wall(talk: Talk, sought: Sought) -> Wall:
    """The wall chart. Raises Refused."""
    look = await _look(talk, sought)
    return Wall(
        replace(sought, page=_page_of(sought, len(look.found))),
        look.period,
        talk.today,
        choices(talk.settings, look.absent.people),
        _holidays(talk, _shown(look.found, sought), look.period),
        _blackouts(talk, look.period),
        await _groups(look, _shown(look.found, sought)),
        len(look.found),
        max(1, -(-len(look.found) // PAGE)),
    )


async def week(talk: Talk, sought: Sought) -> AwayList:
    """A week of who is away, day by day. Raises Refused."""
    look = await _look(talk, replace(sought, view=View.LIST))
    wanted = {person.employee_id for person in look.found}
    listed: dict[date, list[ListedAway]] = {}
    for row in sorted((*look.absent.approved, *look.pending), key=_by_day_and_name):
        sees_type = await look.sights.sees_type(row)
        if row.employee_id in wanted and (sought.leave_type_id is None or _is_of(row, sought, sees_type)):
            listed.setdefault(row.day, []).append(await _listed(look, row, sees_type))
    free = _holidays(talk, look.found, look.period)
    days = tuple(
        ListedDay(day, tuple(listed.get(day, ())), tuple(each for each in free if each[1].day == day))
        for day in look.period.days()
    )
    return AwayList(sought, look.period, talk.today, choices(talk.settings, look.absent.people), days)


def period_of(talk: Talk, sought: Sought) -> Period:
    """The week, month, quarter or year that a day lies in."""
    day = min(max(sought.day or talk.today, talk.today - FARTHEST), talk.today + FARTHEST)
    if sought.view in (View.WEEK, View.LIST):
        place = talk.settings.location(talk.me.assignment(day).location_id, day)
        first = day - timedelta(days=(day.weekday() - place.week_start) % 7)
        return Period(first, first + timedelta(days=6))
    months = MONTHS[sought.view]
    first = day.replace(month=day.month - (day.month - 1) % months, day=1)
    return Period(first, first + relativedelta(months=months, days=-1))


async def _look(talk: Talk, sought: Sought) -> _Look:
    await require(talk, Ability.SEE_AWAY)
    house, period, sights = talk.house, period_of(talk, sought), await Sights.of_viewer(talk)
    # The position is read first: what is read after it is as new, or newer and soon asked for anew.
    position = await house.changes.position(talk.company_id)
    state = State(talk.company_id, position, house.clock.now().date(), period)
    people = await house.absences.people(state, house.queries)
    found = in_order(talk.settings, found_among(talk.settings, people, sought))
    is_all = sought.view is View.LIST or sought.leave_type_id is not None
    within = concerned(talk.settings, people, found if is_all else _shown(found, sought))
    absent = await house.absences.of(state, house.queries, within)
    pending = [row for row in absent.pending if await sights.sees(row)]
    if sought.leave_type_id is not None:
        rows = [*absent.approved, *pending]
        told = {row.employee_id for row in rows if _is_of(row, sought, await sights.sees_type(row))}
        found = [each for each in found if each.employee_id in told]
    return _Look(talk, period, sights, absent, pending, found)


def _page_of(sought: Sought, people: int) -> int:
    return min(max(sought.page, 1), max(1, -(-people // PAGE)))


def _shown(found: Sequence[PersonRow], sought: Sought) -> Sequence[PersonRow]:
    """Those on the page that is asked for."""
    page = _page_of(sought, len(found))
    return found[(page - 1) * PAGE : page * PAGE]


def _is_of(row: AwayRow, sought: Sought, sees_type: bool) -> bool:
    """Whether it is of the type that is looked for, and the viewer is told so."""
    return sees_type and row.leave_type_id == sought.leave_type_id


async def _groups(look: _Look, shown: Sequence[PersonRow]) -> tuple[Group, ...]:
    talk, store = look.talk, look.talk.house.store
    cover = covering(talk.settings, look.absent, look.pending)
    so_many = Counter(person.department_id for person in look.found)
    groups = []
    for department_id, people in groupby(shown, key=lambda person: person.department_id):
        employees = [await look.absent.employee(store, each.employee_id) for each in people]
        rows = [row_of(talk, each, await look.sights.of_employee(each), look.period) for each in employees]
        department = talk.settings.departments[department_id]
        groups.append(Group(department, so_many[department_id], tuple(rows), cover.of(department_id)))
    return tuple(groups)


def _holidays(talk: Talk, people: Iterable[PersonRow], period: Period) -> tuple[tuple[str, Holiday], ...]:
    """By day; one that several places have is named once, with all of them."""
    places = list(dict.fromkeys(person.location_id for person in people))
    named: dict[Holiday, list[str]] = {}
    for _, found in place_holidays(talk.house, talk.settings, places, period):
        for place, holiday in found:
            named.setdefault(holiday, []).append(place)
    in_days = sorted(named.items(), key=lambda each: (each[0].day, each[0].name))
    return tuple((", ".join(sorted(places)), holiday) for holiday, places in in_days)


def _blackouts(talk: Talk, period: Period) -> tuple[tuple[Period, str], ...]:
    found = {
        (blackout, limit.name)
        for _, limit in blackouts_of(talk.settings)
        for day in period.days()
        if (blackout := blackout_on(limit, day)) is not None
    }
    return tuple(sorted(found, key=lambda each: (each[0].first_day, each[1])))


def _by_day_and_name(row: AwayRow) -> tuple[object, ...]:
    return (row.day, row.name.casefold(), row.employee_id, row.first_day, row.request_id)


async def _listed(look: _Look, row: AwayRow, sees_type: bool) -> ListedAway:
    leave_type = look.talk.settings.leave_types.get(row.leave_type_id) if sees_type else None
    is_theirs = await look.sights.of(row.employee_id) is not Sight.COLLEAGUE
    is_pending, request_id = row.status is Status.PENDING, row.request_id if is_theirs else None
    leave = SeenLeave(row.asked, {row.day: row.halves}, is_pending, leave_type, request_id)
    return ListedAway(PersonFact(row.employee_id, row.name), row.halves, leave)
