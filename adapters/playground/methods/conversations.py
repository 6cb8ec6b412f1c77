"""conversations.*: the app finds and opens places to write."""

from __future__ import annotations

from adapters.playground import happenings
from adapters.playground.methods.call import Call
from adapters.playground.refusals import SlackRefused
from adapters.playground.shapes import channel_json
from adapters.playground.workspace import Channel, Json

_SCOPES = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}


def open_(call: Call) -> Json:
    """conversations.open with one person; several would need a group message, which this has not."""
    users = [u for u in call.args.text("users").split(",") if u]
    if not users:
        raise SlackRefused("users_list_not_supplied")
    person = call.workspace.people.get(users[0])
    if person is None:
        raise SlackRefused("user_not_found")
    if person.deleted:
        raise SlackRefused("user_disabled")
    if len(users) > 1:
        raise SlackRefused("method_not_supported_for_channel_type")
    already = call.workspace.direct(person.id, call.bot)
    channel = call.world.direct_channel(call.workspace, person.id, call.bot)
    more = {"no_op": True, "already_open": True} if already else {}
    full = call.args.flag("return_im")
    return {
        "channel": channel_json(channel, call.workspace, call.bot) if full else {"id": channel.id},
        **more,
    }


def info(call: Call) -> Json:
    """conversations.info."""
    return {"channel": channel_json(_seen(call), call.workspace, call.bot)}


def members(call: Call) -> Json:
    """conversations.members, in pages."""
    found = [{"id": member} for member in _seen(call).members]
    page, metadata = call.page(found)
    return {"members": [each["id"] for each in page], "response_metadata": metadata}


def list_(call: Call) -> Json:
    """conversations.list, in pages; private ones only where the app is a member."""
    types = call.args.text("types", "public_channel").split(",")
    for each in types:
        if each not in _SCOPES:
            raise SlackRefused("invalid_types")
        call.needs(_SCOPES[each])
    found = [c for c in call.workspace.channels.values() if _type(c) in types and _is_shown(call, c)]
    page, metadata = call.page([channel_json(c, call.workspace, call.bot) for c in found])
    return {"channels": page, "response_metadata": metadata}


def join(call: Call) -> Json:
    """conversations.join: into a public channel that is not archived."""
    channel = call.channel()
    if channel.is_im or channel.is_private:
        raise SlackRefused("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackRefused("is_archived")
    if call.bot not in channel.members:
        call.world.later(_join(call, channel))
        channel.members.append(call.bot)
    return {"channel": channel_json(channel, call.workspace, call.bot)}


async def _join(call: Call, channel: Channel) -> None:
    await happenings.join_channel(call.world, call.bot, channel.id)


def _seen(call: Call) -> Channel:
    call.args.required("channel")
    channel = call.channel()
    call.needs(_SCOPES[_type(channel)])
    return channel


def _is_shown(call: Call, channel: Channel) -> bool:
    if channel.is_archived and call.args.flag("exclude_archived"):
        return False
    return call.bot in channel.members or not (channel.is_private or channel.is_im)


def _type(channel: Channel) -> str:
    if channel.is_im:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"
