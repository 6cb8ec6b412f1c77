"""Who is signed in, by which door they came in, and by which sign-in elsewhere they are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.ports.queries import Known

IDLE = timedelta(hours=12)
"""A session that nobody used for so long is over."""
LONGEST = timedelta(days=7)
"""However much it is used, a session ends after so long."""


class SessionKind(Enum):
    """Where a session is used: its cookie is another one."""

    BROWSER = "browser"
    TAB = "tab"
    """In the frame that Microsoft Teams shows."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in on one browser. The token that opens it is not kept, only its fingerprint."""

    id: str
    """To name it in a list; opens nothing."""
    known: Known
    kind: SessionKind
    agent: str
    """What the browser calls itself, at most 300 characters."""
    by: str
    """How they signed in: a provider's name, or `door`."""
    created_at: datetime
    seen_at: datetime


class Sessions(Protocol):
    """Those who are signed in. It ends by itself: IDLE after it was last used, LONGEST after it began."""

    async def open(
        self, known: Known, kind: SessionKind, agent: str, by: str, at: datetime
    ) -> tuple[str, Session]:
        """A new one, with the token that opens it: 256 random bits, said only here."""
        ...

    async def find(self, token: str, at: datetime) -> Session | None:
        """The one that a token opens; notes that it was used, once a minute at most."""
        ...

    async def of(self, known: Known, at: datetime) -> Sequence[Session]:
        """Somebody's own that have not ended, the one used last first."""
        ...

    async def end(self, known: Known, session_id: str) -> bool:
        """Ends one of somebody's own; False where they have no such one."""
        ...

    async def end_all(self, known: Known, but: str | None = None) -> int:
        """Ends all of somebody's own, `but` one by its id; how many there were."""
        ...


class Doors(Protocol):
    """One-use links into the dashboard, given to somebody who is known already: in chat, or at a terminal."""

    async def issue(self, known: Known, expires_at: datetime, at: datetime) -> str:
        """A new token, 256 random bits, kept as a fingerprint; what has expired is cleared away."""
        ...

    async def leads_to(self, token: str, at: datetime) -> Known | None:
        """Whom it would let in; None once it was used or has expired. Uses nothing up."""
        ...

    async def consume(self, token: str, at: datetime) -> Known | None:
        """Whom it lets in: for one caller only, and only before it expires."""
        ...


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who somebody is at an issuer: never an e-mail address, which may change hands."""

    issuer: str
    subject: str


class SignIns(Protocol):
    """By which sign-in elsewhere, other than Slack's and Microsoft's own, somebody is known."""

    async def whose(self, sign_in: SignIn) -> Known | None: ...

    async def connect(self, known: Known, sign_in: SignIn, name: str, at: datetime) -> bool:
        """From now on it is theirs, shown as `name`; False where it is somebody else's."""
        ...

    async def of(self, known: Known) -> Sequence[tuple[SignIn, str]]: ...

    async def disconnect(self, known: Known, sign_in: SignIn) -> bool: ...
