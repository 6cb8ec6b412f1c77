"""Commands and interactions as Slack writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.shapes import message_json, view_json
from adapters.playground.workspace import Channel, Json, Message, Person, View, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


def command(
    world: SlackWorld, workspace: Workspace, person: Person, channel: Channel, name: str, text: str
) -> Json:
    """The fields of a slash command's form."""
    return {
        "token": world.app.verification_token,
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": world.app.id,
        "is_enterprise_install": "false",
        "response_url": response_url(world, person.id, channel.id),
        "trigger_id": world.triggers.make(person.id),
    }


def click_in_message(
    world: SlackWorld,
    workspace: Workspace,
    person: Person,
    channel: Channel,
    message: Message,
    actions: list[Json],
    values: Json,
) -> Json:
    """A block_actions payload from a message."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    # An ephemeral message is nowhere kept, so its content does not come back.
    shown = {} if message.is_ephemeral else {"message": message_json(message, workspace, world.app)}
    return {
        **_frame(world, workspace, person, "block_actions"),
        "container": container,
        "trigger_id": world.triggers.make(person.id),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        **shown,
        "state": {"values": values},
        "response_url": response_url(world, person.id, channel.id, message.ts),
        "actions": actions,
    }


def click_in_view(
    world: SlackWorld, workspace: Workspace, person: Person, view: View, actions: list[Json]
) -> Json:
    """A block_actions payload from a modal or Home."""
    return {
        **_frame(world, workspace, person, "block_actions"),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": world.triggers.make(person.id, view.id),
        "view": shown_view(world, workspace, view),
        "actions": actions,
    }


def submission(world: SlackWorld, workspace: Workspace, person: Person, view: View) -> Json:
    """A view_submission payload."""
    return {
        **_frame(world, workspace, person, "view_submission"),
        "trigger_id": world.triggers.make(person.id, view.id),
        "view": shown_view(world, workspace, view),
        "response_urls": _response_urls(world, person, view),
    }


def closing(world: SlackWorld, workspace: Workspace, person: Person, view: View, is_cleared: bool) -> Json:
    """A view_closed payload."""
    return {
        **_frame(world, workspace, person, "view_closed"),
        "view": shown_view(world, workspace, view),
        "is_cleared": is_cleared,
    }


def global_shortcut(world: SlackWorld, workspace: Workspace, person: Person, callback_id: str) -> Json:
    """A shortcut payload: no channel and no response_url come with it."""
    return {
        **_frame(world, workspace, person, "shortcut"),
        "action_ts": world.new_ts(),
        "callback_id": callback_id,
        "trigger_id": world.triggers.make(person.id),
    }


def message_shortcut(
    world: SlackWorld,
    workspace: Workspace,
    person: Person,
    channel: Channel,
    message: Message,
    callback_id: str,
) -> Json:
    """A message_action payload."""
    return {
        **_frame(world, workspace, person, "message_action"),
        "action_ts": world.new_ts(),
        "callback_id": callback_id,
        "trigger_id": world.triggers.make(person.id),
        "response_url": response_url(world, person.id, channel.id, message.ts),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        "message_ts": message.ts,
        "message": message_json(message, workspace, world.app),
    }


def response_url(world: SlackWorld, user: str, channel: str, message_ts: str = "") -> str:
    """A new response URL under this stand-in's address."""
    key = world.response_urls.make(user, channel, message_ts)
    return f"{world.base_url}/playground/slack/responses/{key}"


def shown_view(world: SlackWorld, workspace: Workspace, view: View) -> Json:
    """The view as payloads carry it."""
    if workspace.installation is None:
        raise LookupError(f"The app is not in {workspace.name}.")
    return view_json(view, workspace, workspace.installation, world.app)


def _frame(world: SlackWorld, workspace: Workspace, person: Person, kind: str) -> Json:
    return {
        "type": kind,
        "team": {"id": workspace.id, "domain": workspace.domain},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": workspace.id},
        "api_app_id": world.app.id,
        "token": world.app.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _response_urls(world: SlackWorld, person: Person, view: View) -> list[Json]:
    """One for each chosen conversation whose element has response_url_enabled."""
    found = []
    for block in view.blocks:
        element = block.get("element", {})
        if block["type"] == "input" and element.get("response_url_enabled"):
            value = view.values.get(block["block_id"], {}).get(element["action_id"], {})
            channel = value.get("selected_conversation") or value.get("selected_channel")
            if channel:
                found.append(
                    {
                        "block_id": block["block_id"],
                        "action_id": element["action_id"],
                        "channel_id": channel,
                        "response_url": response_url(world, person.id, channel),
                    }
                )
    return found


def _channel_name(channel: Channel) -> str:
    if channel.is_im:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name
