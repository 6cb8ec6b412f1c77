"""What is asked of everything that administrators fill in, before the domain is asked."""

from datetime import date

from bot.talk import Talk
from domain.company.settling import require
from domain.flaws import Flaw

LONGEST_NAME = 100
YEARS_AROUND = 20
"""How far from today anything is settled: further is a slip in the year."""


def check_name(name: str, field: str) -> None:
    """Raises Refused for a name that is none, or too long for any list."""
    require(bool(name.strip()), field, Flaw.NO_NAME)
    require(len(name) <= LONGEST_NAME and name.isprintable(), field, Flaw.NAME_TOO_LONG)


def check_from_day(talk: Talk, day: date, field: str = "from_day") -> None:
    """Raises Refused for a day of another time."""
    require(is_near(talk, day), field, Flaw.ANOTHER_TIME, day)


def is_near(talk: Talk, day: date) -> bool:
    """Whether somebody can have meant a day."""
    return abs(day.year - talk.today.year) <= YEARS_AROUND
