"""What a person does: types a command, presses a button, fills in a form, looks at Home."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from adapters.playground import (
    answers,
    completeness,
    dispatch,
    happenings,
    inputs,
    payloads,
    posting,
    viewing,
)
from adapters.playground.dispatch import Ack
from adapters.playground.workspace import Channel, Json, Message, Person, View, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


@dataclass(frozen=True)
class Done:
    """What came of it: the app's answer, or the complaints that kept a form from being sent."""

    ack: Ack | None = None
    complaints: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return self.ack is not None and self.ack.ok and not self.complaints


async def slash(world: SlackWorld, user: str, command: str, text: str = "", channel: str = "") -> Done:
    """Type a command; without a `channel` in the direct messages with the app."""
    workspace, person, place = _stand(world, user, channel)
    if not workspace.has_app or not world.app.knows(command):
        posting.slackbot_says(
            world,
            place,
            user,
            f"`{command}` is not a valid command. In Slack, all messages "
            "that start with the “/” character are interpreted as commands.",
        )
        return Done()
    written = escaped(workspace, text) if world.app.should_escape else text
    payload = payloads.command(world, workspace, person, place, command, written)
    ack = await dispatch.send_command(world, payload)
    if ack.ok:
        answers.to_command(world, workspace, place, user, ack)
    else:
        posting.slackbot_says(world, place, user, f"`{command}` failed with the error “{ack.failure}”")
    return Done(ack)


async def click(
    world: SlackWorld,
    user: str,
    where: Message | View | str,
    action_id: str,
    value: object = None,
    *,
    block_id: str = "",
    typed: Json | None = None,
) -> Done:
    """Use an element of a message or view.

    `where` is a Message, a View, the id of a view, or `channel:ts`. `value` is what is chosen: a date, an
    option's value, an id, a list of them, or a text; a button needs none. `typed` is what else stands in
    the form by then. Raises LookupError for what is not on the person's screen.
    """
    workspace, person = world.home_of(user)
    view, channel, message = _target(world, workspace, user, where)
    blocks = view.blocks if view else message.blocks if message else []
    block, element = inputs.find(blocks, action_id, block_id)
    action = _action(world, block, element, value)
    if view:
        own = {} if element["type"] not in inputs.KEPT else {block["block_id"]: {action_id: value}}
        view.values = inputs.with_typed(blocks, view.values, {**(typed or {}), **own})
        payload = payloads.click_in_view(world, workspace, person, view, [action])
    elif channel and message:
        values = inputs.with_typed(blocks, inputs.values_at_first(blocks), typed or {})
        payload = payloads.click_in_message(world, workspace, person, channel, message, [action], values)
    ack = await dispatch.send_interaction(world, payload)
    if not ack.ok:
        answers.trouble(world, user, view, channel)
    return Done(ack)


def type_in(world: SlackWorld, user: str, view: View | str, typed: Json) -> View:
    """Fill in a form without sending it; raw values by block id, or by block id and action id."""
    found = _view(world, user, view)
    found.values = inputs.with_typed(found.blocks, found.values, typed)
    return found


async def submit(world: SlackWorld, user: str, view: View | str, typed: Json | None = None) -> Done:
    """Send a form; incomplete ones stay open with a complaint under the field, as Slack does it."""
    workspace, person = world.home_of(user)
    found = type_in(world, user, view, typed or {})
    found.errors, found.notice = completeness.complaints(found), ""
    if found.errors:
        world.changed()
        return Done(None, found.errors)
    ack = await dispatch.send_interaction(world, payloads.submission(world, workspace, person, found))
    if ack.ok:
        answers.to_submission(world, workspace, found, ack)
    else:
        answers.trouble(world, user, found, None)
    return Done(ack)


async def close_view(world: SlackWorld, user: str, view: View | str, *, all_of_them: bool = False) -> Done:
    """Cancel the view on top, or close the whole stack; the app hears of it where it asked to."""
    workspace, person = world.home_of(user)
    found = _view(world, user, view)
    leaving = list(workspace.stacks[user]) if all_of_them else [found]
    clears = all_of_them or bool(found.content.get("clear_on_close"))
    viewing.close(world, workspace, found, all_of_them=clears)
    ack = None
    for each in reversed(leaving):
        if each.content.get("notify_on_close"):
            payload = payloads.closing(world, workspace, person, each, clears)
            ack = await dispatch.send_interaction(world, payload)
    return Done(ack)


async def shortcut(world: SlackWorld, user: str, callback_id: str) -> Done:
    """Start a global shortcut."""
    workspace, person = world.home_of(user)
    payload = payloads.global_shortcut(world, workspace, person, callback_id)
    return Done(await dispatch.send_interaction(world, payload))


async def message_shortcut(world: SlackWorld, user: str, where: Message | str, callback_id: str) -> Done:
    """Start a shortcut from a message's menu."""
    workspace, person = world.home_of(user)
    _, channel, message = _target(world, workspace, user, where)
    if channel is None or message is None:
        raise LookupError("A message shortcut needs a message.")
    payload = payloads.message_shortcut(world, workspace, person, channel, message, callback_id)
    return Done(await dispatch.send_interaction(world, payload))


async def open_home(world: SlackWorld, user: str, tab: str = "home") -> Ack | None:
    """Look at the app's Home, or at its messages; None where the app is not or did not ask to hear it."""
    workspace, _ = world.home_of(user)
    if workspace.installation is None:
        return None
    place = world.direct_channel(workspace, user, workspace.installation.bot_user_id)
    event: Json = {"type": "app_home_opened", "user": user, "channel": place.id, "tab": tab}
    if tab == "home" and user in workspace.homes:
        event["view"] = payloads.shown_view(world, workspace, workspace.homes[user])
    return await happenings.send_event(world, workspace, event)


async def say(world: SlackWorld, user: str, channel: str, text: str) -> Message:
    """Write a message; the app hears of it when it is mentioned or it is to the app alone."""
    workspace, _, place = _stand(world, user, channel)
    message = posting.by_person(world, place, user, escaped(workspace, text))
    bot = workspace.installation.bot_user_id if workspace.installation else ""
    event: Json = {
        "client_msg_id": message.client_msg_id,
        "user": user,
        "text": message.text,
        "ts": message.ts,
        "team": workspace.id,
        "channel": place.id,
    }
    if place.is_im and bot in place.members:
        await happenings.send_event(world, workspace, {"type": "message", **event, "channel_type": "im"})
    elif bot and f"<@{bot}" in message.text and bot in place.members:
        await happenings.send_event(world, workspace, {"type": "app_mention", **event})
    return message


async def mention(world: SlackWorld, user: str, channel: str, text: str = "") -> Message:
    """Write to the app in a channel."""
    installation = world.home_of(user)[0].installation
    if installation is None:
        raise LookupError("The app is not in this workspace.")
    return await say(world, user, channel, f"<@{installation.bot_user_id}> {text}".strip())


async def direct_message(world: SlackWorld, user: str, text: str) -> Message:
    """Write to the app alone."""
    _, _, place = _stand(world, user, "")
    return await say(world, user, place.id, text)


def escaped(workspace: Workspace, text: str) -> str:
    """Text with mentions of people and channels as ids, as Slack sends it."""
    people = {p.name: p for p in workspace.people.values()}
    channels = {c.name: c for c in workspace.channels.values() if not c.is_im}

    def person(found: re.Match[str]) -> str:
        name = found[1].rstrip(".")
        return f"<@{people[name].id}|{name}>{found[1][len(name) :]}" if name in people else found[0]

    def channel(found: re.Match[str]) -> str:
        return f"<#{channels[found[1]].id}|{found[1]}>" if found[1] in channels else found[0]

    with_people = re.sub(r"(?<![\w<])@([\w.-]+)", person, text)
    return re.sub(r"(?<![\w<])#([\w-]+)", channel, with_people)


def _stand(world: SlackWorld, user: str, channel: str) -> tuple[Workspace, Person, Channel]:
    workspace, person = world.home_of(user)
    if person.deleted:
        raise LookupError(f"{person.real_name} is deactivated.")
    if channel:
        return workspace, person, workspace.channels[channel]
    other = workspace.installation.bot_user_id if workspace.installation else user
    return workspace, person, world.direct_channel(workspace, user, other)


def _view(world: SlackWorld, user: str, view: View | str) -> View:
    workspace, _ = world.home_of(user)
    found = workspace.view(view.id if isinstance(view, View) else view)
    if found is None or found.user != user:
        raise LookupError("That view is not open.")
    return found


def _target(
    world: SlackWorld, workspace: Workspace, user: str, where: Message | View | str
) -> tuple[View | None, Channel | None, Message | None]:
    if isinstance(where, View) or (isinstance(where, str) and where.startswith("V")):
        return _view(world, user, where), None, None
    channel_id, _, ts = where.partition(":") if isinstance(where, str) else ("", "", where.ts)
    for channel in workspace.channels.values():
        message = channel.find(ts, seen_by=user)
        if message and channel_id in ("", channel.id):
            return None, channel, message
    raise LookupError("That message is not there any more.")


def _action(world: SlackWorld, block: Json, element: Json, value: object) -> Json:
    action: Json = {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        **inputs.chosen(element, value),
        "action_ts": world.new_ts(),
    }
    for name in ("text", "value", "style", "placeholder", "url", "confirm"):
        if element.get(name) is not None and (name != "value" or element["type"] == "button"):
            action[name] = element[name]
    return action
