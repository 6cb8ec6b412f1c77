"""Whether the month or the day comes first where a date is written with slashes.

The person's region decides. Both ways are offered only where the region leaves it open and both lie ahead, or
where the region's way lies in the last months and the other one ahead. A date that the region's way puts in
the long past, or that does not exist that way, is read the other way: "24/12" is Christmas Eve everywhere."""

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.conversation.reading.outcomes import Ambiguous, Outcome, Read, Reason, Unread
from domain.periods import Asked

AHEAD = relativedelta(months=12)
STILL_MEANT = relativedelta(months=3)
"""So long afterwards people still enter leave that they took."""
_MONTH_FIRST = {"US", "AS", "GU", "MP", "PR", "VI", "FM", "MH", "PW"}
_MIXED = {"CA", "PH"}


def orders(locale: str) -> tuple[bool, bool]:
    """Whether the month comes first for the locale ("en-US"), and whether its region settles that."""
    language, *more = locale.replace("_", "-").split("-")
    region = next((part.upper() for part in more if len(part) == 2), None)
    if region in _MONTH_FIRST:
        return True, language.lower() == "en"
    english = language.lower() == "en"
    return (region is None and english), region not in _MIXED and not (region is None and english)


def settled(own: Outcome, other: Outcome, is_decisive: bool, today: date) -> Outcome:
    """The one of two readings that is meant: the region's own way, the other way, or both to choose from."""
    if isinstance(own, Unread):
        return other if own.reason is Reason.NO_SUCH_DAY and not isinstance(other, Unread) else own
    if isinstance(other, Unread) or own == other or not _lies_ahead(other, today):
        return own
    if _lies_ahead(own, today):
        return own if is_decisive else _either(own, other)
    if _last_day(own) < today - STILL_MEANT:
        return other
    return _either(own, other)


def _readings(read: Read | Ambiguous) -> tuple[Asked, ...]:
    return (read.asked,) if isinstance(read, Read) else read.readings


def _lies_ahead(read: Read | Ambiguous, today: date) -> bool:
    periods = [asked.period for asked in _readings(read)]
    return any(today <= each.first_day and each.last_day <= today + AHEAD for each in periods)


def _last_day(read: Read | Ambiguous) -> date:
    return max(asked.period.last_day for asked in _readings(read))


def _either(own: Read | Ambiguous, other: Read | Ambiguous) -> Ambiguous:
    both = tuple(dict.fromkeys(_readings(own) + _readings(other)))
    return (
        replace(own, readings=both)
        if isinstance(own, Ambiguous)
        else Ambiguous(both, own.rest, own.half_unnamed)
    )
