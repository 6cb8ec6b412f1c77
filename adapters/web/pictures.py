"""Balances as pictures: shares of a bar, and a leave year as a line, in numbers that a template can place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.dashboard.explaining import Explained, Step
from bot.screens.facts import BalanceFact
from domain.amounts import NOTHING, Amount
from domain.periods import Period

GRID = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
"""Distances between the lines of a grid, of which a picture takes the first that makes few of them."""
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar, in thousandths of its width."""

    kind: str
    amount: Amount
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """What was taken, is booked and pending, and is left; what of it was carried over, and what lapses."""

    shares: tuple[Share, ...]
    carried: float
    """How far from the left what was carried over goes: it is used first."""
    lapses: tuple[float, float] | None
    """From where to where the bar is what lapses next unless it is taken."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place along the line's width or height, in per cent, and what stands there."""

    at: float
    day: date | None = None
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A leave year from left to right: x in days, y in thousandths of the height from the top."""

    days: int
    past: str
    coming: str
    area: str
    months: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    today: float | None
    chosen: Mark


def bar(balance: BalanceFact) -> Bar | None:
    """None for a type without a limit, and where there is nothing to show."""
    if balance.available is None:
        return None
    left = max(balance.available, NOTHING)
    amounts = {
        "taken": balance.taken,
        "booked": balance.booked,
        "pending": balance.pending,
        "available": left,
    }
    whole = sum((max(each, NOTHING) for each in amounts.values()), NOTHING)
    if not whole:
        return None
    shares, at = [], NOTHING
    for kind, amount in amounts.items():
        shown = max(amount, NOTHING)
        if shown:
            shares.append(Share(kind, amount, _of(at, whole), _of(shown, whole)))
        at += shown
    lapses = None
    if balance.lapses and left:
        start = whole - left
        lapses = (_of(start, whole), _of(min(balance.lapses[1], left), whole))
    return Bar(tuple(shares), _of(min(max(balance.carried, NOTHING), whole), whole), lapses)


def line(explained: Explained, today: date) -> Line | None:
    """None for a type without a limit."""
    year, steps, on = explained.year, explained.steps, explained.why.on
    if not steps:
        return None
    low = min(NOTHING, *(step.total for step in steps))
    high = max(Amount(1), *(step.total for step in steps))
    scale = _Scale(year, low, high)
    before = [step for step in steps if step.day <= today]
    then = _total_on(steps, on)
    return Line(
        len(year),
        scale.path(before, year.first_day, min(today, year.last_day)) if today >= year.first_day else "",
        scale.path(steps, max(today, year.first_day), year.last_day) if today < year.last_day else "",
        scale.area(steps),
        tuple(Mark(scale.share(day), day) for day in _firsts(year)),
        tuple(Mark(scale.y(level) / 10, amount=level) for level in _levels(low, high)),
        scale.share(today) if today in year else None,
        Mark(scale.share(on), on, then),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    year: Period
    low: Amount
    high: Amount

    def x(self, day: date) -> int:
        return (day - self.year.first_day).days

    def share(self, day: date) -> float:
        return round((self.x(day) + 0.5) / len(self.year) * 100, 2)

    def y(self, amount: Amount) -> float:
        return round(float((self.high - amount) / (self.high - self.low)) * 1000, 1)

    def path(self, steps: Sequence[Step], first: date, last: date) -> str:
        """Level from day to day, and straight up or down where something changes."""
        drawn = f"M{self.x(first)} {self.y(_total_on(steps, first))}"
        for step in steps:
            if first < step.day <= last:
                drawn += f"H{self.x(step.day)}V{self.y(step.total)}"
        return f"{drawn}H{self.x(last) + 1}"

    def area(self, steps: Sequence[Step]) -> str:
        """The same down to nothing."""
        ground = self.y(NOTHING)
        top = self.path(steps, self.year.first_day, self.year.last_day)
        return f"{top}V{ground}H0Z"


def _total_on(steps: Sequence[Step], day: date) -> Amount:
    totals = [step.total for step in steps if step.day <= day]
    return totals[-1] if totals else NOTHING


def _firsts(year: Period) -> list[date]:
    return [day for day in year.days() if day.day == 1]


def _levels(low: Amount, high: Amount) -> list[Amount]:
    step = next((each for each in GRID if (high - low) / each <= MOST_LINES), int(high - low) or 1)
    numbers = range(int(low // step), int(high // step) + 1)
    return [Amount(each * step) for each in numbers if each * step >= low]


def _of(amount: Amount, whole: Amount) -> float:
    return round(float(amount / whole) * 1000, 1)
