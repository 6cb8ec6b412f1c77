"""Every example of every screen, drawn for Teams in every language, within what Teams takes."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft6Validator
from markdown_it import MarkdownIt

from adapters.slack.screens import message as slack_message
from adapters.teams.actions import (
    OURS,
    Action,
    Callback,
    Input,
    read_entry,
    read_kept,
    read_request,
    read_stand_in,
)
from adapters.teams.cards import LARGEST, VERSION, size
from adapters.teams.screens import dialog, message, words
from adapters.teams.texts import Piece
from bot.screens import Form, Help, Screen, Welcome
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wording import PSEUDO
from bot.wording.catalogue import languages

LOCALES = (*languages(), PSEUDO)
ALL = [
    *(pytest.param(screen, id=name) for name, screen in EXAMPLES.items()),
    *(pytest.param(screen, id=f"hostile {name}") for name, screen in HOSTILE.items()),
]
ALIKE = {name: each for name, each in EXAMPLES.items() if not isinstance(each, Form | Help | Welcome)}
"""Forms are dialogs in Slack, and to help belongs a command that nobody types in Teams."""
SCHEMA = Path(__file__).parents[4] / "shared" / "schemas" / "schema-1.6.0.json"
"""Microsoft's own; 1.5 alone does not know its people picker."""
READER = "29:reader"
MOST_BUTTONS = 6
FORMATTED = {"paragraph_open", "paragraph_close", "inline", "text", "strong_open", "strong_close"}
"""What our own Markdown comes to: bold words in a paragraph."""
ABOUT_A_REQUEST = {
    Action.SHOW_REQUEST, Action.APPROVE, Action.DECLINE, Action.UNDO, Action.SNOOZE, Action.WITHDRAW,
    Action.CANCEL, Action.ASK_WHY, Action.OPEN_CHANGE, Action.REFRESH,
}  # fmt: skip


def pieces_in(piece: object) -> Iterator[Piece]:
    """Every piece with a type, however deep."""
    if isinstance(piece, dict):
        if "type" in piece:
            yield piece
        for each in piece.values():
            yield from pieces_in(each)
    elif isinstance(piece, list):
        for each in piece:
            yield from pieces_in(each)


def buttons_in(piece: object) -> list[Piece]:
    """Those that come back to us."""
    return [each for each in pieces_in(piece) if each["type"] in ("Action.Execute", "Action.Submit")]


def drawings(screen: Screen, locale: str) -> tuple[Piece, Piece]:
    """As a message to its one reader, and in a dialog."""
    w = words(locale)
    return message(screen, w, READER).card, dialog(screen, w).card


@cache
def schema() -> Draft6Validator:
    return Draft6Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.skipif(not SCHEMA.exists(), reason="Microsoft's schema of Adaptive Cards is not here.")
@pytest.mark.parametrize("screen", ALL)
def test_each_drawing_is_an_adaptive_card(screen: Screen) -> None:
    for card in drawings(screen, PSEUDO):
        known = {key: value for key, value in card.items() if key != "msteams"}
        assert [error.message for error in schema().iter_errors(known)] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", ALL)
def test_teams_would_take_every_drawing(screen: Screen, locale: str) -> None:
    for card in drawings(screen, locale):
        assert card["version"] == VERSION == "1.5"
        assert size(card) <= LARGEST == 25_000
        assert card["body"]
        for row in pieces_in(card):
            assert row["type"] != "ActionSet" or len(row["actions"]) <= MOST_BUTTONS


@pytest.mark.parametrize("screen", ALL)
def test_no_two_fields_go_by_one_name(screen: Screen) -> None:
    for card in drawings(screen, "en"):
        names = [each["id"] for each in pieces_in(card) if "id" in each]
        assert len(names) == len(set(names))
        assert set(names) <= {each.value for each in Input}


@pytest.mark.parametrize("screen", ALL)
def test_a_dialog_knows_one_kind_of_button_that_comes_back_to_it(screen: Screen) -> None:
    _, card = drawings(screen, "en")
    assert "refresh" not in card
    for each in pieces_in(card):
        assert each["type"] != "Action.Execute"
        assert "fallback" not in each
    for button in buttons_in(card):
        assert set(button["data"]) == {OURS}


@pytest.mark.parametrize("screen", ALL)
def test_a_button_that_acts_also_works_in_old_clients(screen: Screen) -> None:
    card, _ = drawings(screen, "en")
    shown = {key: value for key, value in card.items() if key != "refresh"}
    for button in pieces_in(shown):
        if button["type"] == "Action.Execute":
            assert button["fallback"]["type"] == "Action.Submit"
            assert button["fallback"]["data"] == button["data"]


@pytest.mark.parametrize("screen", ALL)
def test_every_button_says_what_it_does_and_can_be_read(screen: Screen) -> None:
    for card in drawings(screen, "de"):
        for button in buttons_in(card):
            assert button["title"].strip()
            data = button["data"][OURS]
            assert all(isinstance(value, str) for value in data.values())
            read(data)


def read(data: dict[str, str]) -> None:
    """As those who listen do; raises where they could not."""
    name = data["do"]
    if name in list(Callback):
        read_kept(data)
        return
    action = Action(name)
    if action in ABOUT_A_REQUEST:
        read_request(data)
    if action in (Action.OPEN_REQUEST, Action.OPEN_CLAIM):
        read_entry(data)
    if action is Action.OPEN_STAND_IN:
        read_stand_in(data)


@pytest.mark.parametrize("screen", ALL)
def test_nobodys_words_are_ever_markup(screen: Screen) -> None:
    reader = MarkdownIt()
    for card in drawings(screen, "en"):
        for written in formatted_in(card):
            kinds = {token.type for token in reader.parse(written)}
            kinds |= {each.type for token in reader.parse(written) for each in token.children or ()}
            assert kinds <= FORMATTED, written
            assert "{{" not in written
            assert "<at>" not in written
            assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in written
    assert "<" not in message(screen, words("en")).text


def formatted_in(card: Piece) -> Iterator[str]:
    """What Teams reads as Markdown."""
    for piece in pieces_in(card):
        if piece["type"] == "TextBlock":
            yield piece["text"]
        for fact in piece.get("facts", ()):
            yield from (fact["title"], fact["value"])


def spelled(text: str) -> set[str]:
    """The words of a text, without emoji names and marks."""
    return set(re.findall(r"\w+", re.sub(r":[a-z_0-9]+:|[*_\u2060]", "", text)))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", EXAMPLES.values(), ids=EXAMPLES)
def test_the_text_of_a_message_tells_the_whole_story(screen: Screen, locale: str) -> None:
    drawn = message(screen, words(locale))
    assert set().union(*(spelled(text) for text in shown_in(drawn.card["body"]))) == spelled(drawn.text)


def shown_in(piece: object) -> Iterator[str]:
    """What is shown, but for buttons and fields."""
    match piece:
        case {"type": "ActionSet"}:
            return
        case {"type": "TextBlock", "text": str(text)}:
            yield text
        case {"type": "FactSet", "facts": [*facts]}:
            yield from (text for fact in facts for text in fact.values())
        case dict():
            yield from (text for value in piece.values() for text in shown_in(value))
        case list():
            yield from (text for each in piece for text in shown_in(each))


@pytest.mark.parametrize("screen", ALL)
def test_the_text_of_a_message_is_never_empty(screen: Screen) -> None:
    for locale in LOCALES:
        assert message(screen, words(locale)).text.strip()
        assert dialog(screen, words(locale)).title.strip()


@pytest.mark.parametrize("locale", languages())
@pytest.mark.parametrize("screen", ALIKE.values(), ids=ALIKE)
def test_nothing_is_lost_that_slack_shows(screen: Screen, locale: str) -> None:
    w = words(locale)
    assert spelled(slack_message(screen, w).text) - spelled(message(screen, w).text) == set()


def test_drawing_twice_gives_the_same() -> None:
    for screen in (*EXAMPLES.values(), *HOSTILE.values()):
        assert json.dumps(drawings(screen, "en")) == json.dumps(drawings(screen, "en"))
