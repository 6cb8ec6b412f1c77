"""Puts words together to mentions: of a day, a week, a length, a part of the day, the hours of a clock."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.reading.clock import hours_at
from bot.conversation.reading.dates import day_at
from bot.conversation.reading.meanings import QUIET, Kind, Part, Unit, Which
from bot.conversation.reading.outcomes import Reason
from bot.conversation.reading.points import Ahead, Point, Weekly
from bot.conversation.reading.stretches import Length, Weeks
from bot.conversation.reading.tokens import Token, kind_at
from domain.periods import Span

Said = Point | Weeks | Length | Part | Span | Reason | None
_WHICH = {Kind.WHICH, Kind.WHICH_AFTER}
_DATED = {Kind.NUMBER, Kind.ORDINAL, Kind.DATE, Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.PART}
_CONNECTORS = {Kind.TO: "T", Kind.AND: "A", Kind.COMMA: ",", Kind.FROM: "F", Kind.FOR: "R"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Something said, and where.

    Its code: P day, S week, L length, H part of day, C clock, T to, A and, F from, R for, W any other word,
    X something about dates that makes no sense here. Its mark tells apart what the code does not."""

    code: str
    start: int
    end: int
    said: Said = None
    mark: int = 0


def mentions(tokens: list[Token]) -> list[Mention]:
    """Everything said, in order; words that only hold a sentence together are left out."""
    tokens = [each for at, each in enumerate(tokens) if not _holds_together(tokens, at)]
    found, at = [], 0
    while at < len(tokens):
        mention, at = _mention(tokens, at)
        found.append(mention)
    return _anchored(found)


def _holds_together(tokens: list[Token], at: int) -> bool:
    """Fillers say nothing; "a", "in" and "for" only do before what they go with."""
    kind, after = tokens[at].kind, kind_at(tokens, at + 1)
    if kind is Kind.ONE:
        return after is not Kind.UNIT
    if kind is Kind.IN:
        return kind_at(tokens, at + 2) is not Kind.UNIT
    if kind is Kind.DAY_MARK and tokens[at].value and at:
        return not (tokens[at - 1].kind in _DATED and after not in _DATED)
    return kind in QUIET - {Kind.WORD, Kind.FOR}


Found = tuple[str, Said, int] | None
"""The code, what is said, and how many tokens say it."""


def _mention(tokens: list[Token], at: int) -> tuple[Mention, int]:
    matchers: tuple[Callable[[list[Token], int], Found], ...]
    matchers = (_clock, _from_today, _length, _week, _part, _day)
    found = next(filter(None, (matcher(tokens, at) for matcher in matchers)), None)
    code, said, used = found or _lone(tokens[at])
    start, end = tokens[at].start, tokens[at + used - 1].end
    return Mention(code, start, end, said, tokens[at].value + 2 * tokens[at].marks_day), at + used


def _lone(token: Token) -> tuple[str, Said, int]:
    if token.kind is Kind.DAY_MARK or (token.kind is Kind.TROUBLE and token.value):
        return "X", Reason.PART_UNCLEAR, 1
    if token.kind in QUIET:
        return "R" if token.kind is Kind.FOR else "W", None, 1
    alone = {Kind.MONTH: Reason.MONTH_ALONE, Kind.SLIP: Reason.NOTHING_READ}
    if token.kind in alone:
        return "X", alone[token.kind], 1
    return _CONNECTORS.get(token.kind, "X"), Reason.UNCLEAR, 1


def _clock(tokens: list[Token], at: int) -> Found:
    if not (hours := hours_at(tokens, at)):
        return None
    said, used = hours
    return "X" if isinstance(said, Reason) else "C", said, used


def _length(tokens: list[Token], at: int) -> Found:
    if (
        kind_at(tokens, at) not in {Kind.NUMBER, Kind.COUNT, Kind.ONE}
        or kind_at(tokens, at + 1) is not Kind.UNIT
    ):
        return None
    count = tokens[at].numbers[0] if tokens[at].numbers else tokens[at].value
    return "L", Length(count, Unit(tokens[at + 1].value)), 2


def _from_today(tokens: list[Token], at: int) -> Found:
    """ "in 3 days", "vor 3 Tagen", "3 days ago"."""
    before = kind_at(tokens, at) in {Kind.IN, Kind.AGO_BEFORE}
    match _length(tokens, at + before):
        case (_, Length() as length, used) if before or kind_at(tokens, at + used) is Kind.AGO:
            sign = tokens[at].value if before else tokens[at + used].value
            return "P", Ahead(length.delta * sign), used + 1
    return None


def _week(tokens: list[Token], at: int) -> Found:
    kinds = kind_at(tokens, at), kind_at(tokens, at + 1)
    if kinds[0] is Kind.REST_OF_WEEK:
        return "S", Weeks(Which.THIS, rest_only=True), 1
    unit_at, which_at = (at + 1, at) if kinds[0] in _WHICH else (at, at + 1)
    is_pair = (kinds[0] in _WHICH and kinds[1] is Kind.UNIT) or kinds == (Kind.UNIT, Kind.WHICH_AFTER)
    if not is_pair or tokens[unit_at].value != Unit.WEEK:
        return None
    return "S", Weeks(Which(tokens[which_at].value)), 2


def _part(tokens: list[Token], at: int) -> Found:
    """A part of a day; "this afternoon" is today's, which `day_at` reads."""
    return ("H", Part(tokens[at].value), 1) if kind_at(tokens, at) is Kind.PART else None


def _day(tokens: list[Token], at: int) -> Found:
    found = day_at(tokens, at)
    return ("P", *found) if found else None


def _anchored(found: list[Mention]) -> list[Mention]:
    """A weekday beside its week becomes that day: "friday next week", "next week friday"."""
    merged: list[Mention] = []
    for mention in found:
        match (merged[-1].said if merged else None, mention.said):
            case (Weekly(which=None) as day, Weeks(rest_only=False) as week) | (
                Weeks(rest_only=False) as week, Weekly(which=None) as day,
            ):  # fmt: skip
                point = Weekly(day.weekday, week.which, in_week=True)
                merged[-1] = Mention("P", merged[-1].start, mention.end, point)
            case _:
                merged.append(mention)
    return merged
