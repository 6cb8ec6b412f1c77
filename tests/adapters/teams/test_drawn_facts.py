"""What people need to know stands in the cards, and their buttons say and carry what they should."""

import json
from dataclasses import replace

import pytest

from adapters.teams.actions import OURS, Action, Input, read_entry, read_kept, read_request
from adapters.teams.screens import dialog, message, words
from adapters.teams.screens.home import bar
from adapters.teams.texts import Piece
from bot.screens import DigestMessage, Screen
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.screens.examples.cast import ALICE, BALANCE, BEN, REQUEST, SUMMER, VACATION
from domain.amounts import Amount
from tests.adapters.teams.test_gallery import buttons_in, pieces_in

W = words("en")


def shown(name: str) -> str:
    """Everything on a card, fields and buttons included."""
    drawn = dialog(EXAMPLES[name], W)
    return drawn.title + json.dumps(drawn.card, ensure_ascii=False).replace("**", "")


def buttons(screen: Screen) -> dict[str, Piece]:
    """By what they do, those behind a question included."""
    shown = {key: value for key, value in message(screen, W).card.items() if key != "refresh"}
    return {button["data"][OURS]["do"]: button for button in buttons_in(shown)}


def questions(screen: Screen) -> dict[str, Piece]:
    """By the title of the button that asks them."""
    pieces = pieces_in(message(screen, W).card)
    return {piece["title"]: piece for piece in pieces if piece["type"] == "Action.ShowCard"}


def fields(piece: Piece) -> dict[str, Piece]:
    return {each["id"]: each for each in pieces_in(piece) if "id" in each}


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("menu", ["12½ days left", "2 days lapse after Wed 31 March 2027", "2 requests wait for you"]),
        ("choice of dates", ["Mon 6 July", "Mon 7 June 2027"]),
        ("receipt", ["Mon 6 – Mon 13 July, 5 days", "Waiting for Ben Okafor", "After it: 7½ days left"]),
        ("receipt, declined", ["Declined by Ben Okafor on Mon 29 June", "The week after works."]),
        ("approval card", ["Alice Jones asks for leave", "12½ days → 7½ days left", "Ben Okafor, Mon 6"]),
        ("approval card, rules", ["A rule refuses this: Mon 6 July", "A rule warns: This", "Good to know: "]),
        ("approval card, second step", ["Waiting for Carla Núñez", "Step 2 of 2"]),
        ("approval card, approved", ["Approved by Ben Okafor on Mon 29 June"]),
        ("home", ["Waiting for you", "10½ taken · 3 booked · 2 pending", "Christmas Eve (afternoon)"]),
        ("why", ["Entitlement 2026, for Sun 1 March", "(10 of 12 months)", "+20.83", "What is coming"]),
        ("digest", ["Ben Okafor: until Fri 3 July", "Carla Núñez: morning", "Back on Tue 30 June", "Vienna"]),
    ],
)  # fmt: skip
def test_the_text_says_what_matters(name: str, facts: list[str]) -> None:
    said = message(EXAMPLES[name], W).text
    assert [fact for fact in facts if fact not in said] == []


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "request form",
            [
                "5 days: 6 weekdays, minus Founders' Day",
                "12½ days → 7½ days left",
                "Lowest later: 3 days on Thu 24 December",
                "Ben Okafor, Mon 6 – Wed 8 July",
                "Vacation – 12½ days left",
                "Send to approvers",
            ],
        ),
        ("request form, refused", ["This cannot be sent yet.", "Up to 3 days works."]),
        ("request form, hours", ["14:00", "Book"]),
        ("request form, rules", ["A rule warns: This leave is asked for 14 days ahead."]),
        ("request form, during leave", ["Given back: 2 days of Vacation"]),
        ("request form, for another", ["Enter leave", "For Ben Okafor, approved at once."]),
        (
            "change form",
            [
                "Now: Vacation, Mon 6 – Mon 13 July, 5 days",
                "Then: Mon 6 – Tue 14 July",
                "5 days → 6 days: 1 day more",
                "The leave stands as it is until this is decided.",
            ],
        ),
        ("change form, refused", ["Say why, and it can be done."]),
    ],
)
def test_a_form_says_what_it_would_come_to(name: str, facts: list[str]) -> None:
    said = shown(name)
    assert [fact for fact in facts if fact not in said] == []


def test_times_and_reasons_are_asked_for_where_they_are_needed() -> None:
    asked = {name: fields(dialog(EXAMPLES[f"request form{name}"], W).card) for name in (
        "", ", hours", ", for another", ", against a rule",
    )}  # fmt: skip
    assert asked[", hours"][Input.START]["value"] == "14:00"
    assert Input.START not in asked[""]
    assert Input.REASON in asked[", against a rule"]
    assert Input.REASON not in asked[", for another"]


def test_days_in_between_can_be_given_back() -> None:
    form = dialog(EXAMPLES["change form, given back"], W).card
    field = fields(form)[Input.GIVEN_BACK]
    assert field["value"] == "2026-07-08"
    assert field["choices"][0] == {"title": "Tue 7 July", "value": "2026-07-07"}
    kept = read_kept(buttons_in(form)[0]["data"][OURS])
    assert (kept.employee_id, kept.request_id, kept.leave_id) == (ALICE.id, "r-new", REQUEST.id)


def test_buttons_carry_ids_and_nothing_else() -> None:
    found = buttons(EXAMPLES["approval card"])
    assert list(found) == [Action.APPROVE, Action.DECLINE]
    for button in found.values():
        assert read_request(button["data"][OURS]) == (ALICE.id, REQUEST.id)


def test_declining_is_asked_about_first_and_takes_a_reason_on_the_way() -> None:
    asked = questions(EXAMPLES["approval card"])["Decline"]
    assert "They are told at once." in json.dumps(asked)
    assert Input.REASON in fields(asked["card"])
    (button,) = asked["card"]["actions"]
    assert button["data"][OURS]["do"] == Action.DECLINE
    assert "associatedInputs" not in button
    assert asked["tooltip"] == "Decline Alice Jones, Mon 6 – Mon 13 July"


def test_a_card_of_several_requests_has_the_reason_on_their_own_cards() -> None:
    found = questions(EXAMPLES["home"])["Decline"]
    assert fields(found["card"]) == {}
    assert Action.SHOW_REQUEST in buttons(EXAMPLES["home"])


def test_approving_takes_no_field_along() -> None:
    assert buttons(EXAMPLES["approval card"])[Action.APPROVE]["associatedInputs"] == "none"


def test_a_decided_card_has_no_buttons_but_for_who_can_take_it_back() -> None:
    assert buttons(EXAMPLES["approval card, approved"]) == {}
    assert list(buttons(EXAMPLES["approval card, to undo"])) == [Action.UNDO]
    administrators = buttons(EXAMPLES["approval card, for administrators"])
    assert list(administrators) == [Action.OPEN_CHANGE, Action.ASK_WHY]


def test_cancelling_a_claim_says_that_it_is_taken_off_again() -> None:
    claim = json.dumps(questions(EXAMPLES["receipt, claim"])["Cancel leave"])
    assert "taken off your balance again" in claim
    leave = json.dumps(questions(EXAMPLES["receipt, approved"])["Cancel leave"])
    assert "goes back into your balance" in leave


def test_a_receipt_shows_the_change_that_waits_and_how_to_take_it_back() -> None:
    found = buttons(EXAMPLES["receipt, being changed"])
    assert read_request(found[Action.WITHDRAW]["data"][OURS]) == (ALICE.id, "r-change")
    assert Action.OPEN_CHANGE not in found
    assert Action.OPEN_CHANGE in buttons(EXAMPLES["receipt, to change"])
    assert Action.ASK_WHY in buttons(EXAMPLES["receipt, begun"])


def test_each_reading_of_typed_dates_has_its_button() -> None:
    drawn = message(EXAMPLES["choice of dates"], W).card
    first, second = (read_entry(button["data"][OURS]) for button in buttons_in(drawn))
    assert first[1] == second[1] == VACATION.id
    assert first[0] is not None
    assert second[0] is not None
    assert first[0].period != second[0].period


def test_leave_is_entered_from_the_balances_of_somebody() -> None:
    found = {each["title"]: each for each in buttons_in(message(EXAMPLES["balances of another"], W).card)}
    assert read_entry(found["Enter leave for them"]["data"][OURS]) == (None, None, BEN.id)
    assert "Enter leave for them" not in shown("balances")


def test_reminders_can_be_put_off_by_a_day_or_three() -> None:
    drawn = message(EXAMPLES["reminder"], W).card
    days = [each["data"][OURS].get("days") for each in buttons_in(drawn) if each.get("verb") == Action.SNOOZE]
    assert days == ["1", "3"]
    assert Action.SNOOZE not in buttons(EXAMPLES["reminder, snoozed"])


def test_a_form_remembers_whose_request_it_is_about() -> None:
    kept = read_kept(buttons_in(dialog(EXAMPLES["decline form"], W).card)[0]["data"][OURS])
    assert (kept.employee_id, kept.request_id) == (ALICE.id, REQUEST.id)
    entered = read_kept(buttons_in(dialog(EXAMPLES["request form, for another"], W).card)[0]["data"][OURS])
    assert entered.employee_id == BEN.id
    assert SUMMER.period.first_day.isoformat() in shown("request form, for another")


def test_cards_of_a_request_are_drawn_again_for_their_one_reader() -> None:
    for name in ("approval card", "receipt"):
        refresh = message(EXAMPLES[name], W, "29:reader").card["refresh"]
        assert refresh["userIds"] == ["29:reader"]
        assert refresh["action"]["verb"] == Action.REFRESH
        assert "refresh" not in message(EXAMPLES[name], W).card
    assert "refresh" not in message(EXAMPLES["menu"], W, "29:reader").card


def test_a_channel_never_learns_a_leave_type() -> None:
    for screen in (*EXAMPLES.values(), *HOSTILE.values()):
        if isinstance(screen, DigestMessage):
            coming = tuple(replace(fact, type_name="Parental leave") for fact in screen.coming)
            assert "Parental leave" not in json.dumps(message(replace(screen, coming=coming), W).card)


def strokes(taken: int, booked: int, pending: int, available: int) -> str:
    balance = replace(
        BALANCE,
        taken=Amount(taken),
        booked=Amount(booked),
        pending=Amount(pending),
        available=Amount(available),
    )
    return "".join(run["text"] for each in bar(balance) for run in each["inlines"])


def test_the_bar_of_a_balance_shows_its_shares() -> None:
    assert strokes(10, 0, 0, 10) == "━" * 10 + "─" * 10
    assert strokes(30, 0, 0, -5) == "━" * 20
    assert strokes(0, 0, 5, 15) == "╍" * 5 + "─" * 15
    assert strokes(0, 0, 0, 0) == ""
