"""What somebody works, in words: "Mon – Thu 8 h, Fri 4 h (morning)"."""

from collections.abc import Iterator
from itertools import groupby

from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import hours
from domain.periods import DayPart
from domain.policies.leave_type import Unit
from domain.working_pattern import Week, Work, WorkingPattern


def pattern(voice: Voice, pattern: WorkingPattern) -> str:
    """Each week of the cycle; days that are free are left out."""
    if len(pattern.weeks) == 1:
        return _week(voice, pattern.weeks[0])
    weeks = [
        voice("week {number}: {days}", number=number, days=_week(voice, week))
        for number, week in enumerate(pattern.weeks, start=1)
    ]
    return "; ".join(weeks)


def _week(voice: Voice, week: Week) -> str:
    return ", ".join(_stretches(voice, week)) or voice("free")


def _stretches(voice: Voice, week: Week) -> Iterator[str]:
    """Days in a row that are worked alike."""
    names = voice.locale.days["stand-alone"]["abbreviated"]
    for work, days in groupby(range(len(week)), key=week.__getitem__):
        first, *rest = days
        if work.minutes:
            last = f" – {names[rest[-1]]}" if rest else ""
            yield f"{names[first]}{last} {_work(voice, work)}"


def _work(voice: Voice, work: Work) -> str:
    length = amounts.amount(voice, hours(work.minutes), Unit.HOURS)
    if work.morning and work.afternoon:
        return length
    half = DayPart.MORNING if work.morning else DayPart.AFTERNOON
    return f"{length} ({dates.part(voice, half)})"
