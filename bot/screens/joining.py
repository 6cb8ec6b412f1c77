"""First steps: setting a company up, and meeting the app."""

from dataclasses import dataclass

from domain.amounts import Amount
from domain.company.digests import Platform


@dataclass(frozen=True, slots=True)
class SetUpValues:
    """The set-up form as filled in; ids are the platform's own."""

    country: str | None = None
    region: str | None = None
    days: Amount | None = None
    approver_user_id: str | None = None
    channel_id: str | None = None


@dataclass(frozen=True, slots=True)
class SetUpForm:
    """What is needed before anybody can ask; regions are those of the chosen country, by code and name."""

    values: SetUpValues
    countries: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    is_region_needed: bool
    problem: str | None = None
    elsewhere: Platform | None = None
    """Another platform, on which the company may be already."""


@dataclass(frozen=True, slots=True)
class SetUpDone:
    """What was settled, and what to try first."""

    company: str
    days: Amount
    has_digest: bool


@dataclass(frozen=True, slots=True)
class Welcome:
    """Greets somebody, once."""

    name: str
    company: str
