"""Days and times as people say them: the weekday always, the year only when it is not this one."""

import re
from datetime import date, datetime, time, tzinfo
from functools import cache, lru_cache
from typing import assert_never

from babel import Locale
from babel.dates import format_date, format_time

from bot.wording.voice import Voice
from domain.periods import ONE_DAY, Asked, DayPart, Halves, Period, Span

_WEEKDAY_FIRST = re.compile(r"E+([^A-Za-z']*)")
MOST_EXCEPTIONS = 5
"""Days of a stretch said one by one; of more the number."""
_PART_OF = {
    Halves.BOTH: DayPart.ALL_DAY,
    Halves.MORNING: DayPart.MORNING,
    Halves.AFTERNOON: DayPart.AFTERNOON,
}
_MONTH_AND_AFTER = re.compile(r"\s*('[^']*'\s*)?MMMM?.*$")


@lru_cache(maxsize=10_000)
def day(voice: Voice, day: date, today: date | None) -> str:
    """ "Mon 6 July"; with the year where it is not today's, or where today is unknown."""
    has_year = today is None or day.year != today.year
    return format_date(day, _pattern(voice.locale, has_year), voice.locale)


@lru_cache(maxsize=10_000)
def short_day(voice: Voice, day: date) -> str:
    """ "Mon 6", for a strip of days."""
    return format_date(day, "ccc d", voice.locale)


def day_of_year(voice: Voice, day: date) -> str:
    """ "24 December", of whatever year."""
    return format_date(day, str(voice.locale.datetime_skeletons["MMMMd"]), voice.locale)


@lru_cache(maxsize=1_000)
def short_month(voice: Voice, day: date) -> str:
    """ "Jul", below a line of months."""
    return format_date(day, "LLL", voice.locale)


def moment(voice: Voice, at: datetime, zone: tzinfo, today: date | None) -> str:
    """ "Wed 29 July, 11:00" by a clock."""
    local = at.astimezone(zone)
    return f"{day(voice, local.date(), today)}, {time_of(voice, local.hour * 60 + local.minute)}"


def period(voice: Voice, period: Period, today: date | None) -> str:
    """ "Mon 6 – Fri 10 July"; one day where first and last are the same."""
    first, last = period.first_day, period.last_day
    if first == last:
        return day(voice, first, today)
    if first.year != last.year:
        beginning = day(voice, first, None)
    elif first.month != last.month:
        beginning = day(voice, first, first)
    else:
        beginning = _within_month(voice, first)
    return f"{beginning} – {day(voice, last, today if first.year == last.year else None)}"


def compact(voice: Voice, period: Period, today: date) -> str:
    """For a column of days: "6 – 10 Jul", without weekdays."""
    first, last, locale = period.first_day, period.last_day, voice.locale
    ending = format_date(last, _compact_pattern(locale, last.year != today.year), locale)
    if first == last:
        return ending
    pattern = _compact_pattern(locale, first.year != last.year)
    if (first.year, first.month) == (last.year, last.month):
        pattern = _without_month(pattern)
    return f"{format_date(first, pattern, locale)} – {ending}"


def asked(voice: Voice, asked: Asked, today: date | None) -> str:
    """ "Tue 4 August, morning" or "Fri 31 July, 14:00–17:00"."""
    days = period(voice, asked.period, today)
    if asked.span is not None:
        return f"{days}, {hours(voice, asked.span)}"
    if asked.part is not DayPart.ALL_DAY:
        is_one = asked.period.first_day == asked.period.last_day
        days = f"{days}, {part(voice, asked.part) if is_one else parts(voice, asked.part)}"
    if others := exceptions(voice, asked):
        days = f"{days} {others}" if asked.part is DayPart.ALL_DAY else f"{days}, {others}"
    return days


def exceptions(voice: Voice, asked: Asked) -> str:
    """ "without Wed 8", or "with Wed 8 (morning)" where something else is taken of a day."""
    without = [day for day, halves in asked.exceptions if not halves]
    others = [(day, _PART_OF[halves]) for day, halves in asked.exceptions if halves]
    said = []
    if without:
        listed = _runs(voice, without, asked.period.last_day)
        is_many = len(listed) > MOST_EXCEPTIONS
        days = voice.count("{n} day in between", "{n} days in between", len(without)) if is_many else ""
        said.append(voice("without {days}", days=days or voice.listed(listed)))
    if others:
        marked = [
            f"{_day_within(voice, each, asked.period.last_day)} ({part(voice, half)})"
            for each, half in others[:MOST_EXCEPTIONS]
        ]
        said.append(voice("with {days}", days=voice.listed(marked)))
    return ", ".join(said)


def _runs(voice: Voice, days: list[date], last_day: date) -> list[str]:
    """Days in order, those that follow each other as one: "Wed 8 – Fri 10"."""
    runs: list[list[date]] = []
    for each in days:
        if runs and each - runs[-1][-1] == ONE_DAY:
            runs[-1].append(each)
        else:
            runs.append([each])
    ends = [dict.fromkeys((run[0], run[-1])) for run in runs]
    return [" – ".join(_day_within(voice, each, last_day) for each in end) for end in ends]


def _day_within(voice: Voice, each: date, last_day: date) -> str:
    """A day of a period: its month need not be said where it is that of the last day."""
    is_same = (each.year, each.month) == (last_day.year, last_day.month)
    return _within_month(voice, each) if is_same else day(voice, each, last_day)


def hours(voice: Voice, span: Span) -> str:
    """ "14:00–17:00" """
    return f"{time_of(voice, span.start)}–{time_of(voice, span.end)}"


def part(voice: Voice, part: DayPart) -> str:
    """The part of a single day."""
    match part:
        case DayPart.ALL_DAY:
            return voice("all day")
        case DayPart.MORNING:
            return voice("morning")
        case DayPart.AFTERNOON:
            return voice("afternoon")
        case _ as never:  # pragma: no cover
            assert_never(never)


def parts(voice: Voice, half: DayPart) -> str:
    """The half of each of several days."""
    return voice("mornings only") if half is DayPart.MORNING else voice("afternoons only")


def time_of(voice: Voice, minute: int) -> str:
    """A minute of the day by the clock of the region; 24:00 is the end of the day."""
    if minute >= 24 * 60:
        return "24:00"
    clock = format_time(time(minute // 60, minute % 60), "short", locale=voice.locale)
    return clock.replace("\u202f", " ")  # A narrow space is drawn as a box here and there.


def weekday(voice: Voice, number: int) -> str:
    """The name of a weekday in full; 0 is Monday."""
    return str(voice.locale.days["stand-alone"]["wide"][number])


def initial(voice: Voice, number: int) -> str:
    """A weekday as narrow columns name it; 0 is Monday."""
    return str(voice.locale.days["stand-alone"]["narrow"][number])


@lru_cache(maxsize=1_000)
def month(voice: Voice, day: date, has_year: bool = False) -> str:
    """ "July", or "July 2026" """
    pattern = str(voice.locale.datetime_skeletons["yMMMM"]) if has_year else "LLLL"
    return format_date(day, pattern, voice.locale)


def months(voice: Voice, period: Period) -> str:
    """Whole months as a heading: "July 2026", "July – September 2026", "2026"."""
    first, last = period.first_day, period.last_day
    if (first.month, last.month, first.year) == (1, 12, last.year):
        return str(first.year)
    is_one = (first.year, first.month) == (last.year, last.month)
    beginning = "" if is_one else f"{month(voice, first, first.year != last.year)} – "
    return beginning + month(voice, last, True)


def _within_month(voice: Voice, day: date) -> str:
    """The first day of a stretch within one month: without the month where it comes after the day."""
    return format_date(day, _without_month(_pattern(voice.locale, False)), voice.locale)


def _without_month(pattern: str) -> str:
    """The pattern up to the month where the day comes before it; all of it elsewhere."""
    before_month = _MONTH_AND_AFTER.sub("", pattern)
    return before_month if "d" in before_month else pattern


@cache
def _pattern(locale: Locale, has_year: bool) -> str:
    """CLDR's own order, with the weekday short and the month in full.

    No comma after the weekday where the day follows at once: "Mon 6 July", but "Mon, July 6".
    """
    skeletons = locale.datetime_skeletons
    short = str(skeletons["yMMMEd" if has_year else "MMMEd"])
    weekday = _WEEKDAY_FIRST.match(str(skeletons["MMMEd"]))
    if weekday is None:
        return short
    rest = str(locale.date_formats["long"]) if has_year else str(skeletons["MMMMd"])
    return f"ccc {rest}" if rest.startswith("d") else f"ccc{weekday[1]}{rest}"


@cache
def _compact_pattern(locale: Locale, has_year: bool) -> str:
    return str(locale.datetime_skeletons["yMMMd" if has_year else "MMMd"])
