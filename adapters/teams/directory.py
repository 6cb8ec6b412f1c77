"""Who people are, as far as Teams tells a bot: from the rosters of conversations that it is in."""

from dataclasses import dataclass

from adapters.teams.connector import Member
from adapters.teams.rosters import Rosters
from bot.ports import Installation, Installations, Stranger
from domain.company.digests import Platform
from domain.employees.assignment import Identity

_FROM_OUTSIDE = "#EXT#"
"""In the name that guests log in with."""


@dataclass(frozen=True, slots=True)
class TeamsDirectory:
    """The port `Directory`. Raises NotDelivered while Teams does not answer."""

    rosters: Rosters
    installations: Installations

    async def look_up(self, identity: Identity) -> Stranger | None:
        """None where no conversation of ours has them, and where the app is not installed."""
        installation = await self.installations.find(Platform.TEAMS, identity.workspace_id)
        if installation is None:
            return None
        met = await self.rosters.meet(identity)
        return _stranger(identity, met.member, installation) if met else None

    async def find(self, workspace_id: str, email: str) -> Stranger | None:
        """None where no team that the app is in has somebody of this address."""
        installation = await self.installations.find(Platform.TEAMS, workspace_id)
        if installation is None:
            return None
        met = await self.rosters.search(workspace_id, email)
        if met is None:
            return None
        identity = Identity(Platform.TEAMS, workspace_id, met.member.user_id)
        return _stranger(identity, met.member, installation)


def _stranger(identity: Identity, member: Member, installation: Installation) -> Stranger:
    """A roster holds neither language nor time zone: those come with what somebody writes."""
    return Stranger(
        identity=identity,
        name=member.name or "",
        email=_email(member),
        time_zone=None,
        locale=None,
        is_guest=_is_guest(member, installation),
        is_bot=member.member_id.startswith("28:"),
        is_deleted=False,
        is_installer=bool(installation.installed_by) and identity.user_id == installation.installed_by,
        workspace_name=installation.workspace_name,
    )


def _email(member: Member) -> str | None:
    """Where no address is kept, the name they log in with has the form of one."""
    login = member.userPrincipalName or ""
    return member.email or (login if "@" in login and _FROM_OUTSIDE not in login.upper() else None)


def _is_guest(member: Member, installation: Installation) -> bool:
    """Of a shared channel too, whose people may be of another tenant."""
    is_marked = (member.userRole or "").casefold() in ("guest", "anonymous")
    is_from_outside = _FROM_OUTSIDE in (member.userPrincipalName or "").upper()
    is_of_another = member.tenantId not in (None, "", installation.workspace_id)
    return is_marked or is_from_outside or is_of_another
