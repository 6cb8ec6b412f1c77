"""Holidays from elsewhere: lists that people type or paste, and calendar files (RFC 5545)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.holiday_calendar import Holiday
from domain.periods import ONE_DAY, Halves

MOST_READ = 500
"""Days read at once."""
LONGEST = 200_000
"""Characters of a list."""
LONGEST_NAME = 100
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})[\s,;]+(\S.*)")
_HALVES = {
    "morning": Halves.MORNING, "vormittag": Halves.MORNING, "vormittags": Halves.MORNING,
    "am": Halves.MORNING, "afternoon": Halves.AFTERNOON, "nachmittag": Halves.AFTERNOON,
    "nachmittags": Halves.AFTERNOON,
    "pm": Halves.AFTERNOON,
}  # fmt: skip
_NOON_BY_CLOCK = "130000"


@dataclass(frozen=True, slots=True)
class Listed:
    """What could be read, and the lines that could not, with their numbers."""

    days: tuple[Holiday, ...]
    unread: tuple[tuple[int, str], ...] = ()
    is_too_long: bool = False


def read_list(text: str, year: int) -> Listed:
    """Lines such as "2026-12-24 Christmas Eve morning", or a calendar; yearly events are of `year`."""
    if len(text) > LONGEST:
        return Listed((), is_too_long=True)
    if text.lstrip("\ufeff \r\n\t").upper().startswith("BEGIN:VCALENDAR"):
        found = list(_events(text, year))
        return Listed(tuple(found[:MOST_READ]), is_too_long=len(found) > MOST_READ)
    return _lines(text)


def written(days: tuple[Holiday, ...]) -> str:
    """As it is read again."""
    halves = {Halves.MORNING: " morning", Halves.AFTERNOON: " afternoon"}
    return "\n".join(f"{each.day} {each.name}{halves.get(each.halves, '')}" for each in days)


def _lines(text: str) -> Listed:
    days: list[Holiday] = []
    unread: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        read = _line(line)
        if read:
            days.append(read)
        else:
            unread.append((number, line.strip()[:80]))
        if len(days) > MOST_READ or len(unread) > MOST_READ:
            return Listed((), tuple(unread[:10]), is_too_long=True)
    return Listed(tuple(days), tuple(unread))


def _line(line: str) -> Holiday | None:
    matched = _LINE.fullmatch(line.strip())
    day = _day(matched[1]) if matched else None
    if matched is None or day is None:
        return None
    words = matched[2].replace("\t", " ").strip(" ,;").rsplit(maxsplit=1)
    last = words[-1].casefold().strip("(),;")
    if len(words) > 1 and last in _HALVES:
        return _named(day, words[0].rstrip(" ,;"), _HALVES[last])
    return _named(day, " ".join(words), Halves.BOTH)


def _day(written: str) -> date | None:
    try:
        if "-" in written:
            return date.fromisoformat(written)
        day, month, year = map(int, written.split("."))
        return date(year, month, day)
    except ValueError:
        return None


def _named(day: date, name: str, halves: Halves) -> Holiday | None:
    shown = "".join(each if each.isprintable() else " " for each in name).strip()
    return Holiday(day, shown[:LONGEST_NAME], halves) if shown else None


def _events(text: str, year: int) -> Iterator[Holiday]:
    event: dict[str, str] | None = None
    for line in _unfolded(text):
        name, _, value = line.partition(":")
        key = name.partition(";")[0].upper()
        if (key, value.strip().upper()) == ("BEGIN", "VEVENT"):
            event = {}
        elif (key, value.strip().upper()) == ("END", "VEVENT") and event is not None:
            yield from _days_of(event, year)
            event = None
        elif event is not None:
            event.setdefault(key, value.strip())


def _unfolded(text: str) -> Iterator[str]:
    """Lines that go on with a space are one (RFC 5545, 3.1)."""
    return iter(re.sub(r"\r?\n[ \t]", "", text.lstrip("\ufeff")).splitlines())


def _days_of(event: dict[str, str], year: int) -> Iterator[Holiday]:
    first = _moment_day(event.get("DTSTART", ""))
    if first is None or first.year >= date.max.year or event.get("STATUS", "").upper() == "CANCELLED":
        return
    after = _moment_day(event.get("DTEND", "")) or first + ONE_DAY
    length = min(max(1, (after - first).days), 366)
    if "FREQ=YEARLY" in event.get("RRULE", "").upper() and first.year < year:
        first = _in_year(first, year)
    name = re.sub(r"\\([,;\\])", r"\1", event.get("SUMMARY", "")).replace("\\n", " ").replace("\\N", " ")
    halves = _halves_of(event)
    for number in range(length):
        found = _named(first + timedelta(days=number), name, halves)
        if found:
            yield found


def _moment_day(written: str) -> date | None:
    matched = re.match(r"(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$", written)
    try:
        return date(int(matched[1]), int(matched[2]), int(matched[3])) if matched else None
    except ValueError:
        return None


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 2, 28)


def _halves_of(event: dict[str, str]) -> Halves:
    """An event by the clock that ends by one is a morning, one that begins at noon or later an afternoon."""
    start, end = (event.get(key, "")[9:15] for key in ("DTSTART", "DTEND"))
    if not start or not end:
        return Halves.BOTH
    if end <= _NOON_BY_CLOCK:
        return Halves.MORNING
    return Halves.AFTERNOON if start >= "120000" else Halves.BOTH
