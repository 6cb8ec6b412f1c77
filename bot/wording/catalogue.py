"""Translations, read straight from the translators' files: nothing has to be built first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from bot.wording.pseudo import pseudo

LOCALES = Path(__file__).parent / "locales"
SOURCE = "en"
"""The language that the sentences in the code are in."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's sentences; what is missing is said in English."""

    sentences: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]

    def sentence(self, english: str) -> str:
        return self.sentences.get(english, english)

    def plural(self, one: str, many: str, number: int) -> str:
        forms = self.plurals.get(one)
        return forms[self.form(number)] if forms else (one if number == 1 else many)


ENGLISH = Catalogue({}, {}, lambda number: int(number != 1))


class Pseudo(Catalogue):
    """The language nobody speaks, whose translations are made and never missing."""

    __slots__ = ()

    def sentence(self, english: str) -> str:
        return pseudo(english)

    def plural(self, one: str, many: str, number: int) -> str:
        return pseudo(ENGLISH.plural(one, many, number))


PSEUDO_ENGLISH = Pseudo({}, {}, ENGLISH.form)


def languages() -> tuple[str, ...]:
    """Those that somebody has translated into, English first."""
    return (SOURCE, *sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))


@cache
def catalogue(language: str) -> Catalogue:
    """The sentences of a language, from all of its files; English where there is no translation."""
    files = files_of(language)
    if not files:
        return ENGLISH
    sentences: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for file in files:
        read = read_po(BytesIO(file.read_bytes()))
        for each in read:
            if isinstance(each.id, str):
                sentences |= {each.id: str(each.string)} if each.id and each.string else {}
            elif all(each.string or ()):
                plurals[each.id[0]] = tuple(each.string or ())
    return Catalogue(sentences, plurals, c2py(read.plural_expr))


def files_of(language: str) -> list[Path]:
    """One for each module that says something, named as it is, so that translations of many do not meet."""
    return sorted((LOCALES / language / "LC_MESSAGES").glob("*.po"))
