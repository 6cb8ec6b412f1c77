"""Reads what people type about dates, in their own language first, and refuses rather than guess."""

from datetime import date

from bot.conversation.reading.lexicon import lexicon
from bot.conversation.reading.meanings import Language
from bot.conversation.reading.mentions import mentions
from bot.conversation.reading.outcomes import (
    HORIZON,
    LOOK_BACK,
    MON_FRI,
    MOST_LETTERS,
    Ambiguous,
    Outcome,
    Read,
    Reason,
    Stumble,
    Unread,
    WorkWeek,
)
from bot.conversation.reading.points import Now
from bot.conversation.reading.scanning import Piece, scan
from bot.conversation.reading.sentences import Sentence, readings, sentence, stumbled_over
from bot.conversation.reading.slashes import orders, settled
from bot.conversation.reading.spelling import tidy
from bot.conversation.reading.tokens import tokens
from bot.conversation.reading.words import LANGUAGES
from domain.periods import Asked, Period

_TRY_ANOTHER_LANGUAGE = {Reason.NOTHING_READ, Reason.UNCLEAR, Reason.MONTH_ALONE, Reason.PART_UNCLEAR}
"""Reasons that may come from words of another language; the others stand."""


def read_dates(text: str, today: date, locale: str, week: WorkWeek = MON_FRI) -> Outcome:
    """The period that the text asks for, seen from `today`; `locale` is an IETF tag like "de-AT"."""
    return _read_dates(tidy(text), Now(today, week), locale)


def _read_dates(text: str, now: Now, locale: str) -> Outcome:
    if len(text) > MOST_LETTERS:
        return Unread(Reason.NOTHING_READ, text[:40])
    pieces = scan(text)
    refused: list[Unread] = []
    for language in sorted(LANGUAGES, key=lambda each: not locale.lower().startswith(each.code)):
        outcome = _read_both_ways(text, pieces, language, now, locale)
        if not isinstance(outcome, Unread) or outcome.reason not in _TRY_ANOTHER_LANGUAGE:
            return outcome
        refused.append(outcome)
    return next((each for each in refused if each.reason is not Reason.NOTHING_READ), refused[0])


def read_day(text: str, today: date, locale: str) -> date | Unread:
    """The one whole day that the text names, and nothing else."""
    return _one_day(text, read_dates(text, today, locale))


def read_past_dates(text: str, today: date, locale: str) -> Outcome:
    """The period that was, as the text names it; one that is to come only where the text says so."""
    return _read_dates(tidy(text), Now(today, MON_FRI, looks_back=True), locale)


def read_past_day(text: str, today: date, locale: str) -> date | Unread:
    """The same for a day that was, however long ago; one that is to come only where the text says so."""
    return _one_day(text, read_past_dates(text, today, locale))


def _one_day(text: str, outcome: Outcome) -> date | Unread:
    if isinstance(outcome, Unread):
        return outcome
    asked = outcome.asked if isinstance(outcome, Read) else outcome.readings[0]
    is_one_day = isinstance(outcome, Read) and asked == Asked(
        Period(asked.period.first_day, asked.period.first_day)
    )
    if is_one_day and not outcome.rest:
        return asked.period.first_day
    return Unread(Reason.UNCLEAR, text.strip(), asked, outcome.rest)


def _read_both_ways(text: str, pieces: list[Piece], language: Language, now: Now, locale: str) -> Outcome:
    month_first, is_decisive = orders(locale)
    own = _read(text, pieces, language, now, month_first)
    if not any(piece.sort == "slash" for piece in pieces):
        return own
    return settled(own, _read(text, pieces, language, now, not month_first), is_decisive, now.today)


def _read(text: str, pieces: list[Piece], language: Language, now: Now, month_first: bool) -> Outcome:
    said = Sentence([], now)
    try:
        said = sentence(mentions(tokens(pieces, lexicon(language), month_first)), now)
        found, half_unnamed = readings(said)
        asked = [each for each in found if now.looks_back or _within_reach(each, now.today)]
    except Stumble as stumble:
        return _unread(text, said, stumble)
    if not asked:
        return _unread(text, said, Stumble(Reason.TOO_FAR))
    if len(asked) == 1:
        return Read(asked[0], _rest(text, said), half_unnamed)
    return Ambiguous(tuple(asked), _rest(text, said), half_unnamed)


def _within_reach(asked: Asked, today: date) -> bool:
    return today - LOOK_BACK <= asked.period.first_day and asked.period.last_day <= today + HORIZON


def _rest(text: str, said: Sentence) -> str:
    return " ".join(text[start:end] for start, end in said.rest)


def _unread(text: str, said: Sentence, stumble: Stumble) -> Unread:
    start, end = stumbled_over(said) or (0, MOST_LETTERS)
    known = stumble.partial
    reachable = known if known and _within_reach(known, said.now.today) else None
    return Unread(stumble.reason, text[start:end].strip(), reachable, _rest(text, said))
