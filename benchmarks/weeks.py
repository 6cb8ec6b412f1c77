"""When the people of a benchmark ask for leave."""

from datetime import date, timedelta

DAYS_EACH = 3
"""A request is from a Monday to a Wednesday."""
WEEKS = tuple(
    first + timedelta(weeks=week) for first in (date(2026, 3, 9), date(2027, 3, 8)) for week in range(9)
)
"""In as many weeks can each person ask before the balance is gone: nine times three of thirty days a year."""
