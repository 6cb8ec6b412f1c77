"""Every screen in the language that nobody speaks: nothing is said in plain English, and nothing is cut."""

from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from adapters.slack.screens import home, message, modal, words
from adapters.slack.texts import ELLIPSIS
from bot.screens import Screen, SetUpForm
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wording import PSEUDO
from bot.wording.catalogue import languages
from bot.wording.pseudo import pseudo
from tests.foreign import COUNTRIES, foreign, is_whole, unlooked_up

TECHNICAL = {
    "action_id", "align", "block_id", "callback_id", "include", "initial_conversation", "initial_date",
    "initial_time", "initial_user", "min_value", "private_metadata", "style", "type", "value",
}  # fmt: skip
"""Of Block Kit: what the program and Slack read. Everything else is read by people."""
SHOWN = [
    *(pytest.param(screen, id=name) for name, screen in EXAMPLES.items()),
    *(pytest.param(screen, id=f"hostile {name}") for name, screen in HOSTILE.items()),
]


def read_by_people(piece: object) -> Iterator[str]:
    """Every text of a drawing, however deep and whatever it is called."""
    match piece:
        case str():
            yield unescape(piece)
        case dict():
            for key, value in piece.items():
                yield from () if key in TECHNICAL else read_by_people(value)
        case list():
            for each in piece:
                yield from read_by_people(each)
        case _:
            return


def drawn(screen: Screen, locale: str = PSEUDO) -> list[str]:
    """What people read of it as a message, aloud, as a dialog and as the Home tab."""
    w = words(locale)
    as_message = message(screen, w)
    pieces: list[Any] = [as_message.text, as_message.blocks, modal(screen, w, "C0HERE"), home(screen, w)]
    return [text for piece in pieces for text in read_by_people(piece)]


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


def test_the_checks_see_what_is_hard_coded_and_what_is_cut() -> None:
    assert unlooked_up(f"{pseudo('Leave')} on Mon 6 July :palm_tree: <#C0BERLIN>") == {"on"}
    assert not is_whole(pseudo("Request leave")[:-1])
    assert not is_whole(pseudo("Request leave")[1:])
    assert unlooked_up("".join(drawn(EXAMPLES["welcome"], "en"))) > {"Hello", "Alice"}
