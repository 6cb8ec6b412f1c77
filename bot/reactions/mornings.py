"""Nine in the morning, by somebody's own clock: when what nobody asked for is told."""

from datetime import date, datetime

from bot.handling import zone_of
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.periods import Span
from domain.time_zones import moments_of

NINE = Span(9 * 60, 10 * 60)


def nine(employee: Employee, settings: Settings, day: date, now: datetime) -> datetime:
    """The moment at which a day's news reach somebody: at nine of their day, or now where that is past."""
    begins, _ = moments_of(day, NINE, zone_of(employee, settings, now))
    return max(begins, now)
