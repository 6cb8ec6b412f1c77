"""What somebody has on a day, what of it can be taken, and whether more leave would take too much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.amounts import NOTHING, Amount
from domain.leave.account import Account, with_charges
from domain.leave.entries import Cause, Entry, Kind
from domain.leave.pieces import Pieces, pieces_of
from domain.leave.requests import Charge
from domain.leave.run import Run
from domain.leave.timeline import timeline
from domain.periods import ONE_DAY, Period
from domain.refusals import BalanceTooLow

__all__ = ["Balance", "available", "balance", "check", "lowered", "lowest", "with_charges"]


@dataclass(frozen=True, slots=True)
class Balance:
    """A leave year as it stands on a day.

    `granted`, `carried`, `lapsed`, `adjusted` and `taken` are of the leave year up to and with the day,
    `booked` is approved leave after it, `pending` all that is undecided. `available` is what could be taken
    on the day so that everything booked and pending later still has its days (a debt that the `floor` allows
    is not counted); `remaining` is that as if nothing were pending. For an unlimited type they say nothing.
    """

    on: date
    leave_year: Period
    granted: Amount
    carried: Amount
    lapsed: Amount
    adjusted: Amount
    taken: Amount
    booked: Amount
    pending: Amount
    remaining: Amount
    available: Amount
    lapses_next: tuple[date, Amount] | None
    """The last day to use what lapses next if nothing more is taken, and how much that is."""
    entries: tuple[Entry, ...]
    """The leave year's lines up to the day, and later ones of leave."""
    floor: Amount = NOTHING
    is_limited: bool = True


def balance(account: Account, on: date) -> Balance:
    """The balance at the end of a day, past or future."""
    year = account.leave_year(on).period
    horizon = _horizon(account, on)
    run = _run(account, on, horizon + ONE_DAY, since=year.first_day).go(on)
    available = run.pieces.amount(_available(run, on, horizon))
    entries = run.go(horizon + ONE_DAY).entries
    seen = [each for each in entries if each.leave_year == year and _is_seen(each, on)]
    sums = _by_kind((each for each in seen if each.day <= on), run.pieces)
    later = _by_kind((each for each in seen if each.day > on), run.pieces)
    pending = -(sums[Kind.PENDING] + later[Kind.PENDING])
    return Balance(
        on,
        year,
        granted=sums[Kind.GRANT] + sums[Kind.ACCRUAL] + sums[Kind.EARNED],
        carried=sums[Kind.CARRY_OVER],
        lapsed=-sums[Kind.LAPSE],
        adjusted=sums[Kind.ADJUSTMENT] + sums[Kind.OPENING],
        taken=-sums[Kind.CHARGE],
        booked=-later[Kind.CHARGE],
        pending=pending,
        remaining=available + pending,
        available=available,
        lapses_next=_lapses_next(entries, on),
        entries=tuple(seen),
        floor=account.floor_on(on),
        is_limited=account.is_limited,
    )


def available(account: Account, on: date) -> Amount:
    """What a balance says can be taken, without the lines that explain it."""
    horizon = _horizon(account, on)
    run = _run(account, on, horizon + ONE_DAY).go(on)
    return run.pieces.amount(_available(run, on, horizon))


def lowest(account: Account, from_day: date) -> tuple[date, Amount]:
    """The first day of the lowest balance, from a day to the horizon of what is booked."""
    horizon = _horizon(account, from_day)
    run = _run(account, from_day, horizon).go(from_day)
    tail = _tail(run, from_day, 0, horizon)
    day = min(tail.lows, key=lambda each: (tail.lows[each], each))
    return day, run.pieces.amount(tail.lows[day])


def lowered(was: Account, now: Account, from_day: date) -> tuple[date, Amount] | None:
    """The lowest day and what would be there, where that is below the floor and lower than it was."""
    if not now.is_limited:
        return None
    day, low = lowest(now, from_day)
    is_worse = low < now.floor_on(day) and low < lowest(was, from_day)[1]
    return (day, low) if is_worse else None


def check(account: Account, charges: Sequence[Charge], floor: Amount | None = None) -> BalanceTooLow | None:
    """Whether leave takes more than there is, on any day from its first to the horizon of what is booked.

    The floor is the policy's where none is given. Days on which the balance is too low anyway do not count
    against leave that makes them no lower.
    """
    if not account.is_limited or not charges:
        return None
    first_day = min(charge.day for charge in charges)
    floor = account.floor_on(first_day) if floor is None else floor
    tried = with_charges(account, charges)
    horizon = _horizon(tried, first_day)
    line = timeline(tried, horizon, horizon)
    pieces = pieces_of(tried, line.grants, [floor])
    start = Run(account, line, pieces, since=date.max).go(first_day - ONE_DAY)
    return _Trial(start, horizon, pieces.count(floor)).refusal(account, charges, floor)


class _Trial:
    """What leave would do to a balance from the day before it on."""

    def __init__(self, start: Run, horizon: date, floor: int) -> None:
        self.start = start
        self.horizon = horizon
        self.floor = floor
        self.without = start.fork().go(horizon).lows

    def refusal(self, account: Account, charges: Sequence[Charge], floor: Amount) -> BalanceTooLow | None:
        failing = self.margins(charges)
        day = next((day for day, margin in failing if margin < 0), None)
        if day is None:
            return None
        pieces = self.start.pieces
        needed = sum((charge.amount for charge in charges), NOTHING)
        would_be = pieces.amount(dict(failing)[day]) + floor
        available = self.affordable(charges)
        return BalanceTooLow(account.leave_type_id, day, needed, available, would_be, floor, account.unit)

    def margins(self, charges: Sequence[Charge]) -> list[tuple[date, int]]:
        """How far above the floor each day ends that the leave makes lower."""
        tried = with_charges(self.start.account, charges)
        lows = self.start.fork(tried.bookings).go(self.horizon).lows
        without = now = self.start.lots.total
        margins = []
        for day in sorted(self.without.keys() | lows.keys()):
            without, now = self.without.get(day, without), lows.get(day, now)
            if now < without:
                margins.append((day, now - self.floor))
        return margins

    def affordable(self, charges: Sequence[Charge]) -> Amount:
        """The most of the leave that could be had, its last days cut off.

        Each piece less raises the lowest day by a piece at most, so stepping down by what is missing never
        passes the answer.
        """
        pieces = self.start.pieces
        amount = sum(pieces.count(charge.amount) for charge in charges)
        while amount > 0:
            missing = min(margin for _, margin in self.margins(_cut(charges, pieces.amount(amount))))
            if missing >= 0:
                return pieces.amount(amount)
            amount += missing
        return NOTHING


def _cut(charges: Sequence[Charge], amount: Amount) -> list[Charge]:
    kept = []
    for charge in sorted(charges, key=lambda each: each.day):
        taken = min(charge.amount, amount)
        if taken:
            kept.append(replace(charge, amount=taken))
        amount -= taken
    return kept


def _run(account: Account, on: date, horizon: date, since: date = date.max) -> Run:
    line = timeline(account, horizon, on)
    return Run(account, line, pieces_of(account, line.grants), since)


def _tail(run: Run, on: date, taken: int, horizon: date) -> Run:
    """How the days after one go if something is taken on it."""
    tail = run.fork()
    tail.take(on, taken)
    return tail.go(horizon)


def _available(run: Run, on: date, horizon: date) -> int:
    """The most that leaves no later day below nothing; what is missing where one is below nothing anyway."""
    missing = min(_tail(run, on, 0, horizon).lows.values())
    if missing < 0:
        return missing
    amount = run.lots.total
    while (missing := min(_tail(run, on, amount, horizon).lows.values())) < 0:
        amount += missing
    return amount


def _horizon(account: Account, day: date) -> date:
    """The end of the leave year of a day, or of the last day on which anything is booked or adjusted."""
    booked = (booking.day for booking in account.bookings[-1:])
    adjusted = (adjustment.day for adjustment in account.adjustments[-1:])
    return account.leave_year(max((day, *booked, *adjusted))).period.last_day


def _is_seen(entry: Entry, on: date) -> bool:
    return entry.day <= on or entry.kind in (Kind.CHARGE, Kind.PENDING)


def _lapses_next(entries: Iterable[Entry], on: date) -> tuple[date, Amount] | None:
    lapses = [each for each in entries if each.day > on and each.cause in (Cause.LAST_DAY, Cause.NOT_CARRIED)]
    if not lapses:
        return None
    day = lapses[0].day
    return day - ONE_DAY, -_sum(each for each in lapses if each.day == day)


def _by_kind(entries: Iterable[Entry], pieces: Pieces) -> dict[Kind, Amount]:
    """Sums, added up in pieces."""
    sums = dict.fromkeys(Kind, 0)
    for each in entries:
        sums[each.kind] += pieces.count(each.amount)
    return {kind: pieces.amount(size) if size else NOTHING for kind, size in sums.items()}


def _sum(entries: Iterable[Entry]) -> Amount:
    return sum((each.amount for each in entries), NOTHING)
