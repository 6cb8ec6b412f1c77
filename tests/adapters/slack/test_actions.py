"""What buttons and fields carry comes back as it was written."""

from datetime import date

import pytest

from adapters.slack.actions import (
    Action,
    Input,
    Kept,
    action_id,
    action_of,
    block_of,
    read_dates,
    read_kept,
    read_request,
    write_dates,
    write_kept,
    write_request,
)  # fmt: skip
from bot.replies import Field
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.periods import Asked, DayPart, Period, Span

DAY = Period(date(2026, 7, 31), date(2026, 7, 31))


def test_a_button_names_its_request_whatever_its_ids_look_like() -> None:
    for ids in (("e-1", "r-1"), ("e 1", "r-ü/%20")):
        employee_id, request_id = EmployeeId(ids[0]), RequestId(ids[1])
        assert read_request(write_request(employee_id, request_id)) == (employee_id, request_id)


@pytest.mark.parametrize(
    "asked",
    [None, Asked(DAY), Asked(DAY, DayPart.MORNING), Asked(DAY, DayPart.ALL_DAY, Span(0, 24 * 60))],
)
@pytest.mark.parametrize("leave_type_id", [None, LeaveTypeId("vacation"), LeaveTypeId("unpaid leave")])
def test_a_button_carries_the_days_that_the_form_is_filled_in_with(
    asked: Asked | None, leave_type_id: LeaveTypeId | None
) -> None:
    assert read_dates(write_dates(asked, leave_type_id)) == (asked, leave_type_id)


@pytest.mark.parametrize(
    "value", ["", "vacation", "a b c d e f g", "- 2026-02-30 2026-03-01 all_day - -", "- 2026-07-06 - - - -"]
)
def test_a_value_that_is_none_of_ours_is_said_to_be_so(value: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|isoformat|day is out of range|valid"):
        read_dates(value)


@pytest.mark.parametrize("value", ["", "one", "one two three"])
def test_a_request_that_is_none_of_ours_is_said_to_be_so(value: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        read_request(value)


def test_a_dialog_remembers_what_is_not_in_its_fields() -> None:
    for kept in (Kept(), Kept(RequestId("r-1"), EmployeeId("e-1"), "C1", "5ee2"), Kept(channel_id="C1")):
        assert read_kept(write_kept(kept)) == kept
    assert read_kept("") == Kept()


@pytest.mark.parametrize("text", ["{", "[]", '{"request": 1}', "null"])
def test_a_memory_that_is_none_of_ours_is_said_to_be_so(text: str) -> None:
    with pytest.raises(ValueError, match="not what we kept"):
        read_kept(text)


def test_every_action_and_field_is_known_by_its_id() -> None:
    assert all(action_of(each) is each for each in Action)
    assert all(action_of(each) is each for each in Input)
    assert action_of(action_id(Action.SHOW_AWAY, 2)) is Action.SHOW_AWAY
    assert action_of("somebody_elses") is None


def test_every_field_of_the_forms_has_an_id_of_its_own() -> None:
    assert {field.value for field in Field} <= {each.value for each in Input}


def test_a_field_is_found_by_its_block() -> None:
    assert block_of(Field.REGION, ["country", "region.DE"]) == "region.DE"
    assert block_of(Field.NOTE, ["country"]) is None
