"""People with years of leave behind them, each leave of one day, evenly spread."""

from collections.abc import Iterator
from datetime import date

from adapters.holidays import public_holidays
from benchmarks.company import NOW, PLACES, SICK, TODAY, VACATION, department
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import HireEmployee
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import RecordLeave
from domain.periods import Asked, Period
from domain.streams import Command

SATURDAY = 5
PLACE = PLACES[1]


def veteran(who: EmployeeId, years: int, leaves: int) -> Iterator[Command]:
    """Somebody hired so many years ago, with so many leaves since."""
    hired_on = TODAY.replace(year=TODAY.year - years)
    assignment = Assignment(PLACE.id, department(0))
    yield HireEmployee(who, Profile(str(who), f"{who}@bench.example", "en-GB"), hired_on, assignment)
    yield from _leaves(who, hired_on, leaves)


def _leaves(who: EmployeeId, since: date, count: int) -> Iterator[Command]:
    """Two days of vacation and three of sick leave in turns."""
    days = [day for day in Period(since, TODAY).days() if _is_worked(day)]
    for number, day in enumerate(days[:: max(1, len(days) // count)][:count]):
        leave_type_id = VACATION if number % 5 < 2 else SICK
        yield RecordLeave(who, RequestId(f"old-{number}"), leave_type_id, Asked(Period(day, day)), NOW)


def _is_worked(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in public_holidays(PLACE.country, PLACE.region, day.year).free
