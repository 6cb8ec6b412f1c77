"""What holds for leave granted bit by bit, in any rhythm and for any leave year."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as some

from domain.leave.account import Account
from domain.leave.balance import balance, check
from domain.leave.ledger import Kind, ledger
from domain.leave.requests import Charge
from domain.periods import Halves
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import CarryOver
from domain.policies.grants import Stretch
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import LeavePolicy, Proration
from domain.policies.schedule import Service, shared_grants
from tests.domain.laws.accounts import DAYS, LAST, VACATION, accounts

EARNED_BY_TIME = (
    Every.DAY,
    Every.WEEK,
    Every.TWO_WEEKS,
    Every.HALF_MONTH,
    Every.MONTH,
    Every.QUARTER,
    Every.YEAR,
)
STARTS = some.none() | some.builds(MonthDay, some.integers(1, 12), some.integers(1, 31))
AMOUNTS = some.none() | some.sampled_from([Fraction(1), Fraction(5, 4), Fraction(2)])
FEW = settings(max_examples=settings().max_examples * 2 // 5)
"""Days of accrual are many: each example is worth several of other laws."""
LIMITS = some.none() | some.none() | some.sampled_from([Fraction(5), Fraction(12)])


@some.composite
def plans(draw: some.DrawFn, amounts: some.SearchStrategy[Fraction | None] = AMOUNTS) -> AccrualPlan:
    """One level, or a second one after some months and days."""
    rhythm = some.sampled_from(EARNED_BY_TIME)
    levels = [Level(draw(rhythm), draw(amounts), cap=draw(LIMITS), yearly_cap=draw(LIMITS))]
    if draw(some.booleans()):
        later, days = draw(some.integers(1, 20)), draw(some.integers(0, 40))
        levels.append(Level(draw(rhythm), draw(amounts), later, days, carry_over=CarryOver(Fraction(3))))
    return AccrualPlan(tuple(levels), draw(some.sampled_from(GrantedAt)))


@some.composite
def earning(draw: some.DrawFn) -> Account:
    found = draw(accounts())
    stretch = found.stretches[0]
    policy = replace(stretch.policy, accrual=draw(plans()))
    basis = ((date.min, LeaveYearBasis(draw(STARTS))),)
    return replace(found, stretches=(replace(stretch, policy=policy),), bases=basis)


@FEW
@given(earning(), DAYS)
def test_a_ledger_only_grows(account: Account, day: date) -> None:
    shorter, longer = ledger(account, day), ledger(account, LAST)
    assert longer[: len(shorter)] == shorter
    assert all(each.day > day for each in longer[len(shorter) :])


@FEW
@given(earning())
def test_a_leave_year_hands_on_all_that_it_does_not_lose(account: Account) -> None:
    entries = ledger(account, LAST)
    for year in list(account.leave_years(account.last_day or LAST))[:-1]:
        assert sum(each.amount for each in entries if each.leave_year == year.period) == 0


@FEW
@given(earning(), DAYS)
def test_what_is_available_can_be_taken_and_no_more(account: Account, day: date) -> None:
    day = min(max(day, account.hired_on), account.last_day or LAST)
    available = balance(account, day).available
    if available > 0:
        assert check(account, [Charge(day, Halves.BOTH, 480, available)], Fraction(0)) is None
        more = check(account, [Charge(day, Halves.BOTH, 480, available + Fraction(1, 2))], Fraction(0))
        assert more is not None


@FEW
@given(earning())
def test_nothing_is_earned_before_somebody_came_or_after_they_left(account: Account) -> None:
    earned = [each.day for each in ledger(account, LAST) if each.kind is Kind.ACCRUAL]
    assert all(day in account.employed for day in earned)


@FEW
@given(plans(some.none()), STARTS, DAYS, some.sampled_from(Proration), some.integers(1, 60))
def test_a_full_leave_year_shares_out_exactly_the_entitlement(
    plan: AccrualPlan, start: MonthDay | None, day: date, method: Proration, entitlement: int
) -> None:
    hired_on = date(2015, 2, 28)
    policy = LeavePolicy(VACATION, entitlement=Fraction(entitlement), accrual=plan, proration=method)
    found = Account(VACATION, hired_on, bases=((date.min, LeaveYearBasis(start)),))
    stretch = Stretch(found.employed, policy, hired_on)
    shared = shared_grants(found.leave_year(day), [stretch], Service(found.employed, found))
    assert sum(each.amount for each in shared) == entitlement
