"""Corrections by hand: what looks like a slip is refused, unless it is meant."""

from dataclasses import replace
from datetime import date

from domain.amounts import Amount
from domain.company.settings import policy_key
from domain.flaws import Flaw
from domain.ids import AdjustmentId, RequestId
from domain.leave.commands import AdjustBalance, RequestLeave
from domain.leave.events import BalanceAdjusted
from domain.leave.requests import Adjustment
from domain.policies.leave_type import Unit
from domain.policies.policy import LeavePolicy
from domain.refusals import BalanceTooLow, GrantTooLarge, GrantTwice, Unsettled
from tests import cast
from tests.cast import ANNA, NOW
from tests.given import given

R1 = RequestId("r1")


def corrected(amount: int, day: str = "2026-01-05") -> AdjustBalance:
    first = date.fromisoformat(day)
    by_hand = Adjustment(AdjustmentId("a1"), cast.VACATION, first, Amount(amount), "agreed")
    return AdjustBalance(ANNA, by_hand)


def test_a_correction_that_has_been_used_is_not_made_smaller_by_slip() -> None:
    """28 days are booked of 24 and 4 that were granted by hand."""
    granted = given().and_then(corrected(4))
    used = granted.and_then(
        RequestLeave(ANNA, R1, cast.VACATION, cast.asked("2026-08-03", "2026-09-09"), NOW)
    )
    less = used.when(corrected(1)).refusal
    assert isinstance(less, BalanceTooLow)
    assert (less.needed, less.available, less.would_be) == (3, 0, -3)
    used.when(corrected(4, "2026-12-01")).refused(BalanceTooLow)
    assert used.and_then(replace(corrected(1), is_deliberate=True))
    assert used.and_then(corrected(5))
    assert granted.and_then(corrected(1))
    assert given().and_then(corrected(-3), corrected(-1))


def lot(name: str, amount: int, first: str, last: str) -> AdjustBalance:
    days = (date.fromisoformat(first), date.fromisoformat(last))
    given_by_hand = Adjustment(AdjustmentId(name), cast.VACATION, days[0], Amount(amount), "agreed", days[1])
    return AdjustBalance(ANNA, given_by_hand)


def test_what_is_granted_twice_for_the_same_time_looks_like_a_slip() -> None:
    now = given().and_then(lot("a1", 2, "2026-08-01", "2026-08-31"))
    again = lot("a2", 2, "2026-08-31", "2026-09-30")
    now.when(again).refused(GrantTwice(date(2026, 8, 1), date(2026, 8, 31)))
    now.when(replace(again, is_deliberate=True)).then(BalanceAdjusted)
    now.when(lot("a2", 2, "2026-09-01", "2026-09-30")).then(BalanceAdjusted)
    now.when(lot("a2", 31, "2026-09-01", "2026-09-30")).refused(
        GrantTooLarge(Amount(31), Amount(30), Unit.DAYS)
    )


def test_a_lot_ends_on_its_first_day_or_later_and_a_correction_says_why() -> None:
    given().when(lot("a1", 1, "2026-08-02", "2026-08-01")).refused(
        Unsettled("adjustment.last_day", Flaw.ENDS_TOO_EARLY)
    )
    given().when(lot("a1", 1, "2026-08-01", "2026-08-01")).then(BalanceAdjusted)


def test_no_more_is_granted_than_the_balance_may_hold() -> None:
    capped = LeavePolicy(cast.VACATION, entitlement=Amount(24), cap=Amount(26))
    settings = replace(cast.settings(), policies={policy_key(capped): ((date.min, capped),)})
    given(settings=settings).when(corrected(3)).refused(GrantTooLarge(Amount(3), Amount(2), Unit.DAYS))
    two = given(settings=settings).and_then(corrected(2))
    two.when(corrected(3)).refused(GrantTooLarge)
    two.when(corrected(1)).then(BalanceAdjusted)
