"""The lines of a ledger: what changed a balance, on which day, and why."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.amounts import Amount
from domain.ids import AdjustmentId, RequestId
from domain.periods import Period
from domain.policies.proration import Share


class Kind(Enum):
    """What a line is about."""

    OPENING = "opening"
    CARRY_OVER = "carry_over"
    GRANT = "grant"
    ACCRUAL = "accrual"
    ADJUSTMENT = "adjustment"
    EARNED = "earned"
    """By time worked."""
    CHARGE = "charge"
    PENDING = "pending"
    LAPSE = "lapse"
    FORGIVEN = "forgiven"
    """A debt that the new leave year starts without."""


class Cause(Enum):
    """Why leave lapsed: its last day passed, more was left than is carried, or the balance was full."""

    LAST_DAY = "last_day"
    NOT_CARRIED = "not_carried"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, which counts from `day` on; the amounts of a leave year's lines add up to its balance.

    A carry-over is two lines of one day: out of the old leave year, into the new.
    """

    day: date
    kind: Kind
    amount: Amount
    leave_year: Period
    lot: int | None = None
    """The number of the lot that it makes or draws on; None for leave that no lot was there for."""
    is_carried: bool = False
    """Whether that lot was carried over."""
    last_day: date | None = None
    """The last day on which the lot may be used, or could be; None where the leave year's end decides."""
    request_id: RequestId | None = None
    adjustment_id: AdjustmentId | None = None
    policy_since: date | None = None
    """The first day of the policy's version that it follows from."""
    part: Period | None = None
    """What it is granted for, out of the `whole`; `share` counts the days or months."""
    whole: Period | None = None
    share: Share | None = None
    cause: Cause | None = None
    through: date | None = None
    """The last day of leave where several days of a request are one line (see `joined`)."""
