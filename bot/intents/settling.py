"""What a person can settle: time worked, who stands in, working patterns, policies, corrections."""

from dataclasses import dataclass

from bot.screens.claiming import ClaimValues
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


Settling = OpenClaim | RecountClaim | SendClaim
"""Everything of this kind."""
