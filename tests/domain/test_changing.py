"""Changing leave that is approved: shorter, longer, given back, and changes taken back."""

from dataclasses import replace
from datetime import date

from domain.leave.commands import (
    DeclineRequest,
    RequestLeave,
    WithdrawRequest,
)
from domain.leave.events import (
    DecisionUndone,
    LeaveAmended,
    LeaveCancelled,
    LeaveRequested,
    LeaveRestored,
    RequestApproved,
)
from domain.leave.requests import Status
from domain.periods import Asked, Halves, Period, Span
from domain.refusals import (
    BalanceTooLow,
    ChangeOpen,
    ClosedPast,
    Need,
    NotEmployedThen,
    NothingChanged,
    NotLeave,
    NotPermitted,
    Overlaps,
    PastLeave,
    WhyNeeded,
)
from tests import cast
from tests.cast import ANNA, BEN, CARLA, NOW
from tests.domain.changes import (
    C1,
    C2,
    LONGER,
    R1,
    R2,
    SHORTER,
    WATCHED,
    WEDNESDAY,
    WEEK,
    amend,
    cancel,
    company,
    has,
    left,
    status,
    takes,
    undo,
    yes,
)
from tests.given import given


def test_days_are_given_back_at_once() -> None:
    now = has().when(amend(SHORTER)).then(LeaveAmended)
    assert (takes(now), left(now)) == (3, 21)


def test_more_days_wait_for_the_approver_and_reserve_only_themselves() -> None:
    now = has().when(amend(LONGER)).then(LeaveRequested)
    assert (takes(now), left(now)) == (5, 17)
    done = now.when(yes(C1)).then(RequestApproved, LeaveAmended)
    assert (takes(done), left(done), status(done, C1)) == (7, 17, Status.APPLIED)


def test_leave_that_moves_to_other_days_reserves_nothing_more() -> None:
    now = has().and_then(amend(cast.asked("2026-09-07", "2026-09-11")))
    assert left(now) == 19


def test_a_change_that_is_withdrawn_or_declined_leaves_the_leave_as_it_was() -> None:
    waiting = has().and_then(amend(LONGER))
    for ends in (WithdrawRequest(ANNA, C1, ANNA, NOW), DeclineRequest(ANNA, C1, BEN, NOW)):
        now = waiting.and_then(ends)
        assert (takes(now), left(now), now.employee.requests[R1].asked) == (5, 19, WEEK)


def test_one_change_at_a_time() -> None:
    waiting = has().and_then(amend(LONGER))
    waiting.when(amend(SHORTER, C2)).refused(ChangeOpen(R1, C1))
    waiting.when(cancel(CARLA, "agreed")).refused(ChangeOpen(R1, C1))
    waiting.when(undo(R1)).refused(ChangeOpen(R1, C1))
    waiting.when(amend(LONGER)).nothing()


def test_a_change_that_changes_nothing_is_refused() -> None:
    has().when(amend(WEEK)).refused(NothingChanged(R1))
    has().when(amend(cast.asked("2026-08-10", "2026-08-16"))).refused(NothingChanged(R1))


def test_only_approved_leave_is_changed() -> None:
    pending = given().and_then(RequestLeave(ANNA, R1, cast.VACATION, WEEK, NOW))
    pending.when(amend(SHORTER)).refused(NotLeave(R1))


def test_a_change_is_weighed_like_leave() -> None:
    now = has().and_then(RequestLeave(ANNA, R2, cast.VACATION, cast.asked("2026-08-18"), NOW))
    now.when(amend(LONGER)).refused(Overlaps)
    has().when(amend(cast.asked("2026-08-10", "2026-10-30"))).refused(BalanceTooLow)
    has().when(amend(cast.asked("2023-12-29", "2026-08-12"))).refused(NotEmployedThen)


def test_others_do_not_change_leave_but_administrators_do_at_once() -> None:
    has().when(amend(LONGER, by=BEN)).refused(NotPermitted(Need.REQUESTER))
    assert takes(has().when(amend(LONGER, by=CARLA)).then(LeaveAmended)) == 7
    has().when(amend(cast.asked("2026-08-10", "2026-10-30"), by=CARLA)).refused(BalanceTooLow)
    has().when(amend(cast.asked("2026-08-10", "2026-10-30"), by=CARLA, reason="agreed")).then(LeaveAmended)


def test_what_has_been_taken_is_changed_by_administrators_who_say_why() -> None:
    begun = has().on("2026-08-12")
    begun.when(amend(cast.asked("2026-08-11", "2026-08-14"))).refused(PastLeave(date(2026, 8, 10), WEDNESDAY))
    begun.when(amend(cast.asked("2026-08-11", "2026-08-14"), by=CARLA)).refused(WhyNeeded)
    begun.when(amend(cast.asked("2026-08-11", "2026-08-14"), by=CARLA, reason="worked")).then(LeaveAmended)
    assert takes(begun.when(amend(SHORTER)).then(LeaveAmended)) == 3


def test_leave_can_be_given_back_on_its_first_day_and_not_after_it() -> None:
    has().on("2026-08-10").when(cancel()).then(LeaveCancelled)
    has().on("2026-08-11").when(cancel()).refused(PastLeave(date(2026, 8, 10), date(2026, 8, 11)))


def test_the_closed_past_stays_as_it_is() -> None:
    settings = replace(company(), closed_until=date(2026, 8, 11))
    closed = replace(has().on("2026-08-20"), settings=settings)
    closed.when(cancel(CARLA, "slip")).refused(ClosedPast(date(2026, 8, 10), date(2026, 8, 11)))
    closed.when(amend(cast.asked("2026-08-11", "2026-08-14"), by=CARLA, reason="slip")).refused(ClosedPast)
    closed.when(amend(SHORTER, by=CARLA, reason="slip")).then(LeaveAmended)


def test_leave_of_the_closed_past_is_not_approved_any_more() -> None:
    pending = given().and_then(RequestLeave(ANNA, R1, cast.VACATION, WEEK, NOW))
    closed = replace(pending, settings=replace(company(), closed_until=date(2026, 8, 10)))
    closed.when(yes(R1)).refused(ClosedPast(date(2026, 8, 10), date(2026, 8, 10)))
    closed.when(DeclineRequest(ANNA, R1, BEN, NOW)).then(
        type(pending.when(DeclineRequest(ANNA, R1, BEN, NOW)).events[0])
    )


def test_a_change_after_the_closed_past_is_approved_although_its_leave_began_in_it() -> None:
    waiting = has().and_then(amend(LONGER))
    closed = replace(waiting, settings=replace(company(), closed_until=date(2026, 8, 14)))
    closed.when(yes(C1)).then(RequestApproved, LeaveAmended)


def test_giving_back_is_decided_where_the_type_says_so() -> None:
    waiting = has(WEEK, WATCHED).when(cancel()).then(LeaveRequested)
    assert (takes(waiting), left(waiting)) == (5, 19)
    done = waiting.when(yes(C1)).then(RequestApproved, LeaveCancelled)
    assert (status(done, R1), status(done, C1), left(done)) == (Status.CANCELLED, Status.APPLIED, 24)
    again = done.when(undo(C1)).then(LeaveRestored, DecisionUndone)
    assert (status(again, R1), left(again)) == (Status.APPROVED, 19)
    has(WEEK, WATCHED).when(amend(SHORTER)).then(LeaveRequested)


def test_what_was_given_back_does_not_come_again_once_its_days_are_taken() -> None:
    done = has(WEEK, WATCHED).and_then(cancel(), yes(C1))
    taken = done.and_then(RequestLeave(ANNA, R2, cast.VACATION, SHORTER, NOW))
    taken.when(undo(C1)).refused(Overlaps)


def test_a_change_that_is_taken_back_leaves_the_leave_as_it_was() -> None:
    done = has().and_then(amend(LONGER), yes(C1))
    again = done.when(undo(C1)).then(LeaveAmended, DecisionUndone)
    assert (again.employee.requests[R1].asked, status(again, C1), left(again)) == (WEEK, Status.PENDING, 17)


def test_a_shortening_is_not_taken_back_once_its_days_are_taken_again() -> None:
    done = has(WEEK, WATCHED).and_then(amend(SHORTER), yes(C1))
    other = done.and_then(RequestLeave(ANNA, R2, cast.VACATION, cast.asked("2026-08-14"), NOW))
    other.when(undo(C1)).refused(Overlaps)


def test_a_shortening_is_not_taken_back_once_the_balance_is_used() -> None:
    done = has(WEEK, WATCHED).and_then(amend(SHORTER), yes(C1))
    used = done.and_then(RequestLeave(ANNA, R2, cast.VACATION, cast.asked("2026-09-01", "2026-09-29"), NOW))
    assert left(used) == 0
    used.when(undo(C1)).refused(BalanceTooLow)


def test_a_change_is_not_taken_back_once_the_leave_is_another() -> None:
    done = has().and_then(amend(LONGER), yes(C1), amend(SHORTER, C2))
    done.when(undo(C1)).refused(NotLeave(R1))


def test_a_declined_change_does_not_wait_again_beside_another() -> None:
    now = has().and_then(amend(LONGER), DeclineRequest(ANNA, C1, BEN, NOW), amend(LONGER, C2))
    now.when(undo(C1)).refused(ChangeOpen(R1, C2))


def test_a_decline_that_is_taken_back_needs_its_days_to_be_free() -> None:
    ask = RequestLeave(ANNA, R1, cast.VACATION, WEEK, NOW)
    declined = given().and_then(ask, DeclineRequest(ANNA, R1, BEN, NOW))
    assert status(declined.and_then(undo(R1)), R1) is Status.PENDING
    taken = declined.and_then(RequestLeave(ANNA, R2, cast.VACATION, SHORTER, NOW))
    taken.when(undo(R1)).refused(Overlaps)


def test_hours_are_changed_within_their_day() -> None:
    two = cast.hours("2026-08-12", 14, 16)
    ask = RequestLeave(ANNA, R1, cast.ERRAND, two, NOW, "dentist")
    now = given().and_then(ask, yes(R1))
    less = now.when(amend(cast.hours("2026-08-12", 14, 15))).then(LeaveAmended)
    assert [charge.minutes for charge in less.employee.requests[R1].charges] == [60]
    now.when(amend(cast.hours("2026-08-12", 14, 17))).then(LeaveRequested)


def test_days_in_the_middle_are_given_back_and_taken_again() -> None:
    without = WEEK.changed({WEDNESDAY: Halves.NONE})
    assert without is not None
    now = has().and_then(amend(without))
    assert takes(now) == 4
    whole = without.changed({WEDNESDAY: Halves.BOTH})
    assert whole == WEEK
    assert takes(now.and_then(amend(WEEK, C2), yes(C2))) == 5


def test_nothing_is_left_of_leave_whose_days_are_all_given_back() -> None:
    assert WEEK.changed(dict.fromkeys(WEEK.period.days(), Halves.NONE)) is None


def test_a_period_is_as_long_as_what_is_left_of_it() -> None:
    later = WEEK.changed({date(2026, 8, 10): Halves.NONE, WEDNESDAY: Halves.AFTERNOON})
    assert later == Asked(
        Period(date(2026, 8, 11), date(2026, 8, 14)), exceptions=((WEDNESDAY, Halves.AFTERNOON),)
    )
    one = WEEK.changed(
        {day: Halves.NONE for day in WEEK.period.days() if day != WEDNESDAY} | {WEDNESDAY: Halves.MORNING}
    )
    assert one == replace(cast.asked("2026-08-12"), part=cast.DayPart.MORNING)


def test_hours_of_which_a_half_is_taken_are_the_other_half() -> None:
    over_noon = Asked(Period(WEDNESDAY, WEDNESDAY), span=Span(10 * 60, 15 * 60))
    rest = over_noon.changed({WEDNESDAY: Halves.AFTERNOON})
    assert rest is not None
    assert (rest.span, rest.halves_on(WEDNESDAY)) == (None, Halves.AFTERNOON)
    assert over_noon.changed({WEDNESDAY: Halves.BOTH}) == over_noon
