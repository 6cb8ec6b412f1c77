"""Every screen in the language that nobody speaks: nothing is said in plain English, and nothing is cut."""

from collections.abc import Iterator

import pytest

from adapters.teams.screens import dialog, message, words
from adapters.teams.texts import ELLIPSIS, read_aloud
from bot.screens import Screen, SetUpForm
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wording import PSEUDO
from bot.wording.catalogue import languages
from bot.wording.pseudo import pseudo
from tests.foreign import COUNTRIES, foreign, is_whole, unlooked_up

READ = {"text", "title", "label", "placeholder", "errorMessage", "tooltip"}
"""Of Adaptive Cards: what people read. Everything else is read by the program and by Teams."""
SHOWN = [
    *(pytest.param(screen, id=name) for name, screen in EXAMPLES.items()),
    *(pytest.param(screen, id=f"hostile {name}") for name, screen in HOSTILE.items()),
]


def read_by_people(piece: object) -> Iterator[str]:
    """Every text of a drawing, however deep."""
    if isinstance(piece, dict):
        for key, value in piece.items():
            is_read = key in READ
            if isinstance(value, str):
                yield from [read_aloud(value)] if is_read else []
            else:
                yield from read_by_people(value)
        if "facts" in piece:
            yield from (read_aloud(fact["value"]) for fact in piece["facts"])
    elif isinstance(piece, list):
        for each in piece:
            yield from read_by_people(each)


def drawn(screen: Screen, locale: str = PSEUDO) -> list[str]:
    """What people read of it as a message, aloud and as a dialog."""
    w = words(locale)
    as_message, as_dialog = message(screen, w, "29:reader"), dialog(screen, w)
    texts = [as_message.text, as_dialog.title]
    return [*texts, *read_by_people(as_message.card), *read_by_people(as_dialog.card)]


@pytest.mark.parametrize("screen", SHOWN)
def test_nothing_is_said_that_was_not_looked_up(screen: Screen) -> None:
    known = COUNTRIES | set(screen.countries) if isinstance(screen, SetUpForm) else set()
    for text in drawn(foreign(screen)):
        assert unlooked_up(text, known) == set(), text


@pytest.mark.parametrize("screen", EXAMPLES.values(), ids=EXAMPLES)
def test_two_fifths_more_fit_everywhere(screen: Screen) -> None:
    for text in drawn(screen):
        assert is_whole(text), text


@pytest.mark.parametrize("locale", languages())
@pytest.mark.parametrize("screen", EXAMPLES.values(), ids=EXAMPLES)
def test_what_people_usually_see_is_never_cut(screen: Screen, locale: str) -> None:
    assert [text for text in drawn(screen, locale) if text.endswith(ELLIPSIS)] == []


def test_the_checks_see_what_is_hard_coded() -> None:
    assert unlooked_up(f"{pseudo('Leave')} on Mon 6 July") == {"on"}
    assert unlooked_up("".join(drawn(EXAMPLES["welcome"], "en"))) > {"Hello", "Alice"}
