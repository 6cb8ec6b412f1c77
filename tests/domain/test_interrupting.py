"""Illness in a vacation takes its place, and those days come back."""

from dataclasses import replace

import pytest

from domain.amounts import HALF
from domain.leave.commands import (
    AmendLeave,
    CancelLeave,
    DeclineRequest,
    EnterLeave,
    RecordLeave,
    RequestLeave,
)
from domain.leave.events import (
    LeaveAmended,
    LeaveRequested,
    RequestApproved,
    RequestDeclined,
    RequestWithdrawn,
)
from domain.leave.requests import Status
from domain.periods import Halves
from domain.refusals import (
    NotLeave,
    Overlaps,
)
from tests import cast
from tests.cast import ANNA, BEN, CARLA, NOW
from tests.domain.changes import (
    C1,
    ILL,
    LONGER,
    R1,
    R2,
    S1,
    SHORTER,
    WATCHED,
    WEDNESDAY,
    WEEK,
    amend,
    cancel,
    company,
    has,
    ill,
    left,
    status,
    takes,
    yes,
)
from tests.given import given


def test_illness_in_a_vacation_gives_those_days_back() -> None:
    now = (
        has(WEEK, ILL)
        .when(ill("2026-08-11", "2026-08-12"))
        .then(LeaveRequested, RequestApproved, LeaveAmended)
    )
    vacation = now.employee.requests[R1]
    assert (takes(now), left(now)) == (3, 21)
    assert [day.day for day, _ in vacation.asked.days()] == [10, 13, 14]


def test_illness_at_the_end_of_a_vacation_makes_it_shorter() -> None:
    now = has(WEEK, ILL).and_then(ill("2026-08-13", "2026-08-20"))
    assert now.employee.requests[R1].asked == SHORTER


def test_illness_in_all_of_a_vacation_cancels_it_and_withdraws_what_is_pending() -> None:
    now = has(WEEK, ILL)
    assert status(now.and_then(ill("2026-08-10", "2026-08-14")), R1) is Status.CANCELLED
    pending = given(settings=company(ILL)).and_then(RequestLeave(ANNA, R1, cast.VACATION, WEEK, NOW))
    pending.when(ill("2026-08-10", "2026-08-14")).then(LeaveRequested, RequestApproved, RequestWithdrawn)


def test_an_afternoon_of_illness_gives_an_afternoon_back() -> None:
    now = has(WEEK, ILL)
    afternoon = replace(cast.asked("2026-08-12"), part=cast.DayPart.AFTERNOON)
    now = now.and_then(RequestLeave(ANNA, S1, cast.SICK, afternoon, NOW))
    vacation = now.employee.requests[R1]
    assert vacation.amount == 5 - HALF
    assert vacation.asked.halves_on(WEDNESDAY) is Halves.MORNING


def test_illness_that_is_declined_interrupts_nothing() -> None:
    reviewed = replace(ILL, needs_approval=True)
    now = has(WEEK, reviewed).and_then(ill("2026-08-11"))
    assert takes(now) == 5
    assert takes(now.and_then(DeclineRequest(ANNA, S1, BEN, NOW))) == 5
    now.when(yes(S1)).then(RequestApproved, LeaveAmended)


def test_illness_that_is_given_back_leaves_its_days_to_be_asked_for_again() -> None:
    now = has(WEEK, ILL).and_then(ill("2026-08-14"), CancelLeave(ANNA, S1, ANNA, NOW))
    assert takes(now) == 4
    assert takes(now.and_then(amend(WEEK), yes(C1))) == 5


def test_illness_that_goes_on_gives_more_days_back() -> None:
    """Longer illness takes the place of leave like any other illness."""
    now = has(WEEK, ILL).and_then(ill("2026-08-10"))
    longer = AmendLeave(ANNA, S1, C1, cast.asked("2026-08-10", "2026-08-12"), ANNA, NOW)
    on = now.when(longer).then(LeaveAmended, LeaveAmended)
    assert (takes(on), takes(on, S1)) == (2, 3)


def test_illness_that_goes_on_gives_more_days_back_once_that_is_approved() -> None:
    reviewed = replace(ILL, needs_approval=True)
    now = has(WEEK, reviewed).and_then(ill("2026-08-10"), yes(S1))
    longer = AmendLeave(ANNA, S1, C1, cast.asked("2026-08-10", "2026-08-12"), ANNA, NOW)
    waiting = now.when(longer).then(LeaveRequested)
    assert takes(waiting) == 4
    assert takes(waiting.when(yes(C1)).then(RequestApproved, LeaveAmended, LeaveAmended)) == 2


def test_illness_does_not_interrupt_illness() -> None:
    now = has(WEEK, ILL).and_then(ill("2026-08-10", "2026-08-12"))
    again = RequestLeave(ANNA, R2, cast.SICK, cast.asked("2026-08-12", "2026-08-13"), NOW)
    now.when(again).refused(Overlaps)


@pytest.mark.parametrize("enters", [EnterLeave, RecordLeave])
def test_illness_entered_for_somebody_interrupts_as_well(enters: type) -> None:
    entered = enters(ANNA, S1, cast.SICK, cast.asked("2026-08-12"), NOW, by=CARLA)
    assert takes(has(WEEK, ILL).when(entered).then(LeaveRequested, RequestApproved, LeaveAmended)) == 4


def test_a_change_is_not_approved_over_days_that_illness_has_taken() -> None:
    waiting = has(WEEK, ILL).and_then(amend(LONGER), ill("2026-08-13"))
    waiting.when(yes(C1)).refused(Overlaps)


def test_a_change_of_leave_that_illness_took_wholly_reserves_nothing_and_is_not_approved() -> None:
    waiting = has(WEEK, ILL).and_then(amend(LONGER), ill("2026-08-10", "2026-08-14"))
    assert left(waiting) == 24
    waiting.when(yes(C1)).refused(NotLeave(R1))
    waiting.when(DeclineRequest(ANNA, C1, BEN, NOW)).then(RequestDeclined)


def test_giving_back_what_illness_took_wholly_has_nothing_to_give_back() -> None:
    waiting = has(WEEK, WATCHED, ILL).and_then(cancel(), ill("2026-08-10", "2026-08-14"))
    waiting.when(yes(C1)).refused(NotLeave(R1))
