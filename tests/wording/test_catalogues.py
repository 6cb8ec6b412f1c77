"""Every sentence of the program has a translation, with the same holes in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.wording import PSEUDO, words
from bot.wording.catalogue import LOCALES, Catalogue, catalogue, languages

ROOT = Path(__file__).parents[2]
SPEAKING = ("bot/wording", "bot/terminal", "adapters/slack", "adapters/teams", "adapters/web")
"""Where sentences are written."""
VOICES = {"w", "voice"}
HOLE = re.compile(r"\{(\w+)\}")
TRANSLATIONS = languages()[1:]


def sentences() -> Iterator[tuple[str, ...]]:
    """The sentences that the program says: one, or a singular and a plural."""
    for folder in SPEAKING:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call):
                    yield from _said(node)


def _said(call: ast.Call) -> Iterator[tuple[str, ...]]:
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if isinstance(call.func, ast.Name) and call.func.id in VOICES and texts and len(call.args) == 1:
        yield (texts[0],)
    is_count = isinstance(call.func, ast.Attribute) and call.func.attr == "count"
    if is_count and len(texts) == 2 and len(call.args) == 3:
        yield texts[0], texts[1]


SAID = sorted(set(sentences()))


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


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    found = catalogue(language)
    assert sorted(found.sentences) == sorted(said[0] for said in SAID if len(said) == 1)
    assert sorted(found.plurals) == sorted(said[0] for said in SAID if len(said) == 2)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_fill_in_the_same_facts(language: str) -> None:
    found = catalogue(language)
    for said in SAID:
        for text in translated(found, said):
            assert holes(text) == holes(said[0]), said


def test_translations_are_files_that_translators_edit() -> None:
    assert all((LOCALES / each / "LC_MESSAGES" / "messages.po").is_file() for each in TRANSLATIONS)


def test_somebody_whose_language_we_do_not_speak_reads_english() -> None:
    assert words("fr")("Request leave") == "Request leave"
    assert words("de")("Nobody ever wrote this sentence") == "Nobody ever wrote this sentence"
    assert words("fr").count("{n} day", "{n} days", 1) == "1 day"
    assert words("fr").count("{n} day", "{n} days", 2) == "2 days"


def test_words_of_a_locale_are_read_once() -> None:
    assert words("de-AT") is words("de-AT")


def test_pseudo_sentences_are_longer_and_keep_their_facts() -> None:
    w = words(PSEUDO)
    assert w("Hello {name}", name="Zoe") == "Héllö Zoe~~~~"
    assert w.count("{n} day", "{n} days", 3).startswith("3 dåys")
    assert w.count("{n} day", "{n} days", 1).startswith("1 dåy~")
