"""Hours by the clock within one day: "2-5pm", "von 9 bis 12 Uhr", "14h30 à 17h"."""

from bot.conversation.reading.meanings import Kind
from bot.conversation.reading.outcomes import Reason
from bot.conversation.reading.tokens import Token
from domain.periods import Span

HALF_A_DAY = 12 * 60
HOURS = 24
_PM = 2


def hours_at(tokens: list[Token], at: int) -> tuple[Span | Reason, int] | None:
    """The hours that begin here and how many tokens say them; a reason where they make none.

    None where there is no clock: bare numbers are hours only beside a time, "9-12" may be days."""
    first = tokens[at]
    if len(tokens) > at + 2 and tokens[at + 1].kind is Kind.TO and _are_hours(tokens, at, at + 2):
        return _span(first, tokens[at + 2]), 3
    return (Reason.PART_UNCLEAR, 1) if first.kind is Kind.CLOCK else None


def _are_hours(tokens: list[Token], first: int, last: int) -> bool:
    kinds = tokens[first].kind, tokens[last].kind
    if kinds == (Kind.CLOCK, Kind.NUMBER):
        follows = tokens[last + 1].kind if len(tokens) > last + 1 else None
        return follows not in {Kind.MONTH, Kind.UNIT}
    return kinds in {(Kind.CLOCK, Kind.CLOCK), (Kind.NUMBER, Kind.CLOCK)}


def _time(token: Token) -> tuple[int, int]:
    """Minute of the day, negative if there is no such time, and half of the day if it is said."""
    if token.kind is Kind.NUMBER:
        return (token.numbers[0] * 60 if token.numbers[0] <= HOURS else -1), 0
    return token.numbers[0], token.numbers[1]


def _span(first: Token, last: Token) -> Span | Reason:
    (start, start_half), (end, end_half) = _time(first), _time(last)
    if start < 0 or end < 0:
        return Reason.PART_UNCLEAR
    if end_half and not start_half and start <= HALF_A_DAY:
        start = _in_half(start, end, end_half)
    elif last.kind is Kind.NUMBER and end <= start and (start_half or start <= HALF_A_DAY):
        end += HALF_A_DAY
    return Span(start, end) if start < end <= HOURS * 60 else Reason.REVERSED


def _in_half(start: int, end: int, half: int) -> int:
    """ "2-5pm" starts at two in the afternoon, "9-5pm" in the morning."""
    later = start % HALF_A_DAY + HALF_A_DAY
    if half == _PM:
        return later if later < end else start
    return start % HALF_A_DAY
