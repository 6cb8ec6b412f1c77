"""The whole of what was typed: the period it makes, its part of the day, and the words that are left."""

import re
from dataclasses import dataclass

from bot.conversation.reading.meanings import Part, Unit
from bot.conversation.reading.mentions import Mention
from bot.conversation.reading.outcomes import Reason, Stumble
from bot.conversation.reading.parts import asked_for
from bot.conversation.reading.points import Ahead, Dated, Now, Point, Weekly
from bot.conversation.reading.stretches import Length, Weeks, joined, lasting, ranges, single_days, weeks
from domain.periods import Asked, Period, Span

_ONE_DAY = Length(1, Unit.DAY)
_MARKS_DAY, _OR_AFTER = 2, 1
_STANDS_BESIDE = {Reason.NOTHING_READ, Reason.PART_UNCLEAR, Reason.REVERSED}
"""Reasons that leave the days beside them as they are; "except" or "every" does not."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was said, in order, without the connectors that connect nothing."""

    said: list[Mention]
    now: Now

    @property
    def shape(self) -> str:
        return "".join(each.code for each in self.said if each.code not in "HC")

    @property
    def points(self) -> list[Point]:
        return [each.said for each in self.said if isinstance(each.said, Ahead | Weekly | Dated)]

    @property
    def rest(self) -> list[tuple[int, int]]:
        """Where the words are that say nothing about dates, run by run."""
        runs: list[tuple[int, int]] = []
        for before, each in zip([None, *self.said], self.said, strict=False):
            if each.code == "W":
                start = runs.pop()[0] if before and before.code == "W" else each.start
                runs.append((start, each.end))
        return runs


def sentence(found: list[Mention], now: Now) -> Sentence:
    """Leaves out commas, "and", "from" and the like where they stand among other words."""
    kept: list[Mention] = []
    for at, each in enumerate(found):
        before = kept[-1] if kept else None
        after = found[at + 1] if at + 1 < len(found) else None
        if mention := _connecting(each, before, after):
            kept.append(mention)
    return Sentence(kept, now)


def _connecting(each: Mention, before: Mention | None, after: Mention | None) -> Mention | None:
    codes = (before.code if before else "W") + (after.code if after else "W")
    match each.code:
        case "," if codes in {"PP", "HP", "CP"}:
            return Mention("A", each.start, each.end)
        case ",":
            return None
        case "A" | "T":
            return None if codes == "WW" else each
        case "F" if codes[0] == "H" and each.mark & _MARKS_DAY:
            return None  # "le matin du 3 août" is of that day, not from it on
        case "F":
            return each if codes[1] in "PSL" else None
        case "R":
            return each if codes[1] == "L" else None
    return each


def readings(said: Sentence) -> tuple[list[Asked], bool]:
    """What is asked for, the likelier first, and whether a half is not named; raises Stumble."""
    parts = [each.said for each in said.said if isinstance(each.said, Part)]
    spans = [each.said for each in said.said if isinstance(each.said, Span)]
    return asked_for(_periods(said, bool(spans)), parts, spans)


def _periods(said: Sentence, has_hours: bool) -> list[Period]:
    shape, now = said.shape.strip("W"), said.now
    if "X" in shape:
        reason = _nonsense(said)
        raise Stumble(reason, partial(said) if reason in _STANDS_BESIDE else None)
    if re.fullmatch("P|LP|PL", shape) and _lengths(said) in ([], [_ONE_DAY]):
        return single_days(said.points[0], now)
    if shape == "S":
        return weeks(next(each.said for each in said.said if isinstance(each.said, Weeks)), now)
    if re.fullmatch("F?PTP", shape):
        return ranges(said.points[0], said.points[1], now)
    if re.fullmatch("P(AP)+", shape):
        if periods := joined(said.points, now):
            return periods
        raise Stumble(Reason.UNCLEAR, partial(said))
    if re.fullmatch("R?LFP|F?PRL", shape):
        may_be_after = (
            any(each.code == "F" and each.mark & _OR_AFTER for each in said.said) and "LFP" in shape
        )
        return lasting(said.points[0], _lengths(said)[0], may_be_after, now)
    if has_hours and not said.shape:
        return [Period(now.today, now.today)]
    raise Stumble(_incomplete(said, shape), partial(said))


def _lengths(said: Sentence) -> list[Length]:
    return [each.said for each in said.said if isinstance(each.said, Length)]


def _nonsense(said: Sentence) -> Reason:
    reasons = [each.said for each in said.said if isinstance(each.said, Reason) and each.code == "X"]
    return next((reason for reason in reasons if reason is not Reason.UNCLEAR), Reason.UNCLEAR)


def _incomplete(said: Sentence, shape: str) -> Reason:
    if not shape:
        return Reason.PART_UNCLEAR if any(each.code in "HC" for each in said.said) else Reason.NOTHING_READ
    if len(said.points) > 2 and any(isinstance(point, Dated) and not point.sure for point in said.points):
        return Reason.PART_UNCLEAR  # "tomorrow 9-12": days, or hours?
    return Reason.ONE_END if re.fullmatch("F[PS]|T[PS]|[PS]T", shape) else Reason.UNCLEAR


def partial(said: Sentence) -> Asked | None:
    """What of it makes sense by itself: a range, or else the first day or week."""
    shape = "".join(each.code for each in said.said)
    found = re.search("PTP|[PS]", shape)
    if not found:
        return None
    within = Sentence(said.said[found.start() : found.end()], said.now)
    try:
        return Asked(_periods(within, has_hours=False)[0])
    except Stumble:
        return None


def stumbled_over(said: Sentence) -> tuple[int, int] | None:
    """Where the words are that make no sense, or all that was said about dates; None if nothing was."""
    odd = [each for each in said.said if each.code == "X"] or [each for each in said.said if each.code != "W"]
    places = odd or said.said
    return (places[0].start, places[-1].end) if places else None
