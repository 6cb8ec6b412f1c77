"""A locale's voice: looks sentences up and fills them in. Handed from function to function, never global."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from bot.wording.catalogue import PSEUDO_ENGLISH, SOURCE, Catalogue, catalogue, languages
from bot.wording.pseudo import PSEUDO

PLAIN_ENGLISH = "en_GB"
"""How dates are written in English where no region is known, or the reader's language is none of ours."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """Sentences by catalogue, dates and numbers by region: `de-AT` keeps Austria's January."""

    locale: Locale
    catalogue: Catalogue

    def __call__(self, english: str, /, **facts: str | int) -> str:
        """The sentence in this language, its holes filled in."""
        return self.catalogue.sentence(english).format(**facts)

    def count(self, one: str, many: str, number: int, /, **facts: str | int) -> str:
        """The sentence in the plural form for a number, which fills the hole `n`."""
        return self.catalogue.plural(one, many, number).format(n=facts.pop("n", number), **facts)

    def listed(self, items: Iterable[str]) -> str:
        """ "Anna, Ben and Carla" """
        return format_list(list(items), locale=self.locale)


def region_of(tag: str) -> Locale:
    """The locale of a tag such as `de-AT` or `en_US`, if its language is ours; else plain English."""
    try:
        found = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        language = tag.replace("_", "-").partition("-")[0].lower()
        return Locale.parse(PLAIN_ENGLISH if language not in languages()[1:] else language)
    is_ours = found.language in languages() and str(found) != SOURCE
    return found if is_ours else Locale.parse(PLAIN_ENGLISH)


def sentences_of(tag: str, locale: Locale) -> Catalogue:
    """The pseudo-language's sentences where it is asked for, else those of the locale's language."""
    return PSEUDO_ENGLISH if tag.replace("_", "-") == PSEUDO else catalogue(locale.language)
