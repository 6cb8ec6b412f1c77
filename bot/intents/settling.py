"""What a person can settle: time worked, who stands in, working patterns, policies, corrections."""

from dataclasses import dataclass

from bot.screens.adjusting import AdjustValues
from bot.screens.claiming import ClaimValues
from bot.screens.standing_in import StandInValues
from bot.screens.terms import PatternValues, PolicyValues
from domain.ids import EmployeeId
from domain.periods import Asked


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """The form for time worked, filled in as far as known."""

    worked: Asked | None = None


@dataclass(frozen=True, slots=True)
class RecountClaim:
    """A field of the claim changed."""

    values: ClaimValues


@dataclass(frozen=True, slots=True)
class SendClaim:
    values: ClaimValues


@dataclass(frozen=True, slots=True)
class OpenStandIn:
    """Who decides in somebody's place; people by their ids on the asker's platform."""

    values: StandInValues | None = None


@dataclass(frozen=True, slots=True)
class LookAtStandIn:
    """The person stood in for changed: shows whom they have."""

    values: StandInValues


@dataclass(frozen=True, slots=True)
class NameStandIn:
    values: StandInValues


@dataclass(frozen=True, slots=True)
class EndStandIn:
    for_id: EmployeeId


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """What can be settled, for whoever may."""


@dataclass(frozen=True, slots=True)
class OpenPattern:
    """The working pattern of somebody, by their id on the asker's platform."""

    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class ForeseePattern:
    """A field of the pattern's form changed: shows what would follow."""

    values: PatternValues


@dataclass(frozen=True, slots=True)
class SettlePattern:
    values: PatternValues


@dataclass(frozen=True, slots=True)
class OpenPolicy:
    """How much leave there is."""


@dataclass(frozen=True, slots=True)
class ForeseePolicy:
    """A field of the policy's form changed: shows what would follow."""

    values: PolicyValues


@dataclass(frozen=True, slots=True)
class SettlePolicy:
    values: PolicyValues


@dataclass(frozen=True, slots=True)
class OpenAdjust:
    """A correction of somebody's balance, by their id on the asker's platform."""

    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class LookAtBalance:
    """The person or the day of a correction changed: shows what they have."""

    values: AdjustValues


@dataclass(frozen=True, slots=True)
class Adjust:
    values: AdjustValues


Settling = (
    OpenClaim
    | RecountClaim
    | SendClaim
    | OpenStandIn
    | LookAtStandIn
    | NameStandIn
    | EndStandIn
    | ShowSettings
    | OpenPattern
    | ForeseePattern
    | SettlePattern
    | OpenPolicy
    | ForeseePolicy
    | SettlePolicy
    | OpenAdjust
    | LookAtBalance
    | Adjust
)
"""Everything of this kind."""
