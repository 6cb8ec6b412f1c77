"""What Slack checks in a form by itself, and how chosen things look on the wire."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.playground.completeness import complaints
from adapters.playground.inputs import at_first, chosen, values_at_first, with_typed
from adapters.playground.workspace import View
from tests.adapters.playground.stage import modal, text_input

OPTION = {"text": {"type": "plain_text", "text": "One"}, "value": "1"}


def filled(element: dict[str, Any], raw: object, **more: Any) -> dict[str, str]:
    content = modal(text_input(element={"action_id": "a", **element}, **more))
    values = with_typed(content["blocks"], values_at_first(content["blocks"]), {"note": raw})
    return complaints(View("V1", "U1", content, "h", values=values))


@pytest.mark.parametrize(
    ("element", "raw", "complaint"),
    [
        ({"type": "plain_text_input"}, "", "Please complete this required field."),
        ({"type": "datepicker"}, None, "Please complete this required field."),
        ({"type": "checkboxes", "options": [OPTION]}, [], "Please complete this required field."),
        ({"type": "plain_text_input", "max_length": 3}, "four", "This field can have at most 3 characters."),
        ({"type": "plain_text_input", "min_length": 5}, "four", "This field needs at least 5 characters."),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
        ({"type": "number_input", "is_decimal_allowed": True}, "many", "Please enter a number."),
        (
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "2"},
            "1",
            "Please enter a number of at least 2.",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": False, "max_value": "2"},
            "3",
            "Please enter a number of at most 2.",
        ),
    ],
)
def test_a_form_is_complete_before_it_is_sent(element: dict[str, Any], raw: object, complaint: str) -> None:
    assert filled(element, raw) == {"note": complaint}


def test_an_optional_field_may_stay_empty_and_a_good_one_is_good() -> None:
    assert filled({"type": "plain_text_input"}, "", optional=True) == {}
    assert filled({"type": "number_input", "is_decimal_allowed": True}, "7.5") == {}


@pytest.mark.parametrize(
    ("element", "raw", "expected"),
    [
        ({"type": "timepicker"}, "09:30", {"selected_time": "09:30"}),
        ({"type": "datetimepicker"}, 1_800_000_000, {"selected_date_time": 1_800_000_000}),
        ({"type": "multi_users_select"}, ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        ({"type": "conversations_select"}, "C1", {"selected_conversation": "C1"}),
        ({"type": "radio_buttons", "options": [OPTION]}, "1", {"selected_option": OPTION}),
        ({"type": "checkboxes", "options": [OPTION]}, ["1"], {"selected_options": [OPTION]}),
        ({"type": "overflow", "options": [OPTION]}, "1", {"selected_option": OPTION}),
        (
            {"type": "static_select", "option_groups": [{"options": [OPTION]}]},
            "1",
            {"selected_option": OPTION},
        ),
        ({"type": "static_select", "options": [OPTION]}, "", {"selected_option": None}),
    ],
)
def test_each_kind_has_its_own_shape(element: dict[str, Any], raw: object, expected: dict[str, Any]) -> None:
    assert chosen({"action_id": "a", **element}, raw) == {"type": element["type"], **expected}


def test_a_form_starts_with_what_the_app_put_in() -> None:
    number = {"type": "number_input", "action_id": "n", "initial_value": 5}
    assert at_first(number) == {"type": "number_input", "value": "5"}
    people = {"type": "multi_users_select", "action_id": "p", "initial_users": ["U1"]}
    assert at_first(people)["selected_users"] == ["U1"]
    radio = {"type": "radio_buttons", "action_id": "r", "options": [OPTION], "initial_option": OPTION}
    assert at_first(radio)["selected_option"] == OPTION


def test_nobody_types_where_there_is_no_field() -> None:
    with pytest.raises(LookupError):
        with_typed(modal()["blocks"], {}, {"elsewhere": "x"})
