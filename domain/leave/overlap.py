"""Own leave that stands in the way of leave asked for: the same half of a day, or the same minutes, twice."""

from collections.abc import Iterable
from datetime import date

from domain.leave.requests import Request
from domain.periods import Asked, DayPart, Halves, Span
from domain.refusals import Overlaps


def overlap(asked: Asked, requests: Iterable[Request]) -> Overlaps | None:
    """The first day on which active leave has what is asked for, with the halves of it still to be had."""
    active = [each for each in requests if each.status.is_active and each.is_leave]
    clashes = [(day, each) for each in active if (day := clash(asked, each.asked))]
    if not clashes:
        return None
    day, other = min(clashes, key=lambda each: each[0])
    return Overlaps(day, other.id, other.asked, Halves.BOTH & ~taken_on(day, active))


def taken_on(day: date, requests: Iterable[Request]) -> Halves:
    """The halves of a day that active leave has taken, whole or in part."""
    taken = Halves.NONE
    for request in requests:
        if request.status.is_active and request.is_leave:
            taken |= request.asked.halves_on(day)
    return taken


def free_half(day: date, requests: Iterable[Request]) -> DayPart | None:
    """The half of a day to be had where nobody says which; None where both are taken."""
    free = Halves.BOTH & ~taken_on(day, requests)
    if not free:
        return None
    return DayPart.MORNING if Halves.MORNING in free else DayPart.AFTERNOON


def clash(asked: Asked, other: Asked) -> date | None:
    """The first day of which both want the same; None where there is none."""
    shared = asked.period.clipped(other.period)
    if shared is None:
        return None
    if asked.span and other.span:
        return shared.first_day if _intersect(asked.span, other.span) else None
    if not asked.exceptions and not other.exceptions:
        # All days alike: one answers for all, however long the period.
        return (
            shared.first_day
            if asked.halves_on(shared.first_day) & other.halves_on(shared.first_day)
            else None
        )
    return next((day for day in shared.days() if asked.halves_on(day) & other.halves_on(day)), None)


def _intersect(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
