"""What happens to the app in a tenant: it is added and taken away, blocked, and somebody joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.teams import activities
from adapters.playground.teams.sending import send
from adapters.playground.teams.tenant import TeamsConversation, TeamsPerson
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld


async def install(world: TeamsWorld, place: TeamsConversation, by: str) -> bool:
    """Add the app to a chat or, by any of its channels, the team; whether it took the news."""
    person = world.tenant.people[by]
    for each in _with(world, place):
        each.is_installed, each.is_blocked = True, False
    added = [{"id": world.app.mri}]
    if place.kind == "personal":
        added.append({"id": person.mri, "aadObjectId": person.id})
    joined = activities.envelope(world, "conversationUpdate", person, place, membersAdded=added)
    told = _told(world, place, joined, "teamMemberAdded")
    first = await send(world, told)
    update = activities.envelope(world, "installationUpdate", person, place, action="add")
    second = await send(world, _told(world, place, update))
    world.changed()
    return first.ok and second.ok


async def install_everywhere(world: TeamsWorld, by: str) -> bool:
    """The team, the group chats and everybody's own chat, as an administrator sets it up for all."""
    places = [each for each in world.tenant.conversations.values() if each.kind == "groupChat"]
    general = world.tenant.conversations.get(world.tenant.team_id)
    taken = [await install(world, each, by) for each in [*([general] if general else []), *places]]
    everybody = sorted(world.tenant.people, key=lambda each: each != by)
    taken += [await install(world, world.personal(each), each) for each in everybody]
    return all(taken)


async def upgrade_everywhere(world: TeamsWorld) -> None:
    """A new version of the app: wherever it is, it hears where to answer from now on."""
    for place in list(world.tenant.conversations.values()):
        if place.is_installed and place.members:
            person = world.tenant.people[place.members[0]]
            update = activities.envelope(world, "installationUpdate", person, place, action="add-upgrade")
            await send(world, _told(world, place, update))


async def uninstall(world: TeamsWorld, place: TeamsConversation, by: str) -> None:
    """Take the app out of a chat or the team; the app hears of it, and may not answer any more."""
    person = world.tenant.people[by]
    gone = activities.envelope(
        world, "conversationUpdate", person, place, membersRemoved=[{"id": world.app.mri}]
    )
    update = activities.envelope(world, "installationUpdate", person, place, action="remove")
    for each in _with(world, place):
        each.is_installed = False
    if place.kind != "personal":
        await send(world, _told(world, place, gone, "teamMemberRemoved"))
    await send(world, _told(world, place, update))
    world.changed()


def block(world: TeamsWorld, person: str) -> None:
    """Somebody blocks the app: nobody tells it."""
    world.personal(person).is_blocked = True
    world.changed()


async def join(world: TeamsWorld, place: TeamsConversation, person: TeamsPerson) -> None:
    """Somebody new comes into the tenant and a conversation."""
    world.tenant.people[person.id] = person
    for each in _with(world, place):
        each.members.append(person.id)
    added = [{"id": person.mri, "aadObjectId": person.id}]
    joined = activities.envelope(world, "conversationUpdate", person, place, membersAdded=added)
    await send(world, _told(world, place, joined, "teamMemberAdded"))


def _with(world: TeamsWorld, place: TeamsConversation) -> list[TeamsConversation]:
    """A channel stands for its whole team."""
    return world.tenant.channels if place.kind == "channel" else [place]


def _told(world: TeamsWorld, place: TeamsConversation, activity: Json, event: str = "") -> Json:
    if place.kind != "channel":
        return activity
    tenant = world.tenant
    activity["channelData"]["team"] = {
        "id": tenant.team_id,
        "name": tenant.team_name,
        "aadGroupId": tenant.group_id,
    }
    activity["channelData"]["settings"] = {"selectedChannel": {"id": place.id}}
    if event:
        activity["channelData"]["eventType"] = event
    return activity
