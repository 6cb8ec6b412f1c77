"""What somebody works from a day on: each half of each weekday, over a cycle of weeks."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import assert_never

from bot.conversation.assigning import assigned, pattern_of
from bot.dashboard import trying
from bot.dashboard.profile import Stage, stages
from bot.dashboard.trying import Change, Outlook, Pressed, Problem, begun, somebody, where_they_work
from bot.dashboard.typed import check, day_problem, minutes_of
from bot.replies import Slip
from bot.talk import Talk
from domain.ids import EmployeeId
from domain.periods import MIDNIGHT
from domain.working_pattern import DAYS_A_WEEK, FIRST_MONDAY, FREE, Week, Work, WorkingPattern

MOST_WEEKS = 4
FIVE_DAYS, FOUR_DAYS = 5, 4


class Preset(Enum):
    """What many work, to begin from."""

    LIKE_THE_PLACE = "like_the_place"
    FULL_TIME = "full_time"
    FOUR_DAYS = "four_days"
    ALTERNATE_WEEKS = "alternate_weeks"


@dataclass(frozen=True, slots=True)
class HoursValues:
    """The form as filled in: hours as they are typed, two a day, week by week."""

    weeks: tuple[tuple[tuple[str, str], ...], ...]
    from_day: date | None
    starts_on: date | None = None
    """A Monday of a first week, where there are several."""


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What somebody works, to be changed."""

    name: str
    values: HoursValues
    begun: str
    present: WorkingPattern
    stages: tuple[Stage, ...]


async def open_form(
    talk: Talk, employee_id: EmployeeId, preset: Preset | None = None, weeks: int | None = None
) -> HoursForm:
    """The form with what is worked today, or with what many work, over as many weeks as are asked for."""
    employee = await somebody(talk, employee_id)
    from_day = max(talk.today, employee.hired_on)
    present = pattern_of(talk, employee, from_day)
    place = talk.settings.location(employee.assignment(from_day).location_id, from_day).pattern
    pattern = present if preset is None else preset_of(preset, place)
    return HoursForm(
        employee.profile.name,
        values_of(pattern, from_day, weeks),
        begun(where_they_work, employee),
        present,
        stages(talk, employee),
    )


def preset_of(preset: Preset, place: WorkingPattern) -> WorkingPattern:
    """What many work, with days as long as at the place."""
    work = max((each for week in place.weeks for each in week), key=lambda each: each.minutes)
    full, four = (_days(work, days) for days in (FIVE_DAYS, FOUR_DAYS))
    match preset:
        case Preset.LIKE_THE_PLACE:
            return place
        case Preset.FULL_TIME:
            return WorkingPattern((full,))
        case Preset.FOUR_DAYS:
            return WorkingPattern((four,))
        case Preset.ALTERNATE_WEEKS:
            return WorkingPattern((full, four))
        case _:
            assert_never(preset)


def values_of(pattern: WorkingPattern, from_day: date, weeks: int | None = None) -> HoursValues:
    """A pattern as it is typed; weeks beyond its own are like its last."""
    wanted = min(max(weeks or len(pattern.weeks), 1), MOST_WEEKS)
    shown = (*pattern.weeks, *([pattern.weeks[-1]] * MOST_WEEKS))[:wanted]
    return HoursValues(
        tuple(tuple((_said(work.morning), _said(work.afternoon)) for work in week) for week in shown),
        from_day,
        _first_week(pattern, from_day),
    )


def _first_week(pattern: WorkingPattern, day: date) -> date:
    """The Monday that the pattern names, else the last one on which a first week of its cycle began."""
    if pattern.starts_on != FIRST_MONDAY:
        return pattern.starts_on
    weeks_since = (day - FIRST_MONDAY).days // DAYS_A_WEEK
    return FIRST_MONDAY + timedelta(weeks=weeks_since - weeks_since % len(pattern.weeks))


def pattern_typed(values: HoursValues) -> WorkingPattern:
    """The pattern that the fields say; a field is named by week, day and half: "w0d4a". Raises Mended."""
    problems: dict[str, Problem | None] = {}
    weeks = tuple(
        _week(f"w{number}", week, problems) for number, week in enumerate(values.weeks[:MOST_WEEKS])
    )
    starts_on = values.starts_on if len(weeks) > 1 else FIRST_MONDAY
    if starts_on is None:
        problems["starts_on"] = Slip.MISSING
    elif starts_on.weekday():
        problems["starts_on"] = Slip.NOT_A_MONDAY
    pattern = WorkingPattern(weeks, starts_on or FIRST_MONDAY)
    if not problems and not pattern.has_work:
        problems["w0d0m"] = Slip.NEVER_WORKED
    check(problems)
    return pattern


async def look(talk: Talk, employee_id: EmployeeId, values: HoursValues, pressed: Pressed) -> Outlook:
    """What would follow. Raises Mended, Stale."""
    return await trying.look(talk, await _change(talk, employee_id, values), pressed)


async def save(talk: Talk, employee_id: EmployeeId, values: HoursValues, pressed: Pressed) -> Outlook | None:
    """Saves it once what follows has been looked at. Raises Mended, Stale."""
    return await trying.make(talk, await _change(talk, employee_id, values), pressed)


async def _change(talk: Talk, employee_id: EmployeeId, values: HoursValues) -> Change:
    employee = await somebody(talk, employee_id)
    pattern = pattern_typed(values)
    check({"from_day": day_problem(talk, values.from_day, employee)})
    command = assigned(talk, employee, pattern, values.from_day or talk.today)
    return Change(employee_id, (pattern, values.from_day), (command,), where_they_work, "from_day")


def _week(name: str, week: tuple[tuple[str, str], ...], problems: dict[str, Problem | None]) -> Week:
    days = [
        _work(f"{name}d{number}", morning, afternoon, problems)
        for number, (morning, afternoon) in enumerate(week[:DAYS_A_WEEK])
    ]
    return tuple([*days, *([FREE] * DAYS_A_WEEK)][:DAYS_A_WEEK])


def _work(name: str, morning: str, afternoon: str, problems: dict[str, Problem | None]) -> Work:
    minutes = []
    for half, text in (("m", morning), ("a", afternoon)):
        try:
            minutes.append(minutes_of(text))
        except ValueError:
            problems[name + half] = Slip.NOT_HOURS
            minutes.append(0)
    if sum(minutes) > MIDNIGHT:
        problems[f"{name}m"] = Slip.LONGER_THAN_A_DAY
    return Work(*minutes)


def _days(work: Work, number: int) -> Week:
    return tuple(work if day < number else FREE for day in range(DAYS_A_WEEK))


def _said(minutes: int) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}" if rest else str(hours)
