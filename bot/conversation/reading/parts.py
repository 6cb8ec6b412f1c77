"""Which part of its days a period is asked for."""

from bot.conversation.reading.meanings import Part
from bot.conversation.reading.outcomes import Reason, Stumble
from domain.periods import Asked, DayPart, Period, Span

_HALVES = {
    Part.MORNING: DayPart.MORNING,
    Part.EACH_MORNING: DayPart.MORNING,
    Part.AFTERNOON: DayPart.AFTERNOON,
    Part.EACH_AFTERNOON: DayPart.AFTERNOON,
}


def asked_for(periods: list[Period], parts: list[Part], spans: list[Span]) -> tuple[list[Asked], bool]:
    """The periods with their part, and whether it is a half without a name; raises Stumble if unclear."""
    named = {_HALVES[part] for part in parts if part in _HALVES}
    unclear = Stumble(Reason.PART_UNCLEAR, Asked(periods[0]))
    if (
        len(named) + (Part.ALL_DAY in parts) > 1
        or len(spans) > 1
        or (Part.ALL_DAY in parts and len(parts) > 1)
    ):
        raise unclear
    if any(len(period) > 1 for period in periods) and (spans or {Part.MORNING, Part.AFTERNOON} & set(parts)):
        raise unclear  # "monday to wednesday morning": of which days?
    half = next(iter(named), None)
    if spans:
        if Part.ALL_DAY in parts or (half and spans[0].halves is not half.halves):
            raise unclear
        return [Asked(period, span=spans[0]) for period in periods], False
    half_unnamed = Part.HALF in parts and half is None
    part = half or (DayPart.MORNING if half_unnamed else DayPart.ALL_DAY)
    return [Asked(period, part) for period in periods], half_unnamed
