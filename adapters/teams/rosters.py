"""Who is where: the rosters of conversations that the app is in, since Teams has no list of all people."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from adapters.teams.connector import Member
from adapters.teams.flight import Flight
from adapters.teams.outward import Outward
from adapters.teams.trouble import ConnectorRefused
from bot.ports import Gathering, NotDelivered, Reference, References
from domain.employees.assignment import Identity

LIFETIME = 5 * 60.0
"""Seconds for which the roster of a team is believed."""
MOST_PAGES = 100
"""Of one roster, however much more is promised."""
MOST_TEAMS = 50
"""Asked for one person."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody, and a conversation that they and we are in."""

    where: Reference
    member: Member


@dataclass(slots=True)
class Roster:
    """All members of a conversation; `until` when they need no new reading."""

    reading: Flight[Sequence[Member]]
    until: float = 0.0
    members: Sequence[Member] = ()


@dataclass(slots=True)
class Rosters:
    """Raises NotDelivered while Teams does not answer."""

    outward: Outward
    references: References
    now: Callable[[], float] = time.monotonic
    _kept: dict[tuple[str, str], Roster] = field(default_factory=dict)

    async def meet(self, identity: Identity) -> Met | None:
        """From their own chat, else from the conversation heard of last, else from any team."""
        async for place in self._places(identity):
            try:
                member = await self.outward.member(place, identity.user_id)
            except ConnectorRefused:
                continue
            except NotDelivered as failure:
                _raise_what_passes(failure)
                continue
            if member.member_id:
                return Met(place, member)
        return None

    async def search(self, workspace_id: str, email: str) -> Met | None:
        """By address, or by the name they log in with, in the teams that we know of."""
        wanted = email.casefold()
        for team in await self._teams(workspace_id):
            for member in await self._members(team):
                if member.user_id and wanted in _addresses(member):
                    return Met(team, member)
        return None

    async def _places(self, identity: Identity) -> AsyncIterator[Reference]:
        seen: set[str] = set()
        personal = await self.references.personal(identity.workspace_id, identity.user_id)
        last = await self.references.any_of(identity.workspace_id)
        if last is not None and last.gathering is Gathering.PERSONAL:
            last = None
        for place in (personal, last, *await self._teams(identity.workspace_id)):
            if place is not None and place.conversation_id not in seen:
                seen.add(place.conversation_id)
                yield place

    async def _teams(self, workspace_id: str) -> Sequence[Reference]:
        """One place for each: a team's roster is the same in all its open channels."""
        teams: dict[str, Reference] = {}
        for channel in await self.references.channels(workspace_id):
            team_id = channel.team_id or channel.conversation_id
            teams.setdefault(team_id, replace(channel, conversation_id=team_id))
        return list(teams.values())[:MOST_TEAMS]

    async def _members(self, team: Reference) -> Sequence[Member]:
        """Nobody, where the team is not ours any more."""
        key = (team.workspace_id, team.conversation_id)
        roster = self._kept.get(key)
        if roster is None:
            roster = self._kept[key] = Roster(Flight(lambda: self._read(team)))
        if self.now() >= roster.until:
            try:
                roster.members = await roster.reading.join()
            except NotDelivered as failure:
                _raise_what_passes(failure)
                roster.members = ()
            roster.until = self.now() + LIFETIME
        return roster.members

    async def _read(self, team: Reference) -> Sequence[Member]:
        found: list[Member] = []
        more = None
        for _ in range(MOST_PAGES):
            page = await self.outward.page(team, more)
            found += page.members
            more = page.continuationToken
            if not more:
                break
        return found


def _addresses(member: Member) -> set[str]:
    return {each.casefold() for each in (member.email, member.userPrincipalName) if each}


def _raise_what_passes(failure: NotDelivered) -> None:
    """A conversation that is closed to us tells nothing about people; one that is busy may tell later."""
    if failure.after is not None:
        raise failure
