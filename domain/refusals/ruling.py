"""What a rule says to leave: which rule, which day, and what would work."""

from dataclasses import dataclass
from datetime import date

from domain.amounts import Amount
from domain.ids import LeaveTypeId
from domain.periods import Period
from domain.policies.leave_type import Unit


@dataclass(frozen=True, slots=True)
class NoticeTooShort:
    """Leave is asked for `notice_days` ahead: the first day to be had is `earliest`, not `first_day`."""

    first_day: date
    notice_days: int
    earliest: date


@dataclass(frozen=True, slots=True)
class StretchTooShort:
    """So little is not taken at a time."""

    first_day: date
    amount: Amount
    shortest: Amount
    unit: Unit = Unit.DAYS


@dataclass(frozen=True, slots=True)
class StretchTooLong:
    """With the leave next to it, `stretch` is longer than the days allowed in a row."""

    stretch: Period
    longest_days: int


@dataclass(frozen=True, slots=True)
class InBlackout:
    """No leave on `day`: it lies in `blackout`. `nearest` would be free of it, as long as what was asked."""

    day: date
    name: str
    blackout: Period
    nearest: Period | None = None


@dataclass(frozen=True, slots=True)
class TooManyAway:
    """With this leave, `away` of the same people would be away on `day`; `most_away` may be."""

    day: date
    away: int
    most_away: int


@dataclass(frozen=True, slots=True)
class ProofNeeded:
    """Leave of this length needs proof, which is owed from the day on."""

    day: date
    proof_after: Amount


@dataclass(frozen=True, slots=True)
class TooManyHalves:
    """Halves are asked for on a few days at once at most."""

    first_day: date
    days: int
    most_days: int


@dataclass(frozen=True, slots=True)
class NotOnThatDay:
    """This leave is taken on some days only; `following` is the next of them, None where there is no more."""

    day: date
    following: date | None


@dataclass(frozen=True, slots=True)
class BegunTooLongAgo:
    """A rule says how long ago leave may have begun."""

    first_day: date
    back_days: int


@dataclass(frozen=True, slots=True)
class NotYetUsable:
    """Within the first months of service leave is earned, not used."""

    leave_type_id: LeaveTypeId
    usable_from: date


@dataclass(frozen=True, slots=True)
class BalanceTooLow:
    """On `day` the balance would fall to `would_be`, under the floor; `available` could be had at most."""

    leave_type_id: LeaveTypeId
    day: date
    needed: Amount
    available: Amount
    would_be: Amount
    floor: Amount
    unit: Unit = Unit.DAYS
