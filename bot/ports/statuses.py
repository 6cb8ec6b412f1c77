"""People's own statuses beside their names, and the consent by which we may set them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.ports.queries import Known
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, EmployeeId


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands beside somebody's name; nothing, where it has neither an emoji nor a text."""

    emoji: str = ""
    text: str = ""
    until: datetime | None = None
    """When the platform takes it away by itself; None is never."""
    since: datetime | None = field(default=None, compare=False)
    said: str = field(default="", compare=False)
    """The sentence of an answer that is sent by itself, where the platform has such."""
    kept: str = field(default="", compare=False)
    """More of what stood there, as the platform wrote it: to be put back as it was."""

    @property
    def is_empty(self) -> bool:
        return not (self.emoji or self.text)

    def is_over(self, at: datetime) -> bool:
        return self.until is not None and self.until <= at


PALM = ":palm_tree:"
"""Shown where a platform does not know the emoji that was chosen."""


class Stand(Enum):
    """How far what we want to show has come."""

    MEANT = "meant"
    """Written down, so that a process that dies knows what it was about; it may be there or not."""
    SET = "set"
    THEIRS = "theirs"
    """Somebody has set another since: it is left alone for as long as they are away."""


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody lets us set their status on one platform.

    Tokens are never logged, and encrypted where they rest. `shown` is what we want to stand there, `before`
    what stood there when we came.
    """

    known: Known
    identity: Identity
    given_at: datetime
    token: str = field(repr=False)
    renewal: str = field(default="", repr=False)
    """For another token when this one ends, where it does."""
    ends_at: datetime | None = None
    withdrawn_at: datetime | None = None
    """From then on nothing is set; what we have set is still to be taken away."""
    shown: Shown | None = None
    before: Shown | None = None
    stand: Stand = Stand.MEANT


class Consents(Protocol):
    """Who lets us set their status where: one for each identity of somebody."""

    async def of(self, known: Known) -> Sequence[Consent]:
        """By platform and workspace."""
        ...

    async def givers(self, company_id: CompanyId) -> Sequence[EmployeeId]:
        """Who of a company gave any, in the order of their ids."""
        ...

    async def give(self, consent: Consent) -> None:
        """Keeps it; in the place of an earlier one of that identity, of which what is shown stays known."""
        ...

    async def renew(self, consent: Consent) -> None:
        """Keeps its tokens, where the consent is still there."""
        ...

    async def note(self, consent: Consent) -> None:
        """Keeps what it shows, where the consent is still there."""
        ...

    async def withdraw(self, known: Known, platform: Platform, workspace_id: str, at: datetime) -> bool:
        """Marks somebody's in a workspace as withdrawn; False where there is none that is not."""
        ...

    async def end(self, consent: Consent) -> None:
        """Forgets it, unless it was given anew meanwhile."""
        ...

    async def forget(self, identity: Identity) -> None:
        """All that is kept of it, in whatever company."""
        ...

    async def forget_all(self, platform: Platform, workspace_id: str) -> None:
        """Those of a whole workspace."""
        ...


class Withheld(Enum):
    """Why somebody came back from a platform without a consent that we can use."""

    DENIED = "denied"
    """They changed their mind there."""
    NOT_ALLOWED = "not_allowed"
    """Their organisation wants an administrator to allow it first."""
    INCOMPLETE = "incomplete"
    """Not everything that it takes was granted."""
    WENT_WRONG = "went_wrong"


class NotGranted(Exception):
    """There is no consent; `why` tells the person."""

    def __init__(self, why: Withheld) -> None:
        super().__init__(why.value)
        self.why = why


class ConsentGone(Exception):
    """The platform takes the token no more: the consent was revoked there, or has lapsed."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What a platform gave for somebody's consent."""

    identity: Identity
    token: str = field(repr=False)
    renewal: str = field(default="", repr=False)
    ends_at: datetime | None = None


class Statuses(Protocol):
    """Statuses on one platform. Raises NotDelivered, and ConsentGone where the token is good no more."""

    @property
    def is_offered(self) -> bool:
        """Whether this installation can ask for consent there at all."""
        ...

    def door(self, identity: Identity, state: str, back: str) -> str:
        """The platform's own page that asks somebody for consent; it brings `state` back to our page."""
        ...

    async def accept(self, code: str, problem: str, back: str) -> Granted:
        """What they came back with: a code, or the platform's word for why not. Raises NotGranted."""
        ...

    async def read(self, consent: Consent) -> Shown: ...

    async def set(self, consent: Consent, shown: Shown) -> None:
        """Puts it there, in the place of what stands; an empty one takes that away."""
        ...

    async def give_back(self, consent: Consent) -> None:
        """Makes the token good for nothing. Raises ConsentGone where it already is."""
        ...
