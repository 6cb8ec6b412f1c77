"""chat.*: the app writes, changes and deletes messages."""

from __future__ import annotations

from adapters.playground import posting
from adapters.playground.methods.call import Call
from adapters.playground.refusals import SlackRefused, invalid
from adapters.playground.shapes import message_json
from adapters.playground.workspace import Channel, Json, Message


def post_message(call: Call) -> Json:
    """chat.postMessage; the same client_msg_id in a channel answers the message that is there."""
    channel = _writable(call)
    body = _body(call)
    same = [m for m in channel.messages if body["client_msg_id"] and m.client_msg_id == body["client_msg_id"]]
    if not same:
        posting.checked(body)
        call.world.limits.take_post(call.workspace.id, channel.id)
    message = same[0] if same else posting.by_app(call.world, call.installation, channel, body)
    return _answer(call, channel, message)


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral; the reader has to be in the channel."""
    channel = _writable(call)
    reader = call.person()
    if reader.id not in channel.members:
        raise SlackRefused("user_not_in_channel")
    body = _body(call)
    posting.checked(body)
    call.world.limits.take_post(call.workspace.id, channel.id)
    message = posting.by_app(call.world, call.installation, channel, body, only_for=reader.id)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update; what is left out stays as it was."""
    channel, message = _own_message(call, "cant_update_message")
    body = _body(call)
    posting.checked({**body, "text": body["text"] or message.text})
    posting.change(call.world, message, {**body, "text": body["text"] or None})
    shown = message_json(message, call.workspace, call.world.app)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


def delete(call: Call) -> Json:
    """chat.delete; only the app's own messages."""
    channel, message = _own_message(call, "cant_delete_message")
    posting.delete(call.world, call.workspace, channel.id, message.ts)
    return {"channel": channel.id, "ts": message.ts}


def _writable(call: Call) -> Channel:
    """The channel, when the app may write there."""
    channel = call.channel()
    if channel.is_archived:
        raise SlackRefused("is_archived")
    others = [call.workspace.people[m] for m in channel.members if m in call.workspace.people]
    if channel.is_im and any(person.deleted for person in others):
        raise SlackRefused("channel_not_found")
    if not channel.is_im and call.bot not in channel.members and not call.may("chat:write.public"):
        raise SlackRefused("not_in_channel")
    return channel


def _own_message(call: Call, otherwise: str) -> tuple[Channel, Message]:
    channel = call.channel()
    if channel.is_archived:
        raise SlackRefused("is_archived")
    message = channel.find(call.args.required("ts"))
    if message is None:
        raise SlackRefused("message_not_found")
    if message.bot_id != call.installation.bot_id:
        raise SlackRefused(otherwise)
    return channel, message


def _body(call: Call) -> Json:
    args = call.args
    return {
        "text": args.text("text"),
        "blocks": args.listing("blocks"),
        "attachments": args.listing("attachments"),
        "thread_ts": args.text("thread_ts"),
        "client_msg_id": args.text("client_msg_id"),
        "username": args.text("username"),
        "metadata": _metadata(call),
    }


def _metadata(call: Call) -> Json | None:
    given = call.args.json("metadata")
    if given is None:
        return None
    if not isinstance(given, dict) or not {"event_type", "event_payload"} <= given.keys():
        raise invalid(
            "invalid_metadata_format", ["[ERROR] missing required field: event_type or event_payload"]
        )
    return given


def _answer(call: Call, channel: Channel, message: Message) -> Json:
    shown = message_json(message, call.workspace, call.world.app)
    return {"channel": channel.id, "ts": message.ts, "message": shown}
