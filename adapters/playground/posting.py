"""Puts messages into channels: the app's, people's, and the ephemeral ones."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from adapters.playground.block_rules import elements_of, message_findings
from adapters.playground.refusals import SlackRefused, invalid
from adapters.playground.workspace import SLACKBOT, Channel, Installation, Json, Message, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

LONGEST_TEXT = 40_000


def checked(body: Json) -> None:
    """Refuse a message that Slack would refuse: nothing to show, too long, or blocks that are wrong."""
    if len(str(body.get("text") or "")) > LONGEST_TEXT:
        raise SlackRefused("msg_too_long")
    if not (body.get("text") or body.get("blocks") or body.get("attachments")):
        raise SlackRefused("no_text")
    wrong = message_findings(body["blocks"]) if body.get("blocks") else []
    if wrong:
        raise invalid("invalid_blocks", wrong)


def named_blocks(world: SlackWorld, blocks: list[Json]) -> list[Json]:
    """The blocks with an id where the app gave none, since every payload needs them."""
    named = deepcopy(blocks)
    for block in named:
        if not block.get("block_id"):
            block["block_id"] = world.ids.word(5)
    for element in elements_of(named):
        if not element.get("action_id"):
            element["action_id"] = world.ids.word(5)
    return named


def by_app(
    world: SlackWorld, installation: Installation, channel: Channel, body: Json, *, only_for: str = ""
) -> Message:
    """Post what the app wrote; `body` has the fields of chat.postMessage."""
    message = Message(
        world.new_ts(),
        installation.bot_user_id,
        str(body.get("text") or ""),
        blocks=named_blocks(world, body.get("blocks") or []),
        attachments=body.get("attachments") or [],
        bot_id=installation.bot_id,
        username=str(body.get("username") or ""),
        only_for=only_for,
        thread_ts=str(body.get("thread_ts") or ""),
        client_msg_id=str(body.get("client_msg_id") or ""),
        metadata=body.get("metadata"),
    )
    channel.messages.append(message)
    world.changed()
    return message


def change(world: SlackWorld, message: Message, body: Json) -> None:
    """Put new content into a message; what `body` leaves out stays."""
    if body.get("text") is not None:
        message.text = str(body["text"])
    if body.get("blocks") is not None:
        message.blocks = named_blocks(world, body["blocks"])
    if body.get("attachments") is not None:
        message.attachments = body["attachments"]
    if body.get("metadata") is not None:
        message.metadata = body["metadata"]
    message.edited = world.new_ts()
    world.changed()


def by_person(world: SlackWorld, channel: Channel, user: str, text: str) -> Message:
    """Post what a person typed."""
    message = Message(world.new_ts(), user, text, client_msg_id=world.ids.uuid())
    channel.messages.append(message)
    world.changed()
    return message


def slackbot_says(world: SlackWorld, channel: Channel, user: str, text: str) -> Message:
    """A line from Slack itself that only this person sees."""
    message = Message(world.new_ts(), SLACKBOT, text, only_for=user)
    channel.messages.append(message)
    world.changed()
    return message


def delete(world: SlackWorld, workspace: Workspace, channel_id: str, ts: str) -> None:
    """Take a message away; an unknown one is no error here."""
    channel = workspace.channels[channel_id]
    channel.messages = [m for m in channel.messages if m.ts != ts]
    world.changed()
