"""Gives every piece of a text its meaning to somebody who speaks a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from bot.conversation.reading.lexicon import STRONG, Lexicon, dated_words, long_names, quiet_words
from bot.conversation.reading.meanings import Kind, Meaning, Part
from bot.conversation.reading.scanning import Piece

CLOSE = 0.85
"""How alike a word must be to the name of a day to be taken for a slip of the pen: "tusday"."""
MARCH = 3
_SIGNS = {",": Kind.COMMA, ";": Kind.COMMA, "/": Kind.COMMA, "&": Kind.AND, "+": Kind.AND}
_SIGNS |= dict.fromkeys("~≈<>=%#", Kind.TROUBLE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure with its meaning. `numbers`: day of month; year (-1: unnamed), month, day of a date;
    minute of the day (-1: no such time) and 1 for a.m., 2 for p.m. of a clock."""

    kind: Kind
    start: int
    end: int
    value: int = 0
    numbers: tuple[int, ...] = ()
    marks_day: bool = False


def kind_at(tokens: list[Token], at: int) -> Kind | None:
    """The kind of the token there, None past the end."""
    return tokens[at].kind if at < len(tokens) else None


def tokens(pieces: list[Piece], lexicon: Lexicon, month_first: bool) -> list[Token]:
    """The meanings in order; signs that mean nothing are left out."""
    found: list[Token] = []
    for token in _looked_up([piece for piece in pieces if piece.folded != "."], lexicon, month_first):
        _settle(found, token)
    return found


def _looked_up(pieces: list[Piece], lexicon: Lexicon, month_first: bool) -> Iterator[Token]:
    at = 0
    while at < len(pieces):
        used, meanings = _phrase(pieces, at, lexicon)
        start, end = pieces[at].start, pieces[at + max(used, 1) - 1].end
        for meaning in meanings:
            yield Token(meaning.kind, start, end, meaning.value, marks_day=meaning.marks_day)
        if not used:
            yield from _plain(pieces[at], lexicon, month_first)
        at += max(used, 1)


def _phrase(pieces: list[Piece], at: int, lexicon: Lexicon) -> tuple[int, tuple[Meaning, ...]]:
    """The longest known phrase that starts here: how many pieces, and what it means."""
    words = tuple(piece.folded for piece in pieces[at : at + lexicon.longest])
    for used in range(len(words), 0, -1):
        if meanings := lexicon.phrases.get(words[:used]):
            return used, meanings
    return 0, ()


def _plain(piece: Piece, lexicon: Lexicon, month_first: bool) -> Iterator[Token]:
    figures = [int(digits[:9]) for digits in re.findall("[0-9]+", piece.folded)]
    match piece.sort:
        case "iso":
            kind, numbers = Kind.DATE, tuple(figures)
        case "dotted" | "slash":
            kind, numbers = Kind.DATE, _in_order(figures, month_first and piece.sort == "slash")
        case "clock":
            kind, numbers = Kind.CLOCK, _time(piece.folded, figures)
        case "ordinal" | "number":
            kind, numbers = Kind[piece.sort.upper()], tuple(figures)
        case "dash":
            kind, numbers = Kind.TO, ()
        case "word":
            kind, numbers = _word(piece.folded, lexicon), ()
        case _:
            if not (sign := _SIGNS.get(piece.folded) or (Kind.TROUBLE if piece.folded.isnumeric() else None)):
                return
            kind, numbers = sign, ()
    yield Token(kind, piece.start, piece.end, numbers=numbers)


def _in_order(figures: list[int], month_first: bool) -> tuple[int, int, int]:
    """Year (-1: none; of this century with two figures), month and day."""
    first, second, *year = figures
    month, day = (first, second) if month_first else (second, first)
    named = year[0] if year else -1
    return (named + 2000 if 0 <= named < 100 else named), month, day


def _time(written: str, figures: list[int]) -> tuple[int, int]:
    hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
    half = re.search(r"([ap])\.?m", written)
    most = 12 if half else 24
    if hour > most or minute > 59 or (half and hour == 0) or hour * 60 + minute > 24 * 60:
        return -1, 0
    if not half:
        return hour * 60 + minute, 0
    afternoon = half.group(1) == "p"
    return (hour % 12 + 12 * afternoon) * 60 + minute, 2 if afternoon else 1


@cache
def _weekday_endings() -> tuple[str, ...]:
    return tuple(name for name in long_names() if name.endswith(("day", "tag")))


def _word(folded: str, lexicon: Lexicon) -> Kind:
    """An ordinary word, unless it is about dates to others, misspelt, or a day of its own ("Ostermontag")."""
    foreign = folded in dated_words()
    is_letter = len(folded) == 1 and folded.isascii() and folded not in quiet_words()
    if (foreign or is_letter or folded.endswith(_weekday_endings())) and folded not in lexicon.ordinary:
        return Kind.TROUBLE
    if len(folded) > STRONG and _is_slip(folded[:20]):
        return Kind.SLIP
    return Kind.FILLER if folded in quiet_words() else Kind.WORD


def _is_slip(folded: str) -> bool:
    """Whether it is nearly a name, or one with letters in another order: "mondya"."""
    swapped = tuple(sorted(folded)) in _letters()
    return swapped or bool(get_close_matches(folded, long_names(), 1, CLOSE))


@cache
def _letters() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(sorted(name)) for name in long_names())


def _settle(before: list[Token], token: Token) -> None:
    """Adds the token, with a meaning that what stands before it decides."""
    last = before[-1] if before else None
    nouns = [each.kind for each in before[-2:] if each.kind is not Kind.FILLER]
    match token.kind:
        case Kind.TOMORROW_OR_MORNING:
            is_morning = last is not None and last.kind in {Kind.WEEKDAY, Kind.DAY}
            kind, value = (Kind.PART, int(Part.MORNING)) if is_morning else (Kind.DAY, 1)
            before.append(replace(token, kind=kind, value=value))
        case Kind.WEEKDAY_OR_MONTH if nouns and nouns[-1] in {Kind.NUMBER, Kind.ORDINAL}:
            before.append(replace(token, kind=Kind.MONTH, value=MARCH))
        case Kind.WEEKDAY_OR_MONTH:
            before.append(replace(token, kind=Kind.WEEKDAY))
        case Kind.NUMBER if last is not None and last.marks_day and token.numbers[0] < 32:
            before.append(replace(token, kind=Kind.ORDINAL))
        case Kind.NUMBER if last is not None and last.kind is Kind.HOUR_MARK and token.numbers[0] <= 24:
            before.append(replace(token, kind=Kind.CLOCK, numbers=(token.numbers[0] * 60, 0)))
        case _:
            before.append(token)
