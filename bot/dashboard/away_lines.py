"""One person's row of the calendar, worked out from how they stand and from what the viewer may see."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.dashboard.away_facts import Line, Row, SeenLeave, Sight
from bot.dashboard.away_sights import shows_type
from bot.screens.facts import PersonFact
from bot.talk import Talk
from domain.company.settings import Settings
from domain.counting import Calendar, holidays_at
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId
from domain.leave.findings import is_for
from domain.leave.requests import Request, Status
from domain.leave.rules_of_time import blackout_on
from domain.periods import Halves, Period
from domain.policies.rules import Blackout, Rule
from domain.versions import from_the_start, stretches
from domain.working_pattern import Work

BOTH, MORNING, AFTERNOON = Halves.BOTH, Halves.MORNING, Halves.AFTERNOON


def row_of(talk: Talk, employee: Employee, sight: Sight, period: Period) -> Row:
    """Somebody's row, worked out when it is asked for."""
    person = PersonFact(employee.id or EmployeeId(""), employee.profile.name)
    return Row(
        person, sight, (employee, talk.settings), lambda: line_of(talk, employee, person, sight, period)
    )


def line_of(talk: Talk, employee: Employee, person: PersonFact, sight: Sight, period: Period) -> Line:
    """Everything that the row says."""
    settings = talk.settings
    place = settings.location(employee.assignment(talk.today).location_id, talk.today).name
    return Line(
        person,
        place,
        sight,
        period,
        _off(talk.books(employee).calendar, period),
        _holidays(talk, employee, period),
        dict(_blackouts(employee, settings, period)),
        tuple(_leaves(employee, settings, sight, period)),
    )


def seen_leave(
    settings: Settings, request: Request, sight: Sight, halves: Mapping[date, Halves]
) -> SeenLeave:
    """A request as somebody of this sight sees it."""
    leave_type = settings.leave_types.get(request.leave_type_id)
    is_told = leave_type is not None and shows_type(sight, leave_type)
    return SeenLeave(
        request.asked,
        halves,
        request.status is Status.PENDING,
        leave_type if is_told else None,
        None if sight is Sight.COLLEAGUE else request.id,
    )


def _leaves(employee: Employee, settings: Settings, sight: Sight, period: Period) -> Iterator[SeenLeave]:
    for request in employee.requests.values():
        if not (request.status.is_active and request.is_leave and request.asked.period.meets(period)):
            continue
        if request.status is Status.PENDING and sight is Sight.COLLEAGUE:
            continue
        halves = {charge.day: charge.halves for charge in request.charges if charge.day in period}
        if halves:
            yield seen_leave(settings, request, sight, halves)


def _off(calendar: Calendar, period: Period) -> dict[date, Halves]:
    """What is not worked on each day with something free, public holidays left aside."""
    off = {day: _free(calendar.nominal_on(day)) for day in period.days()}
    return {day: halves for day, halves in off.items() if halves}


def _free(work: Work) -> Halves:
    if work.morning:
        return Halves.NONE if work.afternoon else AFTERNOON
    return MORNING if work.afternoon else BOTH


def _holidays(talk: Talk, employee: Employee, period: Period) -> dict[date, Holiday]:
    """Those of the place where they work then; two on one day are one by both names."""
    found: dict[date, Holiday] = {}
    for part, assignment in stretches(from_the_start(employee.assignments), period):
        versions = talk.settings.locations[assignment.location_id]
        for each in holidays_at(versions, talk.house.holidays, part):
            other = found.get(each.day)
            found[each.day] = _both(other, each) if other else each
    return found


def _both(one: Holiday, other: Holiday) -> Holiday:
    return Holiday(one.day, f"{one.name}, {other.name}", one.halves | other.halves)


def _blackouts(employee: Employee, settings: Settings, period: Period) -> Iterator[tuple[date, str]]:
    for rule, limit in blackouts_of(settings):
        for part, assignment in stretches(from_the_start(employee.assignments), period):
            if is_for(rule, assignment, settings):
                yield from ((day, limit.name) for day in part.days() if blackout_on(limit, day))


def blackouts_of(settings: Settings) -> list[tuple[Rule, Blackout]]:
    """The rules that keep days free of leave."""
    return [(rule, rule.limit) for rule in settings.rules.values() if isinstance(rule.limit, Blackout)]
