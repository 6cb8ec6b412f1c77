"""What the fields of a claim, a stand-in, a pattern, a policy and a correction say, as Slack sends them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from adapters.slack.actions import Callback, Kept, read_stand_in, write_stand_in
from adapters.slack.clicks import NotOurs
from bot.intents import settling as intents
from bot.replies import Field, Mend, Slip
from bot.screens.adjusting import AdjustValues
from bot.screens.claiming import ClaimValues
from bot.screens.requesting import PartChoice
from bot.screens.standing_in import StandInValues
from bot.screens.terms import PatternValues, PolicyValues
from domain.ids import LeaveTypeId, LocationId, RequestId
from tests.adapters.slack.payloads import dialog, in_dialog, option, sent
from tests.adapters.slack.test_clicks import meaning

WORKED: dict[str, dict[str, Any]] = {
    "leave_type": option("toil"),
    "day": {"selected_date": "2026-07-25"},
    "part": option("hours"),
    "start": {"selected_time": "09:00"},
    "end": {"selected_time": "12:30"},
    "amount": {"value": "2,5"},
    "note": {"value": "Moving the office"},
}
CLAIM = ClaimValues(
    RequestId("r-1"),
    LeaveTypeId("toil"),
    date(2026, 7, 25),
    PartChoice.HOURS,
    9 * 60,
    12 * 60 + 30,
    Fraction(5, 2),
    "Moving the office",
)


def test_a_claim_is_read_from_its_fields() -> None:
    view = dialog(Callback.CLAIM, **WORKED)
    assert meaning(sent(view)) == intents.SendClaim(CLAIM)
    for field in ("leave_type", "day", "part", "start", "end", "amount"):
        assert meaning(in_dialog(field, view)) == intents.RecountClaim(CLAIM)


def test_an_empty_claim_is_one_of_hours() -> None:
    assert meaning(sent(dialog(Callback.CLAIM))) == intents.SendClaim(ClaimValues(RequestId("r-1")))
    view = dialog(Callback.CLAIM, part=option("all_day"))
    expected = replace(ClaimValues(RequestId("r-1")), part=PartChoice.ALL_DAY)
    assert meaning(sent(view)) == intents.SendClaim(expected)


def test_a_claim_of_no_number_is_mended_under_its_field() -> None:
    view = dialog(Callback.CLAIM, **{**WORKED, "amount": {"value": "all"}})
    assert meaning(sent(view)) == Mend(((Field.AMOUNT, Slip.NOT_A_NUMBER),))


def test_a_claim_without_its_id_is_none_of_ours() -> None:
    with pytest.raises(NotOurs):
        meaning(sent(dialog(Callback.CLAIM, Kept(), **WORKED)))
    with pytest.raises(NotOurs):
        meaning(in_dialog("note", dialog(Callback.CLAIM, **WORKED)))


DORA = StandInValues("U2DORA", date(2026, 8, 3), date(2026, 8, 14), "U3BEN")


def test_a_stand_in_is_read_from_the_fields() -> None:
    view = dialog(
        Callback.STAND_IN,
        for_person={"selected_user": "U3BEN"},
        person={"selected_user": "U2DORA"},
        first_day={"selected_date": "2026-08-03"},
        last_day={"selected_date": "2026-08-14"},
    )
    assert meaning(sent(view)) == intents.NameStandIn(DORA)
    assert meaning(in_dialog("for_person", view)) == intents.LookAtStandIn(DORA)
    assert meaning(sent(dialog(Callback.STAND_IN))) == intents.NameStandIn(StandInValues())


@pytest.mark.parametrize("values", [StandInValues(), DORA, replace(DORA, last_day=None)])
def test_the_way_to_the_form_carries_who_and_when(values: StandInValues) -> None:
    assert read_stand_in(write_stand_in(values)) == values


def test_working_hours_are_read_from_the_fields_and_of_another_person_none_are_typed_yet() -> None:
    kept = Kept(channel_id="C1", seen="5ee2")
    held = {
        "person": {"selected_user": "U2DORA"},
        "from_day": {"selected_date": "2026-09-07"},
        "pattern": {"value": "monday: 8h\nfriday: 4h"},
    }
    view = dialog(Callback.PATTERN, kept, **held)
    values = PatternValues("U2DORA", "monday: 8h\nfriday: 4h", date(2026, 9, 7), "5ee2")
    assert meaning(sent(view)) == intents.SettlePattern(values)
    assert meaning(in_dialog("from_day", view)) == intents.ForeseePattern(values)
    assert meaning(in_dialog("person", view)) == intents.ForeseePattern(replace(values, text=None))


POLICY = PolicyValues(
    LeaveTypeId("vacation"),
    LocationId("berlin"),
    Fraction(30),
    Fraction(11, 2),
    date(2027, 3, 31),
    Fraction(2),
    date(2027, 1, 1),
    "5ee2",
)


def policy_form(**changes: dict[str, Any]) -> dict[str, Any]:
    held = {
        "leave_type": option("vacation"),
        "location": option("berlin"),
        "entitlement": {"value": "30"},
        "carried": {"value": "5.5"},
        "carried_until": {"selected_date": "2027-03-31"},
        "debt": {"value": "2"},
        "from_day": {"selected_date": "2027-01-01"},
    }
    return dialog(Callback.POLICY, Kept(channel_id="C1", seen="5ee2"), **{**held, **changes})


def test_a_policy_is_read_from_the_fields_and_of_another_type_or_place_nothing_is_typed_yet() -> None:
    assert meaning(sent(policy_form())) == intents.SettlePolicy(POLICY)
    assert meaning(in_dialog("from_day", policy_form())) == intents.ForeseePolicy(POLICY)
    for field in ("leave_type", "location"):
        untyped = replace(POLICY, entitlement=None)
        assert meaning(in_dialog(field, policy_form())) == intents.ForeseePolicy(untyped)
    everywhere = meaning(sent(policy_form(location=option("*"))))
    assert everywhere == intents.SettlePolicy(replace(POLICY, location_id=None))
    assert meaning(sent(dialog(Callback.POLICY))) == intents.SettlePolicy(PolicyValues())


@pytest.mark.parametrize("field", ["entitlement", "carried", "debt"])
def test_an_amount_that_is_none_is_mended_under_its_field(field: str) -> None:
    view = policy_form(**{field: {"value": "-1"}})
    assert meaning(sent(view)) == Mend(((Field(field), Slip.NOT_A_NUMBER),))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("2", 2), ("+1,5", Fraction(3, 2)), ("-2", -2), ("\N{MINUS SIGN}0.5", Fraction(-1, 2))],
)
def test_a_correction_is_read_from_the_fields(typed: str, amount: Fraction) -> None:
    view = dialog(
        Callback.ADJUST,
        person={"selected_user": "U2DORA"},
        leave_type=option("vacation"),
        amount={"value": typed},
        day={"selected_date": "2026-07-29"},
        last_day={"selected_date": "2026-12-31"},
        reason={"value": "Moved"},
        meant={"selected_options": [{"value": "meant"}]},
    )
    values = AdjustValues(
        "U2DORA",
        LeaveTypeId("vacation"),
        Fraction(amount),
        date(2026, 7, 29),
        date(2026, 12, 31),
        "Moved",
        True,
    )
    assert meaning(sent(view)) == intents.Adjust(values)
    for field in ("person", "day"):
        assert meaning(in_dialog(field, view)) == intents.LookAtBalance(values)


@pytest.mark.parametrize("typed", ["--2", "+-2", "much"])
def test_a_correction_of_no_number_is_mended_under_its_field(typed: str) -> None:
    view = dialog(Callback.ADJUST, amount={"value": typed}, meant={"selected_options": []})
    assert meaning(sent(view)) == Mend(((Field.AMOUNT, Slip.NOT_A_NUMBER),))
