"""Who is in a conversation, and what channels a team has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground.teams import posting
from adapters.playground.teams.refusals import TeamsRefused, not_there
from adapters.playground.teams.tenant import TeamsPerson
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

FEWEST, MOST, USUAL = 50, 500, 200
"""Members on a page."""


async def everybody(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, list[Json]]:
    """All members at once, as the old call has them."""
    return 200, [_shown(world, each) for each in _there(world, request)]


async def page(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """Members by pages."""
    there = _there(world, request)
    asked = request.query.get("pageSize", "")
    size = min(MOST, max(FEWEST, int(asked))) if asked.isdigit() else USUAL
    mark = request.query.get("continuationToken", "")
    first = int(mark) if mark.isdigit() else 0
    found: Json = {"members": [_shown(world, each) for each in there[first : first + size]]}
    if first + size < len(there):
        found["continuationToken"] = str(first + size)
    return 200, found


async def one(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """One member, by either id or by user principal name."""
    name = request.match_info["member"]
    there = _there(world, request)
    found = next((each for each in there if each.is_called(name) or each.email == name), None)
    if found is None:
        raise TeamsRefused(404, "MemberNotFoundInConversation", "The member was not found in it.")
    return 200, _shown(world, found)


async def team(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """The team itself."""
    _known(world, request)
    tenant = world.tenant
    counts = {"channelCount": len(tenant.channels), "memberCount": len(tenant.people)}
    named = {"id": tenant.team_id, "name": tenant.team_name, "aadGroupId": tenant.group_id}
    return 200, {**named, "tenantId": tenant.id, **counts}


async def channels(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """The team's channels; General has the team's id and no name."""
    _known(world, request)
    listed = [
        {"id": each.id, "name": None if each.id == world.tenant.team_id else each.name, "type": "standard"}
        for each in world.tenant.channels
    ]
    return 200, {"conversations": listed}


def _known(world: TeamsWorld, request: web.Request) -> None:
    if request.match_info["team"] != world.tenant.team_id:
        raise TeamsRefused(404, "NotFound", "Team not found.")
    if not any(each.is_installed for each in world.tenant.channels):
        raise not_there()


def _there(world: TeamsWorld, request: web.Request) -> list[TeamsPerson]:
    place = posting.place_of(world, request.match_info["conversation"])
    return [world.tenant.people[each] for each in place.members]


def _shown(world: TeamsWorld, person: TeamsPerson) -> Json:
    given, _, surname = person.name.rpartition(" ")
    return {
        "id": person.mri,
        "name": person.name,
        "objectId": person.id,
        "givenName": given or surname,
        "surname": surname,
        "email": person.email,
        "userPrincipalName": person.email,
        "tenantId": world.tenant.id,
        "userRole": "guest" if person.is_guest else "user",
    }
