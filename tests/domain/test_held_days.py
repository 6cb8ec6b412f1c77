"""What holds days of somebody's account: leave, changes of leave, time worked, and what was not paid."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.amounts import HALF, Amount
from domain.company.commands import DefineLeaveType
from domain.ids import AdjustmentId, LeaveTypeId, RequestId
from domain.leave.account import Booking, with_charges
from domain.leave.ledger import ledger
from domain.leave.requests import Adjustment, Charge, Decision, Request, Status
from domain.periods import Halves
from domain.policies.leave_type import LeaveType, Toil
from tests import cast
from tests.domain.accounts import account as told_account
from tests.domain.accounts import charges, corrected, policy
from tests.domain.held import account, request, settled

TOIL, UNPAID = LeaveTypeId("toil"), LeaveTypeId("unpaid")
MONDAY, TUESDAY, WEDNESDAY = (date(2026, 6, day) for day in (1, 2, 3))
SATURDAY = date(2026, 5, 30)
LEAVE, CHANGE, CLAIM = (RequestId(name) for name in ("leave", "change", "claim"))


def holding(*requests: Request) -> tuple[Booking, ...]:
    anna = replace(cast.employee(), requests={each.id: each for each in requests})
    return account(anna, cast.settings()).bookings


def claim(status: Status, *decided: date, note: str | None = "release") -> Request:
    """A day of work on a Saturday, which is worth a day and a half."""
    decisions = tuple(
        Decision(cast.BEN, datetime(day.year, day.month, day.day, 12, tzinfo=UTC)) for day in decided
    )
    _, worked = request("claim", SATURDAY, status, TOIL)
    return replace(worked, charges=(), earned=Amount(3, 2), decisions=decisions, note=note)


def given_for(*requests: Request, toil: Toil | None = None) -> tuple[Adjustment, ...]:
    settings = settled(DefineLeaveType(LeaveType(TOIL, "Time off in lieu", toil=toil or Toil())))
    anna = replace(cast.employee(), requests={each.id: each for each in requests})
    return account(anna, settings, TOIL).adjustments


def test_leave_that_is_tried_out_is_pending_and_carries_its_requests_name() -> None:
    tried = with_charges(told_account(policy()), charges("2026-06-01"), LEAVE)
    assert tried.bookings == (Booking(MONDAY, Amount(1), LEAVE, True),)


def test_a_change_that_is_asked_for_holds_only_what_it_takes_beyond_the_leave() -> None:
    day = request("leave", MONDAY, Status.APPROVED)[1]
    longer = tuple(
        Charge(each, Halves.BOTH, 480, amount)
        for each, amount in [(MONDAY, HALF), (TUESDAY, Amount(1)), (WEDNESDAY, Amount(1))]
    )
    change = replace(day, id=CHANGE, status=Status.PENDING, charges=longer, amends=LEAVE)
    assert holding(day, change) == (
        Booking(MONDAY, Amount(1), LEAVE, False),
        Booking(TUESDAY, HALF, CHANGE, True),
        Booking(WEDNESDAY, Amount(1), CHANGE, True),
    )


def test_a_change_that_makes_leave_shorter_holds_nothing_more() -> None:
    day = request("leave", MONDAY, Status.APPROVED)[1]
    half = (Charge(MONDAY, Halves.MORNING, 240, HALF),)
    change = replace(day, id=CHANGE, status=Status.PENDING, charges=half, amends=LEAVE)
    assert holding(day, change) == (Booking(MONDAY, Amount(1), LEAVE, False),)


def test_time_worked_is_given_on_its_day_with_its_note_and_its_claim() -> None:
    given = Adjustment(AdjustmentId("claim"), TOIL, SATURDAY, Amount(3, 2), "release", earned_by=CLAIM)
    assert given_for(claim(Status.APPROVED, MONDAY)) == (given,)
    assert given_for(claim(Status.APPROVED, MONDAY, note=None)) == (replace(given, reason=""),)


def test_time_worked_is_taken_off_on_the_day_its_claim_was_given_up() -> None:
    cancelled = claim(Status.CANCELLED, MONDAY, TUESDAY, WEDNESDAY)
    assert given_for(cancelled)[1] == Adjustment(
        AdjustmentId("claim"), TOIL, WEDNESDAY, Amount(-3, 2), "", earned_by=CLAIM
    )


def test_leave_that_is_taken_for_time_worked_gives_nothing_itself() -> None:
    taken = request("leave", MONDAY, Status.APPROVED, TOIL)[1]
    assert [each.id for each in given_for(claim(Status.APPROVED, MONDAY), taken)] == ["claim"]


def test_time_worked_may_be_used_into_the_next_year_unless_the_company_says_otherwise() -> None:
    for toil, last_day in [
        (Toil(for_months=9), date(2027, 2, 27)),
        (Toil(for_months=9, until_year_end=True), date(2026, 12, 31)),
    ]:
        assert [each.last_day for each in given_for(claim(Status.APPROVED, MONDAY), toil=toil)] == [last_day]


def test_two_halves_of_a_day_without_pay_are_a_day_not_worked() -> None:
    settings = settled(DefineLeaveType(LeaveType(UNPAID, "Unpaid leave", is_paid=False, is_limited=False)))
    day = request("one", MONDAY, Status.APPROVED, UNPAID)[1]
    halves = [
        replace(day, id=RequestId(half.name), charges=(Charge(MONDAY, half, 240, HALF),))
        for half in (Halves.MORNING, Halves.AFTERNOON)
    ]
    anna = replace(cast.employee(), requests={each.id: each for each in halves})
    assert account(anna, settings).unpaid == {MONDAY: 480}


def test_what_was_given_of_a_type_without_a_limit_ends_with_its_year() -> None:
    sick = replace(told_account(policy(), corrected("2025-06-02", 3)), stretches=(), is_limited=False)
    assert sum(each.amount for each in ledger(sick, date(2026, 1, 1))) == 0
