"""What happens in a workspace, and the events that tell the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground import dispatch
from adapters.playground.dispatch import Ack
from adapters.playground.shapes import person_json
from adapters.playground.workspace import Channel, Installation, Json, Person, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


async def send_event(world: SlackWorld, workspace: Workspace, event: Json) -> Ack | None:
    """Tell the app; None where it is not installed or did not subscribe.

    Retries that are due at once are waited for, later ones go on beside.
    """
    name = "message.im" if event["type"] == "message" else event["type"]
    wanted = world.app.bot_events is None or name in world.app.bot_events
    always = event["type"] in ("app_uninstalled", "tokens_revoked")
    if workspace.installation is None or not (always or (wanted and workspace.has_app)):
        return None
    return await dispatch.send_event(world, _wrapped(world, workspace, workspace.installation, event))


def install(
    world: SlackWorld, team: str, *, installed_by: str = "", token: str = "", scopes: tuple[str, ...] = ()
) -> Installation:
    """Put the app into a workspace; a workspace that has it keeps its bot and gains the scopes."""
    workspace = world.workspaces[team]
    current = workspace.installation
    bot_user = current.bot_user_id if current else world.ids.named("U")
    known = current.scopes if current and current.is_active else []
    granted = [*known, *(s for s in scopes or world.app.bot_scopes if s not in known)]
    workspace.installation = Installation(
        token or f"xoxb-{world.ids.word(24)}",
        current.bot_id if current else world.ids.named("B"),
        bot_user,
        granted,
        installed_by,
    )
    name = world.app.name.lower().replace(" ", "_")
    workspace.people.setdefault(bot_user, Person(bot_user, name, world.app.name, is_bot=True))
    world.changed()
    return workspace.installation


async def uninstall(world: SlackWorld, team: str = "") -> None:
    """Take the app out: its token dies at once, and it is told in two events."""
    workspace = world.workspaces[team] if team else next(iter(world.workspaces.values()))
    installation = workspace.installation
    if installation is None:
        return
    installation.is_active, installation.is_removed = False, True
    workspace.homes.clear()
    workspace.stacks.clear()
    world.changed()
    tokens = {"oauth": [], "bot": [installation.bot_user_id]}
    await send_event(world, workspace, {"type": "tokens_revoked", "tokens": tokens})
    await send_event(world, workspace, {"type": "app_uninstalled"})


async def take_back(world: SlackWorld, user: str) -> Ack | None:
    """Somebody ends in Slack what they let the app do for them: their token dies at once."""
    workspace, person = world.home_of(user)
    for each in workspace.tokens.values():
        each.is_active = each.is_active and each.user != person.id
    world.changed()
    return await send_event(
        world, workspace, {"type": "tokens_revoked", "tokens": {"oauth": [user], "bot": []}}
    )


async def join_team(world: SlackWorld, team: str, person: Person) -> Ack | None:
    """Somebody joins the workspace."""
    workspace = world.workspaces[team]
    workspace.people[person.id] = person
    world.changed()
    return await _about_person(world, workspace, "team_join", person)


async def change_person(world: SlackWorld, user: str, **changes: str | bool) -> Ack | None:
    """Change somebody's fields, such as `tz`, `locale` or `real_name`."""
    workspace, person = world.home_of(user)
    for name, value in changes.items():
        if not hasattr(person, name):
            raise LookupError(f"People have no {name!r}.")
        setattr(person, name, value)
    world.changed()
    return await _about_person(world, workspace, "user_change", person)


async def deactivate(world: SlackWorld, user: str) -> Ack | None:
    """Somebody leaves: the app hears of it as a change with `deleted` true."""
    world.home_of(user)[0].stacks.pop(user, None)
    return await change_person(world, user, deleted=True)


async def join_channel(world: SlackWorld, user: str, channel: str, inviter: str = "") -> Ack | None:
    """Somebody comes into a channel; the app hears of it where it is a member."""
    workspace, place = world.place(channel)
    if user not in place.members:
        place.members.append(user)
    world.changed()
    event: Json = {
        "type": "member_joined_channel",
        "user": user,
        "channel": place.id,
        "channel_type": "G" if place.is_private else "C",
        "team": workspace.id,
    }
    return await send_event(world, workspace, event | ({"inviter": inviter} if inviter else {}))


async def invite_bot(world: SlackWorld, channel: str, inviter: str) -> Ack | None:
    """Somebody invites the app into a channel."""
    workspace, _ = world.place(channel)
    if workspace.installation is None:
        return None
    return await join_channel(world, workspace.installation.bot_user_id, channel, inviter)


async def remove_bot(world: SlackWorld, channel: str, by: str) -> Ack | None:
    """Somebody takes the app out of a channel."""
    workspace, place = world.place(channel)
    if workspace.installation is None or workspace.installation.bot_user_id not in place.members:
        return None
    place.members.remove(workspace.installation.bot_user_id)
    world.changed()
    kind = "group_left" if place.is_private else "channel_left"
    return await send_event(world, workspace, {"type": kind, "channel": place.id, "actor_id": by})


async def archive(world: SlackWorld, channel: str, by: str) -> Ack | None:
    """Somebody archives a channel."""
    return await _about_channel(world, channel, by, "archive", True)


async def unarchive(world: SlackWorld, channel: str, by: str) -> Ack | None:
    """Somebody brings a channel back."""
    return await _about_channel(world, channel, by, "unarchive", False)


async def rename_channel(world: SlackWorld, channel: str, name: str) -> Ack | None:
    """Somebody gives a channel another name."""
    workspace, place = world.place(channel)
    place.name = name
    world.changed()
    shown = {"id": place.id, "name": name, "created": 1700000000}
    return await send_event(world, workspace, {"type": _kind(place, "rename"), "channel": shown})


async def _about_channel(
    world: SlackWorld, channel: str, by: str, what: str, is_archived: bool
) -> Ack | None:
    workspace, place = world.place(channel)
    place.is_archived = is_archived
    world.changed()
    return await send_event(
        world, workspace, {"type": _kind(place, what), "channel": place.id, "user": by, "is_moved": 0}
    )


def _kind(place: Channel, what: str) -> str:
    return f"{'group' if place.is_private else 'channel'}_{what}"


async def _about_person(world: SlackWorld, workspace: Workspace, kind: str, person: Person) -> Ack | None:
    scopes = workspace.installation.scopes if workspace.installation else []
    shown = person_json(person, workspace, world.now(), locale=True, email="users:read.email" in scopes)
    return await send_event(world, workspace, {"type": kind, "user": shown, "cache_ts": world.seconds()})


def _wrapped(world: SlackWorld, workspace: Workspace, installation: Installation, event: Json) -> Json:
    channel = event.get("channel")
    place = channel if isinstance(channel, str) else ""
    return {
        "token": world.app.verification_token,
        "team_id": workspace.id,
        "api_app_id": world.app.id,
        "event": {**event, "event_ts": event.get("ts") or world.new_ts()},
        "type": "event_callback",
        "event_id": world.ids.named("Ev"),
        "event_time": world.seconds(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.id,
                "user_id": installation.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "context_team_id": workspace.id,
        "context_enterprise_id": None,
        "event_context": f"4-{event['type']}-{workspace.id}-{world.app.id}-{place}",
    }
