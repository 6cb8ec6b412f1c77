"""Own leave that stands in the way of leave asked for: the same half of a day, or the same minutes, twice."""

from collections.abc import Iterable
from datetime import date

from domain.leave.requests import Request
from domain.periods import Asked, Halves, Span
from domain.refusals import Overlaps


def overlap(asked: Asked, requests: Iterable[Request]) -> Overlaps | None:
    """The first day on which active leave has what is asked for, with the halves of it still to be had."""
    active = [each for each in requests if each.status.is_active]
    clashes = [each for each in active if _clash(asked, each.asked)]
    if not clashes:
        return None
    other = min(clashes, key=lambda each: each.asked.period.first_day)
    day = max(asked.period.first_day, other.asked.period.first_day)
    return Overlaps(day, other.id, other.asked, Halves.BOTH & ~taken_on(day, active))


def taken_on(day: date, requests: Iterable[Request]) -> Halves:
    """The halves of a day that active leave has taken, whole or in part."""
    taken = Halves.NONE
    for request in requests:
        if request.status.is_active:
            taken |= request.asked.halves_on(day)
    return taken


def _clash(asked: Asked, other: Asked) -> bool:
    """A request wants the same of each of its days, so one shared day answers for all."""
    shared = asked.period.clipped(other.period)
    if shared is None:
        return False
    if asked.span and other.span:
        return _intersect(asked.span, other.span)
    return bool(asked.halves_on(shared.first_day) & other.halves_on(shared.first_day))


def _intersect(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
