"""What is written of each change of leave: who made it, when and why, and the holidays counted with."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.company.commands import DefineLeaveType
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.settings import Settings
from domain.ids import RequestId
from domain.leave.commands import (
    AmendLeave,
    ApproveRequest,
    CancelLeave,
    DeclineRequest,
    RequestLeave,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.events import (
    DecisionUndone,
    LeaveAmended,
    LeaveCancelled,
    LeaveRequested,
    LeaveRestored,
    RequestApproved,
    RequestWithdrawn,
)
from domain.leave.requests import Step
from domain.leave.undoing import may_undo
from tests import cast
from tests.cast import ANNA, BEN, CARLA, NOW
from tests.given import Given, given

R1, R2, R3 = RequestId("r1"), RequestId("r2"), RequestId("r3")
LATER = NOW + timedelta(hours=3)
CHRISTMAS = cast.asked("2026-12-21", "2026-12-31")
LESS = cast.asked("2026-12-21", "2026-12-30")
MORE = cast.asked("2026-12-18", "2026-12-31")
HOLIDAYS = (cast.CHRISTMAS, cast.BOXING)
ASK = RequestLeave(ANNA, R1, cast.VACATION, CHRISTMAS, NOW)


def company(*, is_decided: bool = False, interrupts: bool = False) -> Settings:
    """Giving back is decided, or sick leave interrupts."""
    found = cast.settings()
    vacation = replace(found.leave_types[cast.VACATION], giving_back_needs_approval=is_decided)
    sick = replace(found.leave_types[cast.SICK], interrupts=interrupts)
    for each in (vacation, sick):
        found = settled(found, settle(found, DefineLeaveType(each)))
    return found


def approved(settings: Settings | None = None) -> Given:
    return given(settings=settings or company()).and_then(ASK, ApproveRequest(ANNA, R1, BEN, NOW))


def undo(request_id: RequestId, at: datetime = LATER) -> UndoDecision:
    return UndoDecision(ANNA, request_id, BEN, at)


def test_taking_back_and_cancelling_name_who_when_and_why() -> None:
    pending = given().and_then(ASK)
    withdrawn = pending.when(WithdrawRequest(ANNA, R1, CARLA, LATER))
    assert withdrawn.events == (RequestWithdrawn(R1, CARLA, LATER),)
    cancelled = approved().when(CancelLeave(ANNA, R1, CARLA, LATER, "She asked for it"))
    assert cancelled.events == (LeaveCancelled(R1, CARLA, LATER, "She asked for it"),)


def test_a_change_made_at_once_names_who_when_and_why_and_its_holidays() -> None:
    [event] = approved().when(AmendLeave(ANNA, R1, R2, LESS, CARLA, LATER, "Back a day early")).events
    assert isinstance(event, LeaveAmended)
    assert (event.by, event.at, event.reason, event.holidays) == (CARLA, LATER, "Back a day early", HOLIDAYS)


def test_a_change_to_be_decided_names_who_asks_when_and_why() -> None:
    [event] = approved().when(AmendLeave(ANNA, R1, R2, MORE, ANNA, LATER, "A day more")).events
    assert isinstance(event, LeaveRequested)
    assert (event.requested_by, event.at, event.note, event.amends) == (ANNA, LATER, "A day more", R1)


def test_a_cancellation_to_be_decided_is_a_request_that_takes_nothing() -> None:
    ask = CancelLeave(ANNA, R1, ANNA, LATER, "Plans changed", R2)
    expected = LeaveRequested(
        R2, cast.VACATION, CHRISTMAS, (), (), (Step((BEN,)),), ANNA, LATER, "Plans changed",
        amends=R1, is_cancellation=True,
    )  # fmt: skip
    assert approved(company(is_decided=True)).when(ask).events == (expected,)
    unnamed = approved(company(is_decided=True)).when(replace(ask, change_id=None)).events[0]
    assert isinstance(unnamed, LeaveRequested)
    assert unnamed.request_id == "r1-cancel-2"


def test_illness_says_of_each_leave_who_gave_it_back_and_when() -> None:
    within = RequestLeave(ANNA, R2, cast.SICK, cast.asked("2026-12-28", "2026-12-29"), LATER)
    *_, amended = approved(company(interrupts=True)).when(within).events
    assert isinstance(amended, LeaveAmended)
    assert (amended.by, amended.at, amended.holidays) == (ANNA, LATER, HOLIDAYS)
    throughout = RequestLeave(ANNA, R2, cast.SICK, CHRISTMAS, LATER)
    *_, cancelled = approved(company(interrupts=True)).when(throughout).events
    assert cancelled == LeaveCancelled(R1, ANNA, LATER)
    *_, withdrawn = given(settings=company(interrupts=True)).and_then(ASK).when(throughout).events
    assert withdrawn == RequestWithdrawn(R1, ANNA, LATER)


def test_a_change_at_once_gives_back_other_leave_by_the_same_hand() -> None:
    ill = RequestLeave(ANNA, R2, cast.SICK, cast.asked("2026-12-17", "2026-12-18"), LATER)
    longer = AmendLeave(ANNA, R2, R3, cast.asked("2026-12-17", "2026-12-22"), CARLA, LATER, "Still ill")
    _, amended = approved(company(interrupts=True)).and_then(ill).when(longer).events
    assert isinstance(amended, LeaveAmended)
    assert (amended.request_id, amended.by, amended.at) == (R1, CARLA, LATER)


def test_undoing_names_who_and_when() -> None:
    assert approved().when(undo(R1)).events == (DecisionUndone(R1, BEN, LATER, 0, 0),)


def test_undoing_a_change_writes_the_leave_as_it_was() -> None:
    longer = approved().and_then(
        AmendLeave(ANNA, R1, R2, MORE, ANNA, NOW), ApproveRequest(ANNA, R2, BEN, NOW)
    )
    before = approved().employee.requests[R1]
    amended, undone = longer.when(undo(R2)).events
    assert amended == LeaveAmended(R1, before.asked, before.charges, HOLIDAYS, BEN, LATER)
    assert undone == DecisionUndone(R2, BEN, LATER, 0, 0)


def test_undoing_a_cancellation_restores_the_leave_by_name() -> None:
    cancelled = approved(company(is_decided=True)).and_then(
        CancelLeave(ANNA, R1, ANNA, NOW, None, R2), ApproveRequest(ANNA, R2, BEN, NOW)
    )
    restored, undone = cancelled.when(undo(R2)).events
    assert restored == LeaveRestored(R1, BEN, LATER)
    assert isinstance(undone, DecisionUndone)


def test_who_decided_last_may_undo_for_a_day_and_nobody_else() -> None:
    request = approved().employee.requests[R1]
    assert may_undo(request, BEN, NOW)
    assert may_undo(request, BEN, NOW + timedelta(days=1))
    assert not may_undo(request, BEN, NOW + timedelta(days=1, seconds=1))
    assert not may_undo(request, CARLA, NOW)
    assert not may_undo(given().and_then(ASK).employee.requests[R1], BEN, NOW)
    cancelled = approved().and_then(CancelLeave(ANNA, R1, ANNA, NOW)).employee.requests[R1]
    assert not may_undo(cancelled, ANNA, NOW)


def test_only_what_was_decided_last_is_taken_back() -> None:
    declined = given().and_then(ASK, DeclineRequest(ANNA, R1, BEN, NOW, "Release week"))
    again = declined.and_then(undo(R1), ApproveRequest(ANNA, R1, BEN, LATER))
    assert again.when(undo(R1, LATER + timedelta(hours=1))).events[-1] == DecisionUndone(
        R1, BEN, LATER + timedelta(hours=1), 0, 0
    )
    assert isinstance(
        declined.and_then(undo(R1)).when(ApproveRequest(ANNA, R1, BEN, LATER)).events[0], RequestApproved
    )
