"""Every sentence of the program has a translation, with the same holes in it."""

import re
from datetime import date

import pytest

from bot.conversation.reading import Read, read_dates
from bot.conversation.saying import WORDS
from bot.wording import words
from bot.wording.catalogue import Catalogue, catalogue, files_of, languages
from scripts.sentences import said, said_in
from scripts.words import mend, read, written

HOLE = re.compile(r"\{(\w+)\}")
TRANSLATIONS = languages()[1:]
MODULES = said()
SAID = list(MODULES)


def holes(text: str) -> set[str]:
    return set(HOLE.findall(text))


def translated(found: Catalogue, said: tuple[str, ...]) -> tuple[str, ...]:
    if len(said) == 1:
        return (found.sentences[said[0]],)
    return found.plurals[said[0]]


def test_there_is_something_to_say() -> None:
    assert len(SAID) > 200
    assert ("{n} day", "{n} days") in SAID
    assert "de" in TRANSLATIONS


def test_a_sentence_that_is_put_together_as_the_program_runs_is_no_sentence() -> None:
    assert list(said_in('w("a") + w.count("b", "c", 2) + text.count("d") + w.day(day)')) == [
        ("a",),
        ("b", "c"),
    ]
    for source in ('w(f"{n} days")', 'w("a" + name)', "voice(text)", 'w.count("b", many, 2)'):
        with pytest.raises(ValueError, match="put together"):
            list(said_in(source))


def test_no_sentence_is_counted_in_one_place_and_not_in_another() -> None:
    assert len({texts[0] for texts in SAID}) == len(SAID)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    found = catalogue(language)
    assert sorted(found.sentences) == sorted(texts[0] for texts in SAID if len(texts) == 1)
    assert sorted(found.plurals) == sorted(texts[0] for texts in SAID if len(texts) == 2)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_fill_in_the_same_facts(language: str) -> None:
    found = catalogue(language)
    for texts in SAID:
        for text in translated(found, texts):
            assert holes(text) == holes(texts[0]), texts


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_translation_is_a_guess_and_all_files_count_alike(language: str) -> None:
    heads = {file.read_text("utf-8").partition("\n\n")[0] for file in files_of(language)}
    assert len(heads) == 1
    assert [texts for texts, message in read(language).entries.items() if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translators_files_stand_as_make_words_leaves_them(language: str) -> None:
    found = read(language)
    mend(found, MODULES)
    assert found.findings == [], "run: make words"
    assert {file.name: file.read_text("utf-8") for file in files_of(language)} == written(found)


def test_somebody_whose_language_we_do_not_speak_reads_english() -> None:
    assert words("fr")("Request leave") == "Request leave"
    assert words("de")("Nobody ever wrote this sentence") == "Nobody ever wrote this sentence"
    assert words("fr").count("{n} day", "{n} days", 1) == "1 day"
    assert words("fr").count("{n} day", "{n} days", 2) == "2 days"


def test_words_of_a_locale_are_read_once() -> None:
    assert words("de-AT") is words("de-AT")


def test_words_that_help_shows_are_understood_when_they_are_typed() -> None:
    for ability in WORDS.keys() - {"request"}:
        for language in languages():
            assert words(language)(ability).casefold() in WORDS[ability]


def test_days_that_are_shown_as_examples_are_read_when_they_are_typed() -> None:
    today = date(2026, 7, 1)
    for english in ("6-10 July", "tomorrow afternoon", "next fri to tue", "24 Dec 9:00-12:00", "sick today"):
        for language in languages():
            assert isinstance(read_dates(words(language)(english), today, language), Read), english
