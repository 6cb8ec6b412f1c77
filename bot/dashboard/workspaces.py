"""The workspaces that a company has connected, what is wrong with them, and the end of one."""

from dataclasses import dataclass
from enum import Enum

from bot.dashboard import NotFound
from bot.permissions import Ability, require
from bot.talk import Talk
from domain.company.commands import DisconnectWorkspace
from domain.company.digests import Digest, Platform


class Trouble(Enum):
    """Why nothing goes there."""

    NO_TOKEN = "no_token"  # noqa: S105
    """The app is not installed there any more, or its token is gone."""
    NEVER_HEARD = "never_heard"
    """Nothing has come from there that could be answered."""


@dataclass(frozen=True, slots=True)
class WorkspaceFact:
    """A workspace as it stands."""

    platform: Platform
    id: str
    name: str
    digests: tuple[Digest, ...]
    trouble: Trouble | None


async def workspaces(talk: Talk) -> tuple[WorkspaceFact, ...]:
    """By platform and name. Raises Refused."""
    await require(talk, Ability.SETTLE)
    facts = [
        await _fact(talk, platform, workspace_id, name)
        for (platform, workspace_id), name in talk.settings.workspaces.items()
    ]
    return tuple(sorted(facts, key=lambda each: (each.platform.value, each.name.casefold(), each.id)))


async def workspace(talk: Talk, platform: str, workspace_id: str) -> WorkspaceFact:
    """One of them. Raises Refused, NotFound."""
    await require(talk, Ability.SETTLE)
    for (of, each), name in talk.settings.workspaces.items():
        if (of.value, each) == (platform, workspace_id):
            return await _fact(talk, of, each, name)
    raise NotFound


async def disconnect(talk: Talk, platform: str, workspace_id: str) -> WorkspaceFact:
    """Everything for it stops; nothing of anybody's is lost. Raises Refused, NotFound.

    Its token goes first: with one left, the next word from there would connect it again.
    """
    found = await workspace(talk, platform, workspace_id)
    await talk.house.installations.remove(found.platform, found.id)
    if found.platform is Platform.TEAMS:
        await talk.house.references.forget_all(found.id)
    await talk.house.handling.handle(talk.context(), DisconnectWorkspace(found.platform, found.id))
    await talk.house.consents.forget_all(found.platform, found.id)
    return found


async def _fact(talk: Talk, platform: Platform, workspace_id: str, name: str) -> WorkspaceFact:
    digests = tuple(
        each
        for each in talk.settings.digests.values()
        if (each.channel.platform, each.channel.workspace_id) == (platform, workspace_id)
    )
    trouble = await _trouble(talk, platform, workspace_id)
    return WorkspaceFact(platform, workspace_id, name, digests, trouble)


async def _trouble(talk: Talk, platform: Platform, workspace_id: str) -> Trouble | None:
    installed = await talk.house.installations.find(platform, workspace_id)
    if platform is Platform.TEAMS:
        heard = await talk.house.references.any_of(workspace_id)
        return None if heard is not None else Trouble.NEVER_HEARD
    return None if installed is not None else Trouble.NO_TOKEN
