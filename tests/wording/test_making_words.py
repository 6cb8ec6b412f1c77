"""`make words` helps translators: it adds, drops and moves, and loses no translation that is needed."""

from pathlib import Path

import pytest

from scripts.sentences import said_in
from scripts.words import files_of, mend, read, write

PROGRAM = {
    ("Leave",): ("home", "parts"),
    ("Hello {name}",): ("joining",),
    ("{n} day", "{n} days"): ("amounts",),
}


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    return tmp_path


def made(locales: Path, program: dict[tuple[str, ...], tuple[str, ...]], name: str = "fr") -> list[str]:
    language = read(name, locales)
    mend(language, program)
    write(language, locales)
    return language.findings


def translate(locales: Path, file: str, said: str, text: str) -> None:
    path = locales / "fr" / "LC_MESSAGES" / f"{file}.po"
    old = path.read_text("utf-8")
    assert f'{said} ""' in old
    path.write_text(old.replace(f'{said} ""', f'{said} "{text}"'), "utf-8")


def test_a_new_language_is_told_everything_that_there_is_to_translate(locales: Path) -> None:
    assert made(locales, PROGRAM) == [
        "to translate in home.po: 'Leave'",
        "to translate in joining.po: 'Hello {name}'",
        "to translate in amounts.po: '{n} day'",
    ]
    assert [file.stem for file in files_of("fr", locales)] == ["amounts", "home", "joining"]


def test_a_language_with_three_forms_is_asked_for_all_of_them(locales: Path) -> None:
    made(locales, PROGRAM, "pl")
    assert 'msgstr[2] ""' in (locales / "pl" / "LC_MESSAGES" / "amounts.po").read_text("utf-8")


def test_what_is_translated_is_not_asked_for_again(locales: Path) -> None:
    made(locales, PROGRAM)
    translate(locales, "home", 'msgid "Leave"\nmsgstr', "Congé")
    assert "Leave" not in str(made(locales, PROGRAM))
    translate(locales, "amounts", "msgstr[0]", "{n} jour")
    assert "{n} day" in str(made(locales, PROGRAM))
    translate(locales, "amounts", "msgstr[1]", "{n} jours")
    assert "{n} day" not in str(made(locales, PROGRAM))


def test_a_sentence_moves_with_the_module_that_says_it(locales: Path) -> None:
    made(locales, PROGRAM)
    translate(locales, "home", 'msgid "Leave"\nmsgstr', "Congé")
    made(locales, {**PROGRAM, ("Leave",): ("parts",)})
    assert 'msgstr "Congé"' in (locales / "fr" / "LC_MESSAGES" / "parts.po").read_text("utf-8")
    assert "home" not in {file.stem for file in files_of("fr", locales)}


def test_a_sentence_that_nobody_says_is_dropped_and_shown_once_more(locales: Path) -> None:
    made(locales, {("Leave",): ("home",)})
    translate(locales, "home", 'msgid "Leave"\nmsgstr', "Congé")
    assert "dropped, as nobody says it: 'Leave', 'Congé'" in made(locales, {("Time off",): ("home",)})


def test_of_two_translations_the_first_stays_and_the_other_is_named(locales: Path) -> None:
    made(locales, {("Leave",): ("home",)})
    translate(locales, "home", 'msgid "Leave"\nmsgstr', "Congé")
    folder = locales / "fr" / "LC_MESSAGES"
    (folder / "parts.po").write_text(
        (folder / "home.po").read_text("utf-8").replace("Congé", "Absence"), "utf-8"
    )
    assert made(locales, PROGRAM)[0] == "translated twice: 'Leave', 'Congé' stays, 'Absence' goes"


def test_a_sentence_is_found_wherever_its_voice_comes_from() -> None:
    code = (
        'w("One")\nvoice("Two")\nvisit.w("Three", name=x)\nw.count("{n} day", "{n} days", n)\nother("Four")'
    )
    assert list(said_in(code)) == [("One",), ("Two",), ("Three",), ("{n} day", "{n} days")]
