"""Which events cause what outside."""

from dataclasses import replace
from datetime import time

import pytest

from bot.effects import (
    LookAfter,
    MindStatus,
    RefreshDigest,
    RefreshHome,
    ShowRequest,
    TellOutcome,
    Welcome,
    lane,
)
from bot.ports import Context, Origin
from bot.reactions import react
from domain.amounts import Amount
from domain.company.digests import Channel, Digest, Platform
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import AdjustmentId, DigestId, RequestId
from domain.leave.commands import (
    AdjustBalance,
    AmendLeave,
    ApproveRequest,
    CancelLeave,
    LeaveCommand,
    RequestLeave,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.events import BalanceAdjusted
from domain.leave.requests import Adjustment
from domain.periods import DayPart
from tests import cast
from tests.given import Given, given

R1 = RequestId("r1")
CONTEXT = Context(cast.COMPANY, cast.ANNA, Origin.SLACK, "c1", cast.NOW)
DIGEST = Digest(DigestId("d"), Channel(Platform.SLACK, "T1", "C1"), time(9), "Europe/Berlin")
WITH_DIGEST = replace(cast.settings(), digests={DIGEST.id: DIGEST})
ASK = RequestLeave(cast.ANNA, R1, cast.VACATION, cast.asked("2026-08-03"), cast.NOW)
APPROVE = ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW)


def effects(before: Given, command: LeaveCommand, settings: Settings = WITH_DIGEST) -> list[object]:
    outcome = before.when(command)
    after = outcome.then(*map(type, outcome.events))
    return list(react(CONTEXT, outcome.events, after.employee, settings))


CARDS = [
    ShowRequest(cast.ANNA, cast.ANNA, R1),
    ShowRequest(cast.BEN, cast.ANNA, R1),
    RefreshHome(cast.ANNA),
    RefreshHome(cast.BEN),
]


def test_asking_shows_the_request_to_both_sides_and_has_it_looked_after() -> None:
    assert effects(given(), ASK) == [*CARDS, LookAfter(cast.ANNA, R1)]


def test_a_decision_is_news_for_the_requester_and_for_the_channel() -> None:
    told = [*CARDS, TellOutcome(cast.ANNA, cast.ANNA, R1), RefreshDigest(DIGEST.id, cast.TODAY)]
    assert effects(given().and_then(ASK), APPROVE) == told


def test_withdrawing_updates_the_cards_and_tells_nobody() -> None:
    assert effects(given().and_then(ASK), WithdrawRequest(cast.ANNA, R1, cast.ANNA, cast.NOW)) == CARDS


def test_cancelling_ones_own_leave_updates_cards_and_digest_but_is_no_news_to_oneself() -> None:
    approved = given().and_then(ASK, APPROVE)
    cancelled = effects(approved, CancelLeave(cast.ANNA, R1, cast.ANNA, cast.NOW))
    assert cancelled == [*CARDS, RefreshDigest(DIGEST.id, cast.TODAY)]


def test_leave_far_ahead_changes_no_digest() -> None:
    ask = replace(ASK, asked=cast.asked("2026-10-05"))
    far = effects(given().and_then(ask), APPROVE)
    assert far == [*CARDS, TellOutcome(cast.ANNA, cast.ANNA, R1)]


def test_sick_leave_shows_on_ones_own_receipt_and_in_the_digest() -> None:
    sick = replace(ASK, leave_type_id=cast.SICK, asked=cast.asked("2026-07-29"))
    own = [ShowRequest(cast.ANNA, cast.ANNA, R1), RefreshHome(cast.ANNA)]
    shown = [RefreshDigest(DIGEST.id, cast.TODAY), MindStatus(cast.ANNA)]
    assert effects(given(), sick) == [*own, *shown]


def test_a_correction_shows_on_ones_home() -> None:
    adjustment = Adjustment(AdjustmentId("a1"), cast.VACATION, cast.TODAY, Amount(2), "thanks")
    assert effects(given(), AdjustBalance(cast.ANNA, adjustment)) == [RefreshHome(cast.ANNA)]


def test_newcomers_are_welcomed_but_not_those_a_file_brings() -> None:
    hired = [cast.hired(cast.ANNA)]
    assert react(CONTEXT, hired, cast.employee(), cast.settings()) == (Welcome(cast.ANNA),)
    from_a_file = replace(CONTEXT, origin=Origin.CLI)
    assert react(from_a_file, hired, cast.employee(), cast.settings()) == ()


def test_what_a_company_settles_is_told_to_nobody() -> None:
    assert react(CONTEXT, [], None, cast.settings()) == ()


def test_messages_to_one_person_are_in_one_lane() -> None:
    lanes = {lane(effect) for effect in CARDS}  # type: ignore[arg-type]
    assert lanes == {"person-anna", "person-ben"}


def test_leave_of_nobody_is_a_mistake_of_ours() -> None:
    correction = Adjustment(AdjustmentId("a1"), cast.VACATION, cast.TODAY, Amount(2), "thanks")
    with pytest.raises(ValueError, match="hired"):
        react(CONTEXT, [BalanceAdjusted(correction)], Employee(), cast.settings())


APPROVED = given().and_then(ASK, APPROVE)
LONGER = AmendLeave(
    cast.ANNA, R1, RequestId("c1"), cast.asked("2026-08-03", "2026-08-04"), cast.ANNA, cast.NOW
)


def test_a_change_shows_to_its_owner_on_the_receipt_of_the_leave() -> None:
    assert effects(APPROVED, LONGER) == [
        ShowRequest(cast.ANNA, cast.ANNA, R1),
        ShowRequest(cast.BEN, cast.ANNA, RequestId("c1")),
        RefreshHome(cast.ANNA),
        RefreshHome(cast.BEN),
        LookAfter(cast.ANNA, RequestId("c1")),
    ]


def test_an_approved_change_is_told_once_and_so_is_one_that_is_undone() -> None:
    yes = ApproveRequest(cast.ANNA, RequestId("c1"), cast.BEN, cast.NOW)
    told = TellOutcome(cast.ANNA, cast.ANNA, RequestId("c1"))
    changed = effects(APPROVED.and_then(LONGER), yes)
    assert [each for each in changed if isinstance(each, TellOutcome)] == [told]
    undone = effects(
        APPROVED.and_then(LONGER, yes), UndoDecision(cast.ANNA, RequestId("c1"), cast.BEN, cast.NOW)
    )
    assert [each for each in undone if isinstance(each, TellOutcome)] == [told]


def test_leave_that_somebody_else_changed_says_who_did() -> None:
    shorter = AmendLeave(
        cast.ANNA,
        R1,
        RequestId("c1"),
        cast.asked("2026-08-03", part=DayPart.MORNING),
        cast.CARLA,
        cast.NOW,
        "swapped",
    )
    found = effects(APPROVED, shorter)
    assert TellOutcome(cast.ANNA, cast.ANNA, R1, cast.CARLA) in found
    assert RefreshDigest(DIGEST.id, cast.TODAY) in found
