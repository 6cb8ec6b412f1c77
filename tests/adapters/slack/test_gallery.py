"""Every example of every screen, drawn for Slack in every language, within what Slack takes."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, get_args

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.playground.block_rules import elements_of, is_too_large, message_findings, view_findings
from adapters.slack.actions import FOLLOW, Callback, Kept, action_of, read_kept
from adapters.slack.screens import home, message, modal, words
from bot.screens import Form, RequestForm, Screen
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wording import PSEUDO
from bot.wording.catalogue import languages

LOCALES = (*languages(), PSEUDO)
FORMS = get_args(Form)
ALL = [
    *(pytest.param(screen, id=name) for name, screen in EXAMPLES.items()),
    *(pytest.param(screen, id=f"hostile {name}") for name, screen in HOSTILE.items()),
]
Json = dict[str, Any]


def texts_in(piece: object) -> Iterator[tuple[str, str]]:
    """Every text with its kind, however deep."""
    if isinstance(piece, dict):
        if isinstance(piece.get("text"), str):
            yield str(piece["type"]), piece["text"]
        for each in piece.values():
            yield from texts_in(each)
    elif isinstance(piece, list):
        for each in piece:
            yield from texts_in(each)


def drawings(screen: Screen, locale: str) -> tuple[list[Json], Json, Json]:
    w = words(locale)
    return message(screen, w).blocks, modal(screen, w, "C0HERE"), home(screen, w)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", ALL)
def test_slack_would_take_every_drawing(screen: Screen, locale: str) -> None:
    blocks, dialog, tab = drawings(screen, locale)
    assert message_findings(blocks) == []
    assert view_findings(dialog) == []
    assert view_findings(tab) == []
    assert not is_too_large(dialog)


@pytest.mark.parametrize("screen", ALL)
def test_slacks_own_models_agree(screen: Screen) -> None:
    blocks, dialog, tab = drawings(screen, PSEUDO)
    for block in Block.parse_all(blocks):
        block.validate_json()
    View(**dialog).validate_json()
    View(**tab).validate_json()


def spelled(text: str) -> set[str]:
    """The words of a text, without emoji names and marks."""
    return set(re.findall(r"\w+", re.sub(r":[a-z_0-9]+:", "", unescape(text))))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", EXAMPLES.values(), ids=EXAMPLES)
def test_the_text_of_a_message_tells_the_whole_story(screen: Screen, locale: str) -> None:
    drawn = message(screen, words(locale))
    shown = [block for block in drawn.blocks if block["type"] != "actions"]
    for block in shown:
        block.pop("accessory", None)
    assert set().union(*(spelled(text) for _, text in texts_in(shown))) == spelled(drawn.text)


@pytest.mark.parametrize("screen", ALL)
def test_the_text_of_a_message_is_never_empty_and_never_cut_by_slack(screen: Screen) -> None:
    for locale in LOCALES:
        text = message(screen, words(locale)).text
        assert text.strip()
        assert len(text) <= 4000


@pytest.mark.parametrize("screen", ALL)
def test_nobodys_words_are_ever_markup(screen: Screen) -> None:
    blocks, dialog, tab = drawings(screen, "en")
    for kind, text in texts_in([blocks, dialog, tab]):
        if kind == "mrkdwn":
            assert "<!" not in text
            assert "<http" not in text
            assert "*bold*" not in text
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text or kind == "text"
    spoken = message(screen, words("en")).text
    assert "<" not in spoken


@pytest.mark.parametrize("screen", ALL)
def test_every_button_is_one_of_ours_and_says_what_it_does(screen: Screen) -> None:
    blocks, dialog, tab = drawings(screen, "de")
    for element in elements_of([*blocks, *dialog["blocks"], *tab["blocks"]]):
        if "action_id" in element:
            is_followed = element["action_id"] == FOLLOW and str(element["url"]).startswith("https://")
            assert is_followed or action_of(str(element["action_id"])) is not None
        if element["type"] == "button":
            assert [text for _, text in texts_in(element) if text.strip()]


@pytest.mark.parametrize("screen", ALL)
def test_a_dialog_remembers_where_it_came_from(screen: Screen) -> None:
    dialog = modal(screen, words("en"), "C0HERE")
    kept = read_kept(dialog["private_metadata"])
    if isinstance(screen, FORMS):
        assert dialog["callback_id"] in {each.value for each in Callback} - {Callback.RESULT.value}
        assert "submit" in dialog
    else:
        assert dialog["callback_id"] == Callback.RESULT
        assert kept == Kept(channel_id="C0HERE")
        assert "submit" not in dialog


def test_a_form_drawn_again_keeps_the_blocks_that_hold_what_was_typed() -> None:
    forms: list[Form] = [screen for screen in EXAMPLES.values() if isinstance(screen, RequestForm)]
    for form in forms:
        inputs = [b for b in modal(form, words("en"))["blocks"] if b["type"] == "input"]
        ids = [block["block_id"] for block in inputs]
        assert [*ids[:4], ids[-1]] == ["leave_type", "first_day", "last_day", "part", "note"]
        assert all(block["element"]["action_id"] == block["block_id"] for block in inputs)


def test_drawing_twice_gives_the_same() -> None:
    for screen in (*EXAMPLES.values(), *HOSTILE.values()):
        once, again = drawings(screen, "en"), drawings(screen, "en")
        assert json.dumps(once) == json.dumps(again)
