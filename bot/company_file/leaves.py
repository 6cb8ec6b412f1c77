"""The single values of the file: texts, days, amounts, lengths of time, choices."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from bot.company_file.mistakes import nearest
from bot.company_file.shapes import Bare, Json, Leaf
from domain.amounts import MOST, Amount, is_sensible
from domain.periods import Span
from domain.policies.leave_year import MONTH_DAY as WRITTEN_MONTH_DAY
from domain.policies.leave_year import MonthDay, month_day

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AMOUNT = r"-?\d{1,9}(\.\d{1,9})?|-?(\d{1,9} )?\d{1,9}/\d{1,9}"
_TOO_MUCH = f"It has four decimals at most, or a fraction as fine, and is {MOST:,} at most."
_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
_SPAN = r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)"
_LENGTH = r"(\d{1,2}(\.\d{1,3})?h|\d{1,2}h[0-5]\d|\d{1,4}min)"
_LOCALE = r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*"
_GUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_EMAIL = r"[^@\s<>]{1,120}@[^@\s<>]{1,120}"


def text(most: int, expected: str, pattern: str | None = None) -> Leaf[str]:
    """A text of one character or more."""
    fits = re.compile(pattern or r"(?=.*\S)[^\x00-\x1f]*", re.DOTALL)

    def parse(written: str) -> str:
        if len(written) > most:
            raise ValueError(f"It has {len(written):,} characters; up to {most:,} are read.")
        if not fits.fullmatch(written):
            raise ValueError
        return written

    json: dict[str, Json] = {"type": "string", "minLength": 1, "maxLength": most}
    return Leaf(parse, expected, str, {**json, "pattern": f"^({pattern})$"} if pattern else json)


def _entra_id(written: str) -> str:
    found = CHAT_ID.parse(written)
    return found.lower() if _GUID.fullmatch(found) else found


def note(most: int = 4000) -> Leaf[str]:
    """A text that may have several lines, or be empty in quotes."""

    def parse(written: str) -> str:
        if len(written) > most:
            raise ValueError(f"It has {len(written):,} characters; up to {most:,} are read.")
        return written

    return Leaf(parse, "a text", str, {"type": "string", "maxLength": most})


def choice(kind: type[E], expected: str) -> Leaf[E]:
    """One of an enumeration's words."""
    return one_of({str(each.value): each for each in kind}, lambda value: str(value.value), expected)


def one_of(by_word: Mapping[str, T], show: Callable[[T], str], expected: str) -> Leaf[T]:
    """One of some words that stand for something."""

    def parse(written: str) -> T:
        if written.lower() not in by_word:
            near = nearest(written, by_word)
            raise ValueError(f"Did you mean “{near}”?" if near else "")
        return by_word[written.lower()]

    says = f"{expected}: {', '.join(by_word)}"
    return Leaf(parse, says, show, {"type": "string", "enum": list(by_word)})


def _matching(pattern: str) -> Callable[[str], str]:
    fits = re.compile(pattern, re.ASCII)

    def check(written: str) -> str:
        if not fits.fullmatch(written):
            raise ValueError
        return written

    return check


def _pattern(pattern: str) -> dict[str, Json]:
    return {"type": "string", "pattern": f"^({pattern})$"}


def _flag(written: str) -> bool:
    known = {"true": True, "yes": True, "false": False, "no": False}
    if written.lower() not in known:
        raise ValueError
    return known[written.lower()]


def _day(written: str) -> date:
    _matching(_DAY)(written)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError("There is no such day.") from None


def _amount(written: str) -> Amount:
    _matching(_AMOUNT)(written)
    whole, _, rest = written.partition(" ")
    try:
        part = Fraction(rest or 0)
        found = Fraction(whole) + (-part if whole.startswith("-") else part)
    except ZeroDivisionError:
        raise ValueError("Nothing is divided by 0.") from None
    if not is_sensible(found):
        raise ValueError(_TOO_MUCH)
    return found


def show_amount(value: Amount) -> Json:
    """ "7.5" where that is exact, else "20 5/6"."""
    thousandths = value * 1000
    if thousandths.denominator == 1:
        sign, digits = "-" if value < 0 else "", f"{abs(thousandths.numerator):04d}"
        return Bare(f"{sign}{digits[:-3]}.{digits[-3:]}".rstrip("0").rstrip("."))
    whole, rest = divmod(abs(value), 1)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole} {rest}" if whole else f"{sign}{rest}"


def _month_day(written: str) -> MonthDay:
    try:
        return month_day(written)
    except ValueError:
        raise ValueError from None


def _minute(written: str) -> int:
    hour, _, minute = written.partition(":")
    return int(hour) * 60 + int(minute)


def _span(written: str) -> Span:
    start, _, end = _matching(_SPAN)(written).partition("-")
    if _minute(end) <= _minute(start):
        raise ValueError("It ends before it begins.")
    return Span(_minute(start), _minute(end))


def _show_minute(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _length(written: str) -> int:
    _matching(_LENGTH)(written)
    if written.endswith("min"):
        minutes = Fraction(written.removesuffix("min"))
    else:
        whole, _, rest = written.partition("h")
        minutes = Fraction(whole) * 60 + int(rest or 0)
    if minutes.denominator != 1 or minutes > 24 * 60:
        raise ValueError("It is whole minutes, and no more than a day.")
    return int(minutes)


def show_length(minutes: int) -> str:
    """ "8h", "7h30"."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def whole(most: int, expected: str) -> Leaf[int]:
    """A whole number from 0 up."""

    def parse(written: str) -> int:
        number = int(_matching(r"\d{1,6}")(written))
        if number > most:
            raise ValueError(f"It is {most:,} at most.")
        return number

    return Leaf(parse, expected, lambda value: value, {"type": "integer", "minimum": 0, "maximum": most})


NAME = text(200, "a name")
KEY = text(100, "a key")
NOTE = note()
EMAIL = text(250, "an e-mail address", _EMAIL)
LOCALE = text(35, "a language such as en or de-AT", _LOCALE)
CHAT_ID = text(100, "an id such as U024BE7LH", r"[^\s/]+")
ENTRA_ID = Leaf(_entra_id, "an id such as 8b0f2c1e-7d34-4c57-9a61-0c5d3e1f2a90", str, CHAT_ID.json)
"""Microsoft's ids, which are the same in capital letters; tenants, too."""
FLAG = Leaf(_flag, "true or false", lambda value: value, {"type": "boolean"})
DAY = Leaf(_day, "a day such as 2026-07-31", date.isoformat, _pattern(_DAY))
AMOUNT = Leaf(
    _amount,
    "an amount such as 30, 7.5 or 20 5/6",
    show_amount,
    {"anyOf": [{"type": "number"}, _pattern(_AMOUNT)]},
)
MONTH_DAY = Leaf(
    _month_day,
    "a day of the year as month-day, such as 03-31",
    lambda value: f"{value.month:02d}-{value.day:02d}",
    _pattern(WRITTEN_MONTH_DAY),
)
CLOCK = Leaf(
    lambda written: time.fromisoformat(_matching(_CLOCK)(written)),
    "a time of day such as 09:00",
    lambda value: f"{value:%H:%M}",
    _pattern(_CLOCK),
)
SPAN = Leaf(
    _span,
    "hours of a day such as 14:00-17:30",
    lambda value: f"{_show_minute(value.start)}-{_show_minute(value.end)}",
    _pattern(_SPAN),
)
WEEKDAY = one_of(
    {word: number for number, word in enumerate(WEEKDAYS)}, lambda value: WEEKDAYS[value], "a weekday"
)
LENGTH = Leaf(_length, "a length such as 8h, 7h30 or 450min", show_length, _pattern(_LENGTH))
