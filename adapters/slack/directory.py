"""Slack's own list of people."""

from dataclasses import dataclass

from msgspec import Struct

from adapters.slack.outward import Outward
from adapters.slack.problems import explain
from adapters.slack.web_api import PATIENCE, RateLimited, SlackRefused, Unreachable, Verdict
from bot.ports import Installation, NotDelivered, Stranger
from domain.company.digests import Platform
from domain.employees.assignment import Identity

WHILE_WAITING = 2.0
"""Seconds: somebody may be waiting for an answer to their first command."""

_UNKNOWN = frozenset({"user_not_found", "users_not_found", "user_not_visible"})
SLACKBOT = "USLACKBOT"


class Profile(Struct, frozen=True):
    """`email` comes only with the scope users:read.email."""

    real_name: str = ""
    display_name: str = ""
    email: str | None = None


class Organisation(Struct, frozen=True):
    """A person's place in an Enterprise organisation: the workspaces they belong to."""

    teams: tuple[str, ...] = ()


class Member(Struct, frozen=True):
    """A user object of Slack's; those who left have little of it."""

    id: str
    team_id: str | None = None
    name: str = ""
    real_name: str | None = None
    deleted: bool = False
    tz: str | None = None
    locale: str | None = None
    profile: Profile = Profile()
    is_bot: bool = False
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    enterprise_user: Organisation | None = None


class Found(Verdict, frozen=True):
    user: Member | None = None


@dataclass(frozen=True, slots=True)
class SlackDirectory:
    """The port `Directory`. Raises RateLimited or Unreachable while Slack does not answer."""

    outward: Outward

    async def look_up(self, identity: Identity) -> Stranger | None:
        """None for people of other workspaces (Slack Connect), and where the app is not installed."""
        installation = await self.outward.workspaces.find(Platform.SLACK, identity.workspace_id)
        if installation is None:
            return None
        args = {"user": identity.user_id, "include_locale": "true"}
        try:
            found = await self.outward.ask(installation, "users.info", args, Found, WHILE_WAITING)
        except SlackRefused as refused:
            if refused.error in _UNKNOWN:
                return None
            raise
        if found.user is None or not _belongs(found.user, installation):
            return None
        return _stranger(identity, found.user, installation)

    async def find(self, workspace_id: str, email: str) -> Stranger | None:
        """None where nobody has the address, or the app may not see addresses. Raises NotDelivered."""
        installation = await self.outward.workspaces.find(Platform.SLACK, workspace_id)
        if installation is None:
            return None
        try:
            args = {"email": email}
            found = await self.outward.ask(installation, "users.lookupByEmail", args, Found, PATIENCE)
            return await self._whole(workspace_id, found.user)
        except SlackRefused as refused:
            if refused.error in _UNKNOWN | {"missing_scope"}:
                return None
            raise NotDelivered(explain(refused), after=None) from refused
        except RateLimited as limited:
            raise NotDelivered(str(limited), limited.after) from limited
        except Unreachable as trouble:
            raise NotDelivered(str(trouble), after=0) from trouble

    async def _whole(self, workspace_id: str, user: Member | None) -> Stranger | None:
        """With the locale, which only users.info tells."""
        return await self.look_up(Identity(Platform.SLACK, workspace_id, user.id)) if user else None


def _belongs(member: Member, installation: Installation) -> bool:
    """Whether somebody is of this workspace, and not only met in a shared channel."""
    if member.is_stranger:
        return False
    teams = member.enterprise_user.teams if member.enterprise_user else ()
    return member.team_id in (None, installation.workspace_id) or installation.workspace_id in teams


def _stranger(identity: Identity, member: Member, installation: Installation) -> Stranger:
    profile = member.profile
    return Stranger(
        identity=identity,
        name=profile.real_name or member.real_name or profile.display_name or member.name,
        email=profile.email or None,
        time_zone=member.tz or None,
        locale=member.locale or None,
        is_guest=member.is_restricted or member.is_ultra_restricted,
        is_bot=member.is_bot or member.id == SLACKBOT,
        is_deleted=member.deleted,
        is_installer=_is_installer(member, installation),
        workspace_name=installation.workspace_name,
    )


def _is_installer(member: Member, installation: Installation) -> bool:
    if installation.installed_by:
        return member.id == installation.installed_by
    return member.is_admin or member.is_owner
