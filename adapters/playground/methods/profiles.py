"""users.profile.*: what stands beside somebody's name, read and set with a token of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.playground.methods.call import Args
from adapters.playground.refusals import SlackRefused
from adapters.playground.shapes import status_json
from adapters.playground.workspace import Json, Person, PersonsToken, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

LONGEST = 100
EMOJI = re.compile(r":[\w+'-]+(::skin-tone-[2-6])?:")


@dataclass(frozen=True)
class OwnCall:
    """A call with somebody's own token."""

    world: SlackWorld
    workspace: Workspace
    token: PersonsToken
    args: Args

    @property
    def person(self) -> Person:
        return self.workspace.people[self.token.user]


def get(call: OwnCall) -> Json:
    """users.profile.get, of whose token it is."""
    return {"profile": {"real_name": call.person.real_name, **status_json(call.person, call.world.now())}}


def set_(call: OwnCall) -> Json:
    """users.profile.set: a status that Slack would take."""
    given = call.args.json("profile")
    if not isinstance(given, dict):
        raise SlackRefused("invalid_profile")
    text, emoji = str(given.get("status_text", "")), str(given.get("status_emoji", ""))
    if len(text) > LONGEST:
        raise SlackRefused("too_long")
    if emoji and not EMOJI.fullmatch(emoji):
        raise SlackRefused("profile_status_set_failed_not_valid_emoji")
    person = call.person
    person.status_text, person.status_emoji = text, emoji or (":speech_balloon:" if text else "")
    person.status_expiration = int(given.get("status_expiration", 0) or 0)
    call.world.changed()
    return get(call)


def revoke(call: OwnCall) -> Json:
    """auth.revoke of that one token; nobody is told, for who revokes it knows."""
    if call.args.flag("test"):
        return {"revoked": False}
    call.token.is_active = False
    call.world.changed()
    return {"revoked": True}


def test(call: OwnCall) -> Json:
    """auth.test."""
    return {
        "team": call.workspace.name,
        "team_id": call.workspace.id,
        "user": call.person.name,
        "user_id": call.person.id,
    }
