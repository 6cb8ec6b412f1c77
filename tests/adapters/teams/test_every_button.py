"""Whatever a card shows that can be pressed is understood, in a message and in a dialog."""

from collections.abc import Iterator, Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.actions import LOOK, OURS, Action, Callback, Input, entry
from adapters.teams.clicks import NotOurs, asked_by
from adapters.teams.screens import curtain, dialog, message, words
from adapters.teams.texts import Piece
from adapters.teams.wire import Click, click_of
from bot.intents import Approve, Decline, OpenRequest, Recount, Said, SendRequest, ShowRequest
from bot.intents.settling import ForeseePattern, ForeseePolicy, SettlePattern, SettlePolicy
from bot.replies import Field, Mend, Slip
from bot.screens import Form, Screen
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wording.catalogue import languages
from domain.ids import LeaveTypeId
from tests.adapters.teams.test_forms_drawn import fields_of, pieces_in

LOCALES = languages()
ALL = [
    *(pytest.param(screen, id=name) for name, screen in EXAMPLES.items()),
    *(pytest.param(screen, id=f"hostile {name}") for name, screen in HOSTILE.items()),
]
FORMS = [screen for screen in (*EXAMPLES.values(), *HOSTILE.values()) if isinstance(screen, get_args(Form))]
CARRIED = ("request", "employee", "leave", "channel", "seen", "type", "first", "last", "part", "span", "days")
"""What buttons have in their data."""
PRESSED = ("Action.Execute", "Action.Submit")
W = words("en")


def cards_of(screen: Screen) -> list[Piece]:
    return [message(screen, W, "29:reader").card, dialog(screen, W).card]


def buttons_in(card: Piece) -> Iterator[Piece]:
    """Those that come back to us, the ways of old clients and of refreshing as well."""
    return (piece for piece in pieces_in(card) if piece["type"] in PRESSED)


def pressed(button: Piece, card: Piece, typed: Mapping[str, str] | None = None) -> Click:
    """As Teams sends it: the button's own data beside what is filled in."""
    filled = {field["id"]: field.get("value", "") for field in fields_of(card)}
    sent = {} if button.get("associatedInputs") == "none" else filled | dict(typed or {})
    return click_of({**sent, **button["data"]})


@pytest.mark.parametrize("screen", ALL)
def test_every_button_is_understood(screen: Screen) -> None:
    for card in cards_of(screen):
        for button in buttons_in(card):
            assert asked_by(pressed(button, card)).intent is not None
            assert str(button["title"]).strip()


@pytest.mark.parametrize("screen", ALL)
def test_a_button_carries_words_of_ours_alone(screen: Screen) -> None:
    for card in cards_of(screen):
        for button in buttons_in(card):
            assert set(button["data"]) <= {OURS, "msteams"}
            assert all(isinstance(value, str) for value in button["data"][OURS].values())


@pytest.mark.parametrize("screen", ALL)
def test_in_a_dialog_every_button_comes_back_to_the_dialog(screen: Screen) -> None:
    for button in buttons_in(dialog(screen, W).card):
        assert button["type"] == "Action.Submit"
        assert "msteams" not in button["data"]
        assert "fallback" not in button


@pytest.mark.parametrize("locale", LOCALES)
def test_a_button_asks_for_the_same_in_every_language(locale: str) -> None:
    for screen in EXAMPLES.values():
        here, there = (dialog(screen, w).card for w in (W, words(locale)))
        assert [each["data"] for each in buttons_in(here)] == [each["data"] for each in buttons_in(there)]


@pytest.mark.parametrize("screen", FORMS)
def test_a_form_that_is_sent_as_it_is_shown_says_what_is_needed_or_is_taken(screen: Form) -> None:
    card = dialog(screen, W).card
    sends = next(each for each in buttons_in(card) if LOOK not in each["data"][OURS] and _is_form(each))
    asked = asked_by(pressed(sends, card))
    assert asked.again is not None
    assert asked.typed is not None


def _is_form(button: Piece) -> bool:
    return button["data"][OURS]["do"] in set(Callback)


def test_only_looking_at_a_card_never_changes_anything() -> None:
    for screen in (EXAMPLES["approval card"], EXAMPLES["receipt"]):
        refresh = message(screen, W, "29:reader").card["refresh"]
        assert refresh["userIds"] == ["29:reader"]
        assert isinstance(asked_by(pressed(refresh["action"], {})).intent, ShowRequest)


def test_what_was_typed_where_others_read_is_asked_by_its_button() -> None:
    card = curtain("Alice <at>Ben</at>", "balance", W, "29:alice", "aad-alice").card
    asked = [asked_by(pressed(button, card)).intent for button in buttons_in(card)]
    assert asked
    assert asked == [Said("balance")] * len(asked)


def test_a_reason_typed_beside_the_question_reaches_who_asked() -> None:
    card = message(EXAMPLES["approval card"], W).card
    found = [asked_by(pressed(each, card, {Input.REASON: "Too many"})).intent for each in buttons_in(card)]
    assert any(isinstance(each, Approve) for each in found)
    assert {each.reason for each in found if isinstance(each, Decline)} == {"Too many"}


def test_a_reason_against_a_rule_is_needed_and_reaches_who_asked() -> None:
    card = dialog(EXAMPLES["override form"], W).card
    (sends,) = buttons_in(card)
    without, given = (asked_by(pressed(sends, card, {Input.REASON: each})).intent for each in ("", "Agreed"))
    assert without == Mend(((Field.REASON, Slip.MISSING),))
    assert isinstance(given, Approve)
    assert given.override == "Agreed"


def test_working_out_a_form_is_no_sending() -> None:
    card = dialog(EXAMPLES["request form"], W).card
    found = [asked_by(pressed(each, card)).intent for each in buttons_in(card) if _is_form(each)]
    assert {type(each) for each in found} == {Recount, SendRequest}


def test_of_another_person_the_hours_are_shown_and_what_was_typed_is_sent() -> None:
    card = dialog(EXAMPLES["working hours, foreseen"], W).card
    looks, sends = _looking(card), _sending(card)
    assert isinstance(looks, ForeseePattern)
    assert looks.values.text is None
    assert isinstance(sends, SettlePattern)
    assert (sends.values.text, sends.values.seen) == ("monday: 8h", "5ee2")


def test_of_another_type_or_place_the_terms_are_shown_and_what_was_typed_is_sent() -> None:
    card = dialog(EXAMPLES["policy, foreseen"], W).card
    looks, sends = _looking(card), _sending(card)
    assert isinstance(looks, ForeseePolicy)
    assert looks.values.entitlement is None
    assert isinstance(sends, SettlePolicy)
    assert sends.values.entitlement == 30


def _looking(card: Piece) -> object:
    return asked_by(_pressed_where(card, is_look=True)).intent


def _sending(card: Piece) -> object:
    return asked_by(_pressed_where(card, is_look=False)).intent


def _pressed_where(card: Piece, *, is_look: bool) -> Click:
    found = (each for each in buttons_in(card) if (LOOK in each["data"][OURS]) is is_look and _is_form(each))
    return pressed(next(found), card)


@given(st.sampled_from(FORMS), st.text(max_size=20))
def test_whatever_is_typed_into_a_form_is_taken_or_said_to_be_wrong(form: Form, written: str) -> None:
    card = dialog(form, W).card
    free = {field["id"]: written for field in fields_of(card) if field["type"] in FREE}
    for button in buttons_in(card):
        asked = asked_by(pressed(button, card, free))
        assert not isinstance(asked.intent, Mend) or all(slip in Slip for _, slip in asked.intent.problems)


FREE = ("Input.Text", "Input.Date", "Input.Time")
"""What a client could send anything in."""


@given(
    st.one_of(st.sampled_from([*Action, *Callback]), st.text()),
    st.dictionaries(st.sampled_from(CARRIED), st.text()),
)
def test_a_button_that_was_tampered_with_is_read_or_said_to_be_none_of_ours(
    do: str, ours: dict[str, str]
) -> None:
    try:
        assert asked_by(Click({**ours, "do": do}, {})).intent is not None
    except NotOurs:
        return


@pytest.mark.parametrize("do", ["", "of_last_year", *Action, *Callback])
def test_a_button_without_its_data_is_none_of_ours_or_needs_none(do: str) -> None:
    try:
        asked = asked_by(Click({"do": do}, {}))
    except NotOurs:
        return
    assert do in {*Action, *Callback}
    assert asked.intent is not None


def test_the_way_to_a_form_that_is_filled_in_carries_it() -> None:
    click = Click({"do": Action.OPEN_REQUEST, **entry(None, LeaveTypeId("sick"))}, {})
    assert asked_by(click).intent == OpenRequest(None, LeaveTypeId("sick"))


def test_a_number_that_is_none_is_said_under_its_field() -> None:
    card = dialog(EXAMPLES["policy, foreseen"], W).card
    sends = next(each for each in buttons_in(card) if LOOK not in each["data"][OURS])
    asked = asked_by(pressed(sends, card, {Input.ENTITLEMENT: "many"}))
    assert asked.intent == Mend(((Field.ENTITLEMENT, Slip.NOT_A_NUMBER),))
