"""What a button, a field or a form means."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from adapters.slack.actions import (
    Action,
    Callback,
    Input,
    Kept,
    write_dates,
    write_entry,
    write_request,
    write_snooze,
)
from adapters.slack.clicks import NotOurs, clicked, submitted
from adapters.slack.wire import Interaction, read
from bot import intents
from bot.intents import changing, settling
from bot.intents.linking import OpenDashboard
from bot.replies import Field, Mend, Slip
from bot.screens.away import DigestValues
from bot.screens.changing import ChangeValues
from bot.screens.joining import SetUpValues
from bot.screens.requesting import FormValues, PartChoice
from bot.screens.standing_in import StandInValues
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.periods import Asked, DayPart, Period
from tests.adapters.slack.payloads import dialog, in_dialog, in_message, option, sent

BEN, REQUEST = EmployeeId("e ben"), RequestId("r-1")
JULY = Asked(Period(date(2026, 7, 6), date(2026, 7, 10)), DayPart.MORNING)
ABOUT = write_request(BEN, REQUEST)


def meaning(payload: dict[str, Any]) -> intents.Intent | Mend:
    found = read(payload, Interaction)
    if found.type == "view_submission":
        assert found.view is not None
        return submitted(found.view)
    return clicked(found.actions[0], found.view)


BUTTONS: dict[Action, tuple[str, intents.Intent]] = {
    Action.OPEN_REQUEST: (
        write_dates(JULY, LeaveTypeId("sick")),
        intents.OpenRequest(JULY, LeaveTypeId("sick")),
    ),
    Action.SHOW_MENU: ("", intents.ShowMenu()),
    Action.SHOW_BALANCES: ("", intents.ShowBalances()),
    Action.SHOW_WHY: ("vacation", intents.ShowWhy(LeaveTypeId("vacation"))),
    Action.SHOW_AWAY: ("today", intents.ShowAway()),
    Action.SHOW_REQUESTS: ("", intents.ShowRequests()),
    Action.SHOW_REQUEST: (ABOUT, intents.ShowRequest(BEN, REQUEST)),
    Action.SHOW_HELP: ("", intents.ShowHelp()),
    Action.APPROVE: (ABOUT, intents.Approve(BEN, REQUEST)),
    Action.DECLINE: (ABOUT, intents.Decline(BEN, REQUEST)),
    Action.ASK_WHY: (ABOUT, changing.AskWhy(BEN, REQUEST)),
    Action.OPEN_CHANGE: (ABOUT, changing.OpenChange(BEN, REQUEST)),
    Action.UNDO: (ABOUT, intents.Undo(BEN, REQUEST)),
    Action.ASK_REASON: (ABOUT, intents.AskReason(BEN, REQUEST)),
    Action.SNOOZE: (write_snooze(BEN, REQUEST, 3), intents.SnoozeReminder(BEN, REQUEST, 3)),
    Action.WITHDRAW: (ABOUT, intents.Withdraw(REQUEST)),
    Action.CANCEL: (ABOUT, intents.Cancel(REQUEST)),
    Action.OPEN_DIGEST: ("", intents.OpenDigest()),
    Action.STOP_DIGEST: ("C1", intents.StopDigest("C1")),
    Action.OPEN_SET_UP: ("", intents.OpenSetUp()),
    Action.OPEN_STAND_IN: (
        "U2 2026-08-03 - U3",
        settling.OpenStandIn(StandInValues("U2", date(2026, 8, 3), None, "U3")),
    ),
    Action.END_STAND_IN: ("e-1", settling.EndStandIn(EmployeeId("e-1"))),
    Action.SHOW_SETTINGS: ("", settling.ShowSettings()),
    Action.OPEN_PATTERN: ("U2", settling.OpenPattern("U2")),
    Action.OPEN_POLICY: ("", settling.OpenPolicy()),
    Action.OPEN_ADJUST: ("U2", settling.OpenAdjust("U2")),
    Action.OPEN_CLAIM: (write_dates(JULY, None), settling.OpenClaim(JULY)),
    Action.OPEN_DASHBOARD: ("", OpenDashboard()),
}


@pytest.mark.parametrize("action", Action)
def test_every_button_asks_for_something(action: Action) -> None:
    value, asked = BUTTONS[action]
    assert meaning(in_message(action.value, value)) == asked
    assert meaning(in_message(f"{action.value}.2", value)) == asked


@pytest.mark.parametrize(
    ("action", "asked"),
    [
        (Action.OPEN_REQUEST, intents.OpenRequest()),
        (Action.OPEN_CLAIM, settling.OpenClaim()),
        (Action.OPEN_PATTERN, settling.OpenPattern()),
        (Action.OPEN_ADJUST, settling.OpenAdjust()),
        (Action.OPEN_STAND_IN, settling.OpenStandIn()),
        (Action.SHOW_WHY, intents.ShowWhy()),
        (Action.SHOW_AWAY, intents.ShowAway()),
    ],
)
def test_some_buttons_need_no_value(action: Action, asked: intents.Intent) -> None:
    assert meaning(in_message(action.value)) == asked


@pytest.mark.parametrize(("span", "words"), [("this_week", "away week"), ("next_week", "away next week")])
def test_a_week_is_asked_for_in_words(span: str, words: str) -> None:
    assert meaning(in_message("show_away", span)) == intents.Said(words)


def test_an_entry_of_a_menu_means_what_its_button_would() -> None:
    payload = in_message("approve")
    payload["actions"] = [{"type": "overflow", "action_id": "approve", **option(ABOUT)}]
    assert meaning(payload) == intents.Approve(BEN, REQUEST)


@pytest.mark.parametrize(
    "payload",
    [
        in_message("approve", "nonsense"),
        in_message("approve", ""),
        in_message("show_away", "some_day"),
        in_message("open_request", "a b c"),
        in_message("open_request", "- 2026-07-10 2026-07-06 all_day - -"),
        in_message("unheard_of"),
        in_message("first_day", "a field needs its form"),
        in_dialog("note", dialog(Callback.REQUEST)),
        in_dialog("first_day", dialog(Callback.DIGEST)),
        in_dialog("first_day", dialog(Callback.REQUEST, Kept())),
        in_dialog("first_day", {**dialog(Callback.REQUEST), "private_metadata": "[1]"}),
        in_dialog("first_day", {**dialog(Callback.REQUEST), "private_metadata": "{"}),
        sent(dialog(Callback.REQUEST, Kept())),
        sent(dialog(Callback.DECLINE, Kept(REQUEST))),
        sent(dialog(Callback.CANCEL, Kept(REQUEST))),
        sent(dialog(Callback.CHANGE, Kept(REQUEST, BEN))),
        in_dialog("leave_type", dialog(Callback.CHANGE, Kept(REQUEST, BEN, leave_id=REQUEST))),
        sent(dialog(Callback.DIGEST, Kept(REQUEST))),
        sent(dialog("unheard_of")),
        sent(dialog(Callback.RESULT)),
    ],
)
def test_what_is_not_or_no_longer_ours_is_told_apart(payload: dict[str, Any]) -> None:
    with pytest.raises(NotOurs):
        meaning(payload)


FILLED: dict[str, dict[str, Any]] = {
    "leave_type": option("vacation"),
    "first_day": {"selected_date": "2026-07-06"},
    "last_day": {"selected_date": "2026-07-10"},
    "part": option("hours"),
    "start": {"selected_time": "09:30"},
    "end": {"selected_time": "11:05"},
    "note": {"value": " See you\0 "},
}
VALUES = FormValues(
    REQUEST,
    LeaveTypeId("vacation"),
    date(2026, 7, 6),
    date(2026, 7, 10),
    PartChoice.HOURS,
    9 * 60 + 30,
    11 * 60 + 5,
    "See you",
)


def test_a_request_is_read_from_its_form() -> None:
    assert meaning(sent(dialog(Callback.REQUEST, **FILLED))) == intents.SendRequest(VALUES)


@pytest.mark.parametrize("field", ["leave_type", "first_day", "last_day", "part", "start", "end"])
def test_a_changed_field_asks_for_a_new_count(field: str) -> None:
    assert meaning(in_dialog(field, dialog(Callback.REQUEST, **FILLED))) == intents.Recount(VALUES)


def test_a_form_for_somebody_else_says_whom_and_why() -> None:
    view = dialog(Callback.REQUEST, Kept(REQUEST, BEN), **FILLED, reason={"value": "Agreed"})
    theirs = replace(VALUES, employee_id=BEN, override="Agreed")
    assert meaning(sent(view)) == intents.SendRequest(theirs)
    assert meaning(in_dialog("last_day", view)) == intents.Recount(theirs)


def test_a_button_opens_the_form_for_somebody_else() -> None:
    filled = in_message("open_request", write_entry(JULY, LeaveTypeId("sick"), BEN))
    assert meaning(filled) == intents.OpenRequest(JULY, LeaveTypeId("sick"), employee_id=BEN)
    empty = in_message("open_request", write_entry(None, None, BEN))
    assert meaning(empty) == intents.OpenRequest(employee_id=BEN)


def test_an_empty_form_knows_only_its_request() -> None:
    empty = dialog(Callback.REQUEST, note={"value": None}, leave_type={"selected_option": None})
    assert meaning(sent(empty)) == intents.SendRequest(FormValues(REQUEST))


def test_a_block_may_carry_a_suffix_that_makes_slack_forget() -> None:
    view = dialog(Callback.SET_UP)
    view["state"] = {"values": {"region.DE": {"region": {"type": "x", **option("BE")}}}}
    assert meaning(sent(view)) == intents.SetUp(SetUpValues(region="BE"))


def test_a_decline_may_come_without_a_reason() -> None:
    kept = Kept(REQUEST, BEN)
    with_reason = dialog(Callback.DECLINE, kept, reason={"value": "Release week"})
    assert meaning(sent(with_reason)) == intents.Decline(BEN, REQUEST, "Release week")
    assert meaning(sent(dialog(Callback.DECLINE, kept))) == intents.Decline(BEN, REQUEST)


def test_a_rule_is_set_aside_with_a_reason_only() -> None:
    given = dialog(Callback.OVERRIDE, Kept(REQUEST, BEN), reason={"value": "We are enough"})
    assert meaning(sent(given)) == intents.Approve(BEN, REQUEST, "We are enough")
    empty = dialog(Callback.OVERRIDE, Kept(REQUEST, BEN), reason={"value": "  "})
    assert meaning(sent(empty)) == Mend(((Field.REASON, Slip.MISSING),))


def test_a_cancellation_comes_with_its_reason() -> None:
    view = dialog(Callback.CANCEL, Kept(REQUEST, BEN), reason={"value": "The trip fell through"})
    assert meaning(sent(view)) == changing.CancelWithReason(BEN, REQUEST, "The trip fell through")


CHANGED: dict[str, dict[str, Any]] = {name: held for name, held in FILLED.items() if name != "leave_type"} | {
    "given_back": {"selected_options": [{"value": "2026-07-07"}, {"value": "2026-07-09"}]}
}
DIFFERENCE = ChangeValues(
    BEN, RequestId("r-leave"), replace(VALUES, leave_type_id=None), (date(2026, 7, 7), date(2026, 7, 9))
)
ABOUT_LEAVE = Kept(REQUEST, BEN, leave_id=RequestId("r-leave"))


def test_a_change_is_read_from_its_form_with_all_days_given_back() -> None:
    view = dialog(Callback.CHANGE, ABOUT_LEAVE, **CHANGED)
    assert meaning(sent(view)) == changing.SendChange(DIFFERENCE)
    assert meaning(in_dialog("given_back", view)) == changing.RecountChange(DIFFERENCE)
    assert meaning(in_dialog("last_day", view)) == changing.RecountChange(DIFFERENCE)


def test_a_digest_is_read_from_its_form() -> None:
    view = dialog(
        Callback.DIGEST,
        scope=option("location:berlin"),
        time={"selected_time": "08:30"},
        time_zone=option("Europe/Berlin"),
        weekday=option("0"),
        when_empty={"selected_options": [{"value": "post"}]},
    )
    values = DigestValues("C1GENERAL", "location:berlin", 8 * 60 + 30, "Europe/Berlin", 0, True)
    assert meaning(sent(view)) == intents.ArrangeDigest(values)
    assert meaning(sent(dialog(Callback.DIGEST))) == intents.ArrangeDigest(DigestValues("C1GENERAL"))


def test_a_midnight_digest_is_no_missing_time() -> None:
    view = dialog(Callback.DIGEST, time={"selected_time": "00:00"}, weekday=option("daily"))
    assert meaning(sent(view)) == intents.ArrangeDigest(DigestValues("C1GENERAL", minute=0))


@pytest.mark.parametrize(
    ("typed", "days"), [("25", Fraction(25)), ("25,5", Fraction(51, 2)), ("7.25", Fraction(29, 4))]
)
def test_a_number_of_days_may_have_a_point_or_a_comma(typed: str, days: Fraction) -> None:
    view = dialog(
        Callback.SET_UP,
        country=option("DE"),
        days={"value": typed},
        approver={"selected_user": "U2BEN"},
        channel={"selected_conversation": "C1"},
    )
    assert meaning(sent(view)) == intents.SetUp(SetUpValues("DE", None, days, "U2BEN", "C1"))
    assert meaning(in_dialog(Input.COUNTRY, view)) == intents.ChangeSetUp(
        SetUpValues("DE", None, days, "U2BEN", "C1")
    )


@pytest.mark.parametrize("typed", ["a month", "1/3", "1e9", "-5", "5.x", "99999", "1.2.3", "1_0"])
def test_what_is_no_number_is_said_under_its_field(typed: str) -> None:
    view = dialog(Callback.SET_UP, days={"value": typed})
    assert meaning(sent(view)) == Mend(((Field.DAYS, Slip.NOT_A_NUMBER),))


@pytest.mark.parametrize(
    ("field", "held", "slip"),
    [
        ("first_day", {"selected_date": "2026-02-30"}, Slip.NO_SUCH_DAY),
        ("last_day", {"selected_date": "soon"}, Slip.NO_SUCH_DAY),
        ("start", {"selected_time": "noon"}, Slip.NO_SUCH_TIME),
        ("end", {"selected_time": "25:61"}, Slip.NO_SUCH_TIME),
    ],
)
def test_a_day_or_time_that_does_not_exist_is_said_under_its_field(
    field: str, held: dict[str, str], slip: Slip
) -> None:
    view = dialog(Callback.REQUEST, **{**FILLED, field: held})
    assert meaning(sent(view)) == Mend(((Field(field), slip),))


def test_a_channel_may_be_chosen_in_either_kind_of_menu() -> None:
    view = dialog(Callback.SET_UP, channel={"selected_channel": "C7"})
    assert meaning(sent(view)) == intents.SetUp(SetUpValues(channel_id="C7"))
