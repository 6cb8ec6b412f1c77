"""What holds for every account, whoever has it and whatever they take."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as some

from domain.leave.account import Account
from domain.leave.balance import balance, check, lowest, with_charges
from domain.leave.ledger import Entry, Kind, joined, ledger
from domain.leave.requests import Charge
from domain.periods import Halves
from tests.domain.laws.accounts import DAYS, FIRST, LAST, SIZES, accounts
from tests.domain.laws.naive import naive

NOTHING = Fraction(0)


def total(entries: tuple[Entry, ...]) -> Fraction:
    return sum((each.amount for each in entries), NOTHING)


def charge(day: date, amount: Fraction) -> Charge:
    return Charge(day, Halves.BOTH, 480, amount)


@given(accounts())
def test_a_naive_model_that_walks_day_by_day_agrees(account: Account) -> None:
    entries = ledger(account, LAST)
    for day, left in naive(account, LAST).items():
        assert sum((each.amount for each in entries if each.day <= day), NOTHING) == left


@given(accounts())
def test_every_day_of_leave_is_in_the_ledger_once(account: Account) -> None:
    used = [each for each in ledger(account, LAST) if each.kind in (Kind.CHARGE, Kind.PENDING)]
    assert -total(tuple(used)) == sum((each.amount for each in account.bookings), NOTHING)


@given(accounts())
def test_a_leave_year_hands_on_all_that_it_does_not_lose(account: Account) -> None:
    entries = ledger(account, LAST)
    for year in list(account.leave_years(account.last_day or LAST))[:-1]:
        assert total(tuple(each for each in entries if each.leave_year == year.period)) == NOTHING


@given(accounts(), DAYS)
def test_a_ledger_only_grows(account: Account, day: date) -> None:
    shorter, longer = ledger(account, day), ledger(account, LAST)
    assert longer[: len(shorter)] == shorter
    assert all(each.day > day for each in longer[len(shorter) :])


@given(accounts())
def test_a_ledger_runs_forward(account: Account) -> None:
    days = [each.day for each in ledger(account, LAST)]
    assert days == sorted(days)


@given(accounts(), DAYS)
def test_looking_changes_nothing(account: Account, day: date) -> None:
    before = balance(account, day)
    check(account, [charge(day, Fraction(1))])
    lowest(account, day)
    assert balance(account, day) == before


@given(accounts(), DAYS)
def test_the_lines_of_a_balance_add_up_to_it(account: Account, day: date) -> None:
    found = balance(account, day)
    so_far = total(tuple(each for each in found.entries if each.day <= day))
    assert so_far == total(ledger(account, day))
    past_pending = -sum(
        (each.amount for each in found.entries if each.kind is Kind.PENDING and each.day <= day), NOTHING
    )
    figures = found.granted + found.carried + found.adjusted - found.lapsed - found.taken - past_pending
    assert figures == so_far


@given(accounts())
def test_joined_lines_add_up_to_the_same(account: Account) -> None:
    entries = ledger(account, LAST)
    assert total(joined(entries)) == total(entries)


@given(accounts(), DAYS)
def test_what_is_available_can_be_taken_and_no_more(account: Account, day: date) -> None:
    day = min(max(day, account.hired_on), account.last_day or LAST)
    available = balance(account, day).available
    if available > 0:
        assert check(account, [charge(day, available)], floor=NOTHING) is None
        assert check(account, [charge(day, available + Fraction(1, 2))], floor=NOTHING) is not None


@given(accounts(), some.lists(some.tuples(DAYS, SIZES), min_size=1, max_size=4))
def test_leave_is_refused_if_it_takes_a_day_below_the_floor(
    account: Account, wanted: list[tuple[date, Fraction]]
) -> None:
    charges = [charge(max(day, account.hired_on), amount) for day, amount in wanted]
    first = min(each.day for each in charges)
    floor = account.floor_on(first)
    known = [*account.bookings, *account.adjustments, *charges]
    last = date(max(each.day for each in known).year, 12, 31)
    without = naive(account, last)
    tried = naive(with_charges(account, charges), last)
    worse = [day for day in tried if tried[day] < without[day] and tried[day] < floor and day >= first]
    refusal = check(account, charges)
    if not worse:
        assert refusal is None
        return
    assert refusal is not None
    assert (refusal.day, refusal.would_be) == (worse[0], tried[worse[0]])
    assert NOTHING <= refusal.available < refusal.needed


@given(accounts(), some.lists(some.tuples(DAYS, SIZES), min_size=1, max_size=4))
def test_what_a_refusal_offers_can_be_had(account: Account, wanted: list[tuple[date, Fraction]]) -> None:
    charges = sorted(
        (charge(max(day, account.hired_on), amount) for day, amount in wanted), key=lambda c: c.day
    )
    if refusal := check(account, charges):
        before = [NOTHING, *accumulate(each.amount for each in charges)]
        cut = [
            replace(each, amount=min(each.amount, refusal.available - start))
            for each, start in zip(charges, before, strict=False)
            if refusal.available > start
        ]
        assert check(account, cut, floor=account.floor_on(charges[0].day)) is None


@given(accounts(), some.randoms())
def test_the_order_in_which_leave_was_asked_for_does_not_matter(
    account: Account, random: some.DrawFn
) -> None:
    shuffled = list(account.bookings)
    random.shuffle(shuffled)
    again = replace(account, bookings=tuple(sorted(shuffled, key=lambda each: each.day)))
    assert total(ledger(again, LAST)) == total(ledger(account, LAST))
    assert balance(again, FIRST).available == balance(account, FIRST).available
