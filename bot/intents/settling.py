"""What a person can settle: time worked, who stands in, working patterns, policies, corrections."""

from dataclasses import dataclass

from bot.screens.claiming import ClaimValues
from bot.screens.standing_in import StandInValues
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


Settling = OpenClaim | RecountClaim | SendClaim | OpenStandIn | LookAtStandIn | NameStandIn | EndStandIn
"""Everything of this kind."""
