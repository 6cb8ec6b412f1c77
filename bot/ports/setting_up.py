"""What the first set-up asks of the program around it: to try what was typed, and to keep it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.ports.platforms import Stranger
from domain.company.digests import Platform


class NotConnected(Enum):
    """Why what was typed does not connect."""

    REFUSED = "refused"
    """The platform does not know it."""
    UNREACHABLE = "unreachable"
    MALFORMED = "malformed"
    """It does not look like what was asked for."""
    ELSEWHERE = "elsewhere"
    """At that address somebody else answers, or nobody."""


@dataclass(frozen=True, slots=True)
class Stands:
    """How far an installation is: what it is told, and who has the app."""

    public_url: str
    has_slack: bool
    has_teams: bool
    has_oauth: bool
    """Whether a workspace of Slack is still to install the app."""
    workspaces: Sequence[tuple[Platform, str, str]]
    """Platform, id and name of each that has the app."""
    has_company: bool


class SettingUp(Protocol):
    """The program, before there is a company."""

    async def stands(self) -> Stands: ...

    async def try_address(self, public_url: str) -> NotConnected | None:
        """Whether people reach us there: asks at that address for a word of our own."""
        ...

    async def try_slack(self, values: Mapping[str, str]) -> NotConnected | None:
        """Settings of Slack by their names."""
        ...

    async def try_teams(self, values: Mapping[str, str]) -> NotConnected | None: ...

    def keep(self, values: Mapping[str, str]) -> None:
        """For good; the program goes on with them in a moment."""
        ...

    def slack_manifest(self, *, is_socket: bool) -> str:
        """YAML to paste at Slack."""
        ...

    def teams_package(self, app_id: str) -> bytes | None:
        """The zip file to upload; None for an id or a public address that Teams would refuse."""
        ...

    async def find(self, platform: Platform, workspace_id: str, email: str) -> Stranger | None: ...
