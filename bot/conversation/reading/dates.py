"""Days as people name them: "tomorrow", "next friday", "Fri 14 August", "3.8."."""

from dataclasses import replace

from dateutil.relativedelta import relativedelta

from bot.conversation.reading.clock import hours_at
from bot.conversation.reading.meanings import Kind, Which
from bot.conversation.reading.points import Ahead, Dated, Point, Weekly
from bot.conversation.reading.tokens import Token, kind_at

_WHICH = {Kind.WHICH, Kind.WHICH_AFTER}


def day_at(tokens: list[Token], at: int) -> tuple[Point, int] | None:
    """The day named here and how many tokens name it."""
    kind, after = kind_at(tokens, at), kind_at(tokens, at + 1)
    if kind is Kind.DAY:
        return Ahead(relativedelta(days=tokens[at].value)), 1
    if kind is Kind.WHICH and tokens[at].value == Which.THIS and after is Kind.PART:
        return Ahead(relativedelta()), 1
    if kind in _WHICH and after is Kind.WEEKDAY:
        return Weekly(tokens[at + 1].value, Which(tokens[at].value)), 2
    if kind is Kind.WEEKDAY:
        return _weekday(tokens, at)
    return _date(tokens, at)


def _weekday(tokens: list[Token], at: int) -> tuple[Point, int]:
    """A weekday, alone, with "next" after it, or with its date."""
    weekday = tokens[at].value
    comma = 1 + (kind_at(tokens, at + 1) is Kind.COMMA)
    dated = _date(tokens, at + comma)
    if dated and not hours_at(tokens, at + comma):
        return replace(dated[0], weekday=weekday, sure=True), dated[1] + comma
    if kind_at(tokens, at + 1) is Kind.WHICH_AFTER and kind_at(tokens, at + 2) is not Kind.UNIT:
        return Weekly(weekday, Which(tokens[at + 1].value)), 2
    return Weekly(weekday), 1


def _date(tokens: list[Token], at: int) -> tuple[Dated, int] | None:
    """A date in figures; or a day with its month, or alone where another date names the month."""
    if kind_at(tokens, at) is Kind.DATE:
        year, month, day = tokens[at].numbers
        return Dated(day, month, None if year < 0 else year), 1
    if kind_at(tokens, at + 1) is Kind.MONTH and _is_day(tokens, at):
        return _with_year(tokens, at + 2, Dated(tokens[at].numbers[0], tokens[at + 1].value), 2)
    if kind_at(tokens, at) is Kind.MONTH and _is_day(tokens, at + 1):
        return _with_year(tokens, at + 2, Dated(tokens[at + 1].numbers[0], tokens[at].value), 2)
    if _is_day(tokens, at):
        sure = tokens[at].kind is Kind.ORDINAL
        return _with_year(tokens, at + 1, Dated(tokens[at].numbers[0], sure=sure), 1)
    return None


def _with_year(tokens: list[Token], at: int, date: Dated, used: int) -> tuple[Dated, int]:
    comma = kind_at(tokens, at) is Kind.COMMA
    if _is_year(tokens, at + comma):
        return replace(date, year=tokens[at + comma].numbers[0]), used + comma + 1
    return date, used


def _is_day(tokens: list[Token], at: int) -> bool:
    return kind_at(tokens, at) in {Kind.NUMBER, Kind.ORDINAL} and not _is_year(tokens, at)


def _is_year(tokens: list[Token], at: int) -> bool:
    return kind_at(tokens, at) is Kind.NUMBER and 1900 <= tokens[at].numbers[0] <= 2999
