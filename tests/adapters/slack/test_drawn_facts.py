"""What people need to know stands in the drawing, and nothing that is not theirs to know."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adapters.playground.block_rules import elements_of
from adapters.slack.actions import FOLLOW, POST, Action, read_dates, read_entry, read_kept, read_request
from adapters.slack.screens import message, modal, words
from bot.screens import DigestForm, DigestMessage, Screen, SetUpForm, Why
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.screens.examples.cast import ALICE, BALANCE, BEN, REQUEST, SUMMER, VACATION
from bot.screens.home import Home
from domain.amounts import Amount

W = words("en")


def text_of(name: str) -> str:
    return message(EXAMPLES[name], W).text


def test_only_a_figure_that_differs_is_said_twice() -> None:
    assert text_of("balances as once known").count("Known now") == 2
    assert "known" not in text_of("balances").lower()


def buttons(screen: Screen) -> dict[str, dict[str, Any]]:
    """What does something; what only leads somewhere is left out."""
    found = elements_of(message(screen, W).blocks)
    ours = [each for each in found if each.get("action_id", FOLLOW) != FOLLOW]
    return {str(each["action_id"]): each for each in ours}


def fields(screen: Screen) -> dict[str, dict[str, Any]]:
    blocks = modal(screen, W)["blocks"]
    return {block["block_id"]: block for block in blocks if block["type"] == "input"}


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("menu", ["12½ days left", "2 days lapse after Wed 31 March 2027", "2 requests wait for you"]),
        ("choice of dates", ["Mon 6 July", "Mon 7 June 2027"]),
        ("receipt", ["Mon 6 – Mon 13 July, 5 days", "Waiting for Ben Okafor", "7½ days left", "by the sea"]),
        ("receipt, declined", ["Declined by Ben Okafor on Mon 29 June", "The week after works."]),
        ("outcome, declined", ["Declined by Ben Okafor", "The week after works."]),
        (
            "approval card",
            ["Alice Jones", "Vacation", "12½ days → 7½ days left", "Ben Okafor, Mon 6 – Wed 8"],
        ),
        (
            "approval card, rules",
            [
                "A rule refuses this: Mon 6 July is inside Stocktaking",
                "A rule lets this be approved only with a reason: On Mon 6 July 4 people",
                "A rule asks for one more approval",
                "A rule warns: This leave is asked for 14 days ahead.",
                "Good to know: Leave of more than 3 days needs proof",
            ],
        ),
        ("approval card, second step", ["Waiting for Carla Núñez", "Step 2 of 2"]),
        (
            "approval card, change",
            ["asks to change leave", "→ Mon 6 – Wed 8 July, 2 days back"],
        ),
        ("approval card, cancellation", ["asks to cancel leave", "Mon 6 – Mon 13 July, 5 days back"]),
        ("approval card, claim", ["claims time worked", "3 h 30 earned"]),
        ("approval card, during leave", ["Given back: 2 days of Vacation, out of Mon 6 – Mon 13 July."]),
        ("receipt, entered", ["Entered by Carla Núñez on Mon 29 June", "Agreed on the phone"]),
        ("approval card, approved", ["Approved by Ben Okafor on Mon 29 June"]),
        ("why", ["Entitlement 2026, for Sun 1 March", "(10 of 12 months)", "+20.83", "1 – 5 Jun"]),
        ("why", ["Vacation, approved by Ben Okafor", "−5", "What is coming", "12½ days left"]),
        (
            "balances as once known",
            [
                "Your balances on Fri 14 August",
                "As it was known on Sun 1 March 2026.",
                "Known now: 9½ days left",
            ],
        ),
        ("balances as once known", ["Flexitime", "not known then", "Known now: 3 h 30 left"]),
        (
            "why as once known",
            ["As it was known on Sun 1 March.", "12½ days left", "Known now: 9½ days left"],
        ),
        ("digest", ["Ben Okafor, until Fri 3 July", "Carla Núñez, morning", "Back on Tue 30 June", "Vienna"]),
        ("digest, nobody off", ["Nobody is off today."]),
        ("home", ["Waiting for you", "10½ taken · 3 booked · 2 pending", "Christmas Eve (afternoon)"]),
        ("request form", ["“6-13 July” was read as Mon 6 – Mon 13 July."]),
        ("help for administrators", ["/vacation digest", "/vacation 6-10 July"]),
    ],
)
def test_the_text_says_what_matters(name: str, facts: list[str]) -> None:
    said = text_of(name)
    assert [fact for fact in facts if fact not in said] == []


def test_the_request_form_counts_along() -> None:
    drawn = json.dumps(modal(EXAMPLES["request form"], W), ensure_ascii=False)
    assert "5 days: 6 weekdays, minus Founders' Day" in drawn
    assert "12½ days → 7½ days left" in drawn
    assert "Lowest later: 3 days on Thu 24 December" in drawn
    assert "Ben Okafor, Mon 6 – Wed 8 July" in drawn
    assert "Vacation – 12½ days left" in drawn


def test_the_button_says_what_happens() -> None:
    assert modal(EXAMPLES["request form"], W)["submit"]["text"] == "Send to approvers"
    assert modal(EXAMPLES["request form, hours"], W)["submit"]["text"] == "Book"


def test_a_refusal_stands_in_the_form() -> None:
    drawn = json.dumps(modal(EXAMPLES["request form, refused"], W), ensure_ascii=False)
    assert "This cannot be sent yet." in drawn
    assert "Up to 3 days works." in drawn


def test_times_are_asked_for_hours_alone() -> None:
    by_the_clock = fields(EXAMPLES["request form, hours"])
    assert by_the_clock["start"]["element"]["initial_time"] == "14:00"
    assert "start" not in fields(EXAMPLES["request form"])


def test_fields_that_change_the_cost_are_sent_at_once() -> None:
    form = fields(EXAMPLES["request form, hours"])
    live = {name for name, block in form.items() if block["dispatch_action"]}
    assert live == {"leave_type", "first_day", "last_day", "part", "start", "end"}


def test_a_channel_never_learns_a_leave_type() -> None:
    for registry in (EXAMPLES, HOSTILE):
        for screen in registry.values():
            if isinstance(screen, DigestMessage):
                named = replace(
                    screen, coming=tuple(replace(fact, type_name="Parental leave") for fact in screen.coming)
                )
                drawn = message(named, W)
                assert "Parental leave" not in json.dumps(drawn.blocks) + drawn.text


def test_buttons_carry_ids_and_nothing_else() -> None:
    found = buttons(EXAMPLES["approval card"])
    assert list(found) == [Action.APPROVE, Action.DECLINE, Action.ASK_REASON]
    for button in found.values():
        assert read_request(button["value"]) == (ALICE.id, REQUEST.id)


def test_buttons_that_look_alike_say_whose_request_they_are_about() -> None:
    found = buttons(EXAMPLES["approval card"])
    label = found[Action.APPROVE]["accessibility_label"]
    assert label == "Approve Alice Jones, Mon 6 – Mon 13 July"
    assert "confirm" in found[Action.DECLINE]


def test_a_decided_card_has_no_buttons() -> None:
    assert buttons(EXAMPLES["approval card, approved"]) == {}


@pytest.mark.parametrize("name", ["approval card", "approval card, approved", "receipt, approved"])
def test_a_card_leads_to_its_requests_own_page(name: str) -> None:
    found = elements_of(message(EXAMPLES[name], W).blocks)
    assert REQUEST.page is not None
    assert [each["url"] for each in found if each.get("action_id") == FOLLOW] == [REQUEST.page.browser]


def test_who_decided_can_take_it_back() -> None:
    found = buttons(EXAMPLES["approval card, to undo"])
    assert list(found) == [Action.UNDO]
    assert read_request(found[Action.UNDO]["value"]) == (ALICE.id, REQUEST.id)


def test_the_request_form_lists_what_rules_say_and_what_comes_back() -> None:
    drawn = json.dumps(modal(EXAMPLES["request form, rules"], W), ensure_ascii=False)
    assert "*A rule warns*: This leave is asked for 14 days ahead." in drawn
    ill = json.dumps(modal(EXAMPLES["request form, during leave"], W), ensure_ascii=False)
    assert "Given back: 2 days of Vacation" in ill


def test_the_form_for_somebody_else_says_whose_leave_it_is_and_asks_why_against_a_rule() -> None:
    drawn = modal(EXAMPLES["request form, for another"], W)
    assert (drawn["title"]["text"], drawn["submit"]["text"]) == ("Enter leave", "Book")
    assert "For Ben Okafor, approved at once." in json.dumps(drawn)
    assert read_kept(drawn["private_metadata"]).employee_id == BEN.id
    assert "reason" not in fields(EXAMPLES["request form, for another"])
    assert "reason" in fields(EXAMPLES["request form, against a rule"])
    button = buttons(EXAMPLES["request form, for another"])["open_request.0"]
    assert read_entry(button["value"]) == (SUMMER, VACATION.id, BEN.id)
    assert "For Ben Okafor" in text_of("request form, for another")


def test_leave_is_entered_from_the_balances_of_somebody() -> None:
    found = buttons(EXAMPLES["balances of another"])
    assert read_entry(found["open_request.0"]["value"]) == (None, None, BEN.id)
    assert "open_request.0" not in buttons(EXAMPLES["balances"])


def test_a_change_counts_what_it_was_and_what_it_will_be() -> None:
    drawn = json.dumps(modal(EXAMPLES["change form"], W), ensure_ascii=False)
    for fact in (
        "Now: Vacation, Mon 6 – Mon 13 July, 5 days",
        "Then: Mon 6 – Tue 14 July",
        "5 days → 6 days: 1 day more",
        "12½ days → 7½ days left",
        "The leave stands as it is until this is decided.",
        "Also away then: Ben Okafor",
    ):
        assert fact in drawn
    assert modal(EXAMPLES["change form"], W)["submit"]["text"] == "Send to approvers"
    assert modal(EXAMPLES["change form, given back"], W)["submit"]["text"] == "Change leave"
    refused = json.dumps(modal(EXAMPLES["change form, refused"], W), ensure_ascii=False)
    assert "Say why, and it can be done." in refused


def test_cancelling_a_claim_says_that_it_is_taken_off_again() -> None:
    sure = buttons(EXAMPLES["receipt, claim"])[Action.CANCEL]["confirm"]["text"]["text"]
    assert "taken off your balance again" in sure
    leave = buttons(EXAMPLES["receipt, approved"])[Action.CANCEL]["confirm"]["text"]["text"]
    assert "goes back into your balance" in leave


def test_days_in_between_are_a_menu_of_their_own_for_each_stretch() -> None:
    form = EXAMPLES["change form, given back"]
    menu = fields(form)["given_back.2026-07-07.2026-07-10"]["element"]
    assert [each["value"] for each in menu["initial_options"]] == ["2026-07-08"]
    assert menu["options"][0]["text"]["text"] == "Tue 7 July"
    live = {name.partition(".")[0] for name, block in fields(form).items() if block["dispatch_action"]}
    assert live == {"first_day", "last_day", "part", "given_back"}
    kept = read_kept(modal(form, W, "C1")["private_metadata"])
    assert (kept.employee_id, kept.request_id, kept.leave_id) == (ALICE.id, "r-new", REQUEST.id)


def test_a_receipt_shows_the_change_that_waits_and_how_to_take_it_back() -> None:
    found = buttons(EXAMPLES["receipt, being changed"])
    assert read_request(found[Action.WITHDRAW]["value"]) == (ALICE.id, "r-change")
    assert Action.OPEN_CHANGE not in found
    assert "To be changed" in text_of("receipt, being changed")
    assert "To be cancelled" in text_of("receipt, being cancelled")
    assert Action.OPEN_CHANGE in buttons(EXAMPLES["receipt, to change"])
    assert Action.ASK_WHY in buttons(EXAMPLES["receipt, begun"])
    assert list(buttons(EXAMPLES["approval card, for administrators"])) == [
        Action.OPEN_CHANGE,
        Action.ASK_WHY,
    ]
    assert "Carla Núñez changed your leave" in text_of("outcome, changed by another")


def test_each_reading_of_typed_dates_is_a_button() -> None:
    found = buttons(EXAMPLES["choice of dates"])
    assert read_dates(found["open_request.0"]["value"])[1] == "vacation"
    assert read_dates(found["open_request.1"]["value"])[0] is not None


def test_a_form_that_could_not_be_opened_can_be_opened_by_a_button() -> None:
    found = buttons(EXAMPLES["request form"])
    assert read_dates(found["open_request.0"]["value"]) == (SUMMER, VACATION.id)
    late = buttons(EXAMPLES["request form, hours over days"])
    assert read_dates(late["open_request.0"]["value"]) == (None, "flexitime")


def test_a_decline_remembers_whose_request_it_is() -> None:
    kept = read_kept(modal(EXAMPLES["decline form"], W, "C1")["private_metadata"])
    assert (kept.employee_id, kept.request_id, kept.channel_id) == (ALICE.id, REQUEST.id, "C1")


def test_a_long_statement_keeps_its_newest_lines() -> None:
    screen = HOSTILE["why"]
    assert isinstance(screen, Why)
    table = next(block for block in message(screen, W).blocks if block["type"] == "table")
    cells = [[cell["text"] for cell in row] for row in table["rows"]]
    assert len(cells) <= 100
    assert "earlier lines" in cells[1][1]
    assert sum(len(cell) for row in cells for cell in row) < 10_000
    last = W.ledger_line(screen.lines[-1], screen.type, screen.on)
    assert [last.amount, last.total] in [row[2:] for row in cells]


def test_the_region_is_asked_anew_for_each_country() -> None:
    form = EXAMPLES["set up"]
    assert isinstance(form, SetUpForm)
    austria = replace(form, values=replace(form.values, country="AT"))
    assert "region.DE" in fields(form)
    assert "region.AT" in fields(austria)
    assert fields(form)["country"]["element"]["initial_option"]["text"]["text"] == "Germany"
    assert fields(form)["days"]["element"]["initial_value"] == "28"


def test_a_digest_form_shows_what_is_arranged_and_can_stop_it() -> None:
    form = EXAMPLES["digest form, arranged"]
    assert isinstance(form, DigestForm)
    shown = fields(form)
    assert shown["time"]["element"]["initial_time"] == "08:30"
    assert shown["weekday"]["element"]["initial_option"]["value"] == "0"
    assert shown["when_empty"]["element"]["initial_option"]["value"] == POST
    found = elements_of(modal(form, W)["blocks"])
    stop = [each for each in found if each.get("action_id") == Action.STOP_DIGEST]
    assert [each["value"] for each in stop] == ["C0BERLIN"]


def bars(balance_amounts: tuple[Amount, Amount, Amount, Amount]) -> str:
    taken, booked, pending, available = balance_amounts
    balance = replace(BALANCE, taken=taken, booked=booked, pending=pending, available=available)
    return message(Home(ALICE, (balance,), (), (), ()), W).text


def test_the_bar_of_a_balance_shows_its_shares() -> None:
    assert "███████░░░░░░░" in bars((Amount(10), Amount(0), Amount(0), Amount(10)))
    assert "██████████████" in bars((Amount(30), Amount(0), Amount(0), Amount(-5)))
    assert "░" not in bars((Amount(0), Amount(0), Amount(0), Amount(0)))


def test_a_day_long_past_is_said_with_its_year() -> None:
    screen = EXAMPLES["balances of another"]
    assert date(2026, 8, 14) == screen.on  # type: ignore[union-attr]
    assert "Fri 14 August 2026" in text_of("balances of another")
