"""What each phrase means to somebody who speaks a language and mixes in words of the others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel.dates import get_day_names, get_month_names

from bot.conversation.reading.meanings import NO_HALF, QUIET, TROUBLE, Kind, Language, Meaning, Pack
from bot.conversation.reading.scanning import scan
from bot.conversation.reading.spelling import spellings
from bot.conversation.reading.words import GERMAN, LANGUAGES

Phrase = tuple[str, ...]
Meanings = tuple[Meaning, ...]
Vocabulary = dict[Phrase, Meanings]
Names = Mapping[Phrase, Meanings]

STRONG = 4
"""Letters from which on a phrase of another language is understood: shorter ones mean too many things."""
NAMES = {Kind.WEEKDAY, Kind.MONTH, Kind.DAY, Kind.PART}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one reader, and the words that their language shares with dates in another."""

    phrases: Vocabulary
    ordinary: frozenset[str]
    longest: int


def _cldr(code: str) -> Iterator[tuple[Meaning, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in get_month_names(width, context, code).items():
                yield Meaning(Kind.MONTH, month), name
            for weekday, name in get_day_names(width, context, code).items():
                yield Meaning(Kind.WEEKDAY, weekday), name


def _phrases(words: str) -> Iterator[Phrase]:
    for phrase in filter(None, re.split(r"\s*,\s*", words.strip())):
        for spelled in spellings(phrase):
            yield tuple(piece.folded for piece in scan(spelled) if piece.folded != ".")


def _every_weekday(names: Names) -> Vocabulary:
    """Plurals: "fridays" are more than one."""
    wide = [phrase for phrase, (meaning, *_) in names.items() if meaning.kind is Kind.WEEKDAY]
    return {(*phrase[:-1], phrase[-1] + "s"): (TROUBLE,) for phrase in wide if len(phrase[-1]) >= STRONG}


def _in_one_word(names: Names, pack: Vocabulary) -> Vocabulary:
    """German writes "Freitagnachmittag"."""
    days = [(word, found) for (word, *_), found in names.items() if found[0].kind is Kind.WEEKDAY]
    parts = [
        (word, found) for (word, *more), found in pack.items() if found[0].kind is Kind.PART and not more
    ]
    joined: Vocabulary = {(day + half,): is_day + is_half for day, is_day in days for half, is_half in parts}
    evenings: Vocabulary = {
        (day + late,): (*is_day, NO_HALF) for day, is_day in days for late in ("abend", "nacht", "mittag")
    }
    return joined | evenings


def _packed(pack: Pack) -> Vocabulary:
    found: Vocabulary = {}
    for meaning, words in pack.items():
        meanings = meaning if isinstance(meaning, tuple) else (meaning,)
        found |= dict.fromkeys(_phrases(words), meanings)
    return found


@cache
def own_words(language: Language) -> Vocabulary:
    """Everything the language itself says about dates."""
    names: Vocabulary = {
        phrase: (meaning,) for meaning, name in _cldr(language.code) for phrase in _phrases(name)
    }
    pack = _packed(language.pack)
    joined = _in_one_word(names, pack) if language is GERMAN else {}
    return _every_weekday(names) | joined | names | pack


def _single_words(kinds: set[Kind]) -> frozenset[str]:
    found = (item for language in LANGUAGES for item in own_words(language).items())
    return frozenset(phrase[0] for phrase, (first, *_) in found if len(phrase) == 1 and first.kind in kinds)


@cache
def dated_words() -> frozenset[str]:
    """Single words that say something about dates in any of the languages."""
    return _single_words(set(Kind) - QUIET)


@cache
def quiet_words() -> frozenset[str]:
    """Single words that only hold sentences together in one of the languages."""
    return _single_words(QUIET)


@cache
def long_names() -> tuple[str, ...]:
    """Names of days, months and halves that are long enough to be recognised when misspelt."""
    return tuple(sorted(name for name in _single_words(NAMES) if len(name) > STRONG))


@cache
def lexicon(language: Language) -> Lexicon:
    """The language's own words first, then what is unmistakable of the others."""
    phrases: Vocabulary = {}
    for other in reversed([each for each in LANGUAGES if each is not language]):
        phrases |= {
            words: found for words, found in own_words(other).items() if len("".join(words)) >= STRONG
        }
    phrases |= own_words(language)
    return Lexicon(phrases, frozenset(language.ordinary.split()), max(map(len, phrases)))
