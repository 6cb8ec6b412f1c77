"""What a policy gives, on which day, and for which part of which whole."""

from dataclasses import dataclass
from datetime import date

from domain.amounts import Amount
from domain.periods import Period
from domain.policies.policy import LeavePolicy
from domain.policies.proration import Share


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period throughout which one version of a policy holds for somebody.

    `since` is the version's own first day. The first version of all counts from the start of the leave year
    it begins in, for the hire date decides how much somebody gets, not the day on which the company began to
    count; what was due before that day is granted on it.
    """

    period: Period
    policy: LeavePolicy
    since: date


@dataclass(frozen=True, slots=True)
class LeaveYear:
    """`period` is what is left of a `whole` one for somebody who comes from a place with another basis."""

    period: Period
    whole: Period


@dataclass(frozen=True, slots=True)
class Grant:
    """An amount for `part` of `whole`; limits apply when it is granted. A correction may be negative."""

    day: date
    amount: Amount
    part: Period
    whole: Period
    share: Share
    since: date
    is_accrual: bool = False
    cap: Amount | None = None
    yearly_cap: Amount | None = None

    @property
    def earned_in(self) -> int:
        """The calendar year that its yearly limit counts it in."""
        return min(self.day, self.part.last_day).year
