"""What one person sees of the workspace, as the page in the browser wants it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.playground.controls import PersonCard
from adapters.playground.shapes import status_json
from adapters.playground.workspace import SLACKBOT, Channel, Json, Message, Person, View, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

SHOWN = 200
"""How many messages of a channel are drawn; older ones stay in the workspace."""

COLOURS = ("#0b7285", "#2b8a3e", "#5f3dc4", "#a61e4d", "#c2410c", "#1864ab", "#66720e", "#862e9c")


def seen_by(world: SlackWorld, user: str, at: str) -> Json:
    """The whole picture for one person who looks at channel `at`; `app` is their talk with the app."""
    workspace, person = world.home_of(user)
    places = [c for c in workspace.channels.values() if _is_listed(workspace, c, user)]
    app = _app(world, workspace, user)
    here = next((c for c in places if c.id == (app["place"] if at == "app" else at)), None)
    return {
        "revision": world.revision,
        "at": at,
        "me": person_picture(person, world.now()),
        "workspace": {"id": workspace.id, "name": workspace.name},
        "app": app,
        "people": [person_picture(p, world.now()) for p in workspace.people.values()],
        "places": [_place(workspace, c, user) for c in places],
        "messages": [_message(m) for m in _visible(here, user)[-SHOWN:]] if here else [],
        "home": _view(workspace.homes.get(user)),
        "views": [_view(v) for v in workspace.stacks.get(user, [])],
    }


def everybody(world: SlackWorld, cards: Mapping[str, PersonCard]) -> list[Json]:
    """Everyone whom somebody at the playground can be; those with a card come first, in its order."""
    order = list(cards)
    found = [
        {
            **person_picture(p, world.now()),
            "workspace": w.name,
            "role": cards[p.id].role if p.id in cards else p.title,
        }
        for w in world.workspaces.values()
        for p in w.people.values()
        if not p.is_bot and not p.deleted
    ]
    return sorted(found, key=lambda p: order.index(p["id"]) if p["id"] in cards else len(order))


def person_picture(person: Person, at: datetime) -> Json:
    colour = person.colour or COLOURS[sum(map(ord, person.id)) % len(COLOURS)]
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "title": person.title,
        "tz": person.tz,
        "locale": person.locale,
        "colour": colour,
        "status": status_json(person, at),
        "is_bot": person.is_bot,
        "deleted": person.deleted,
    }


def _app(world: SlackWorld, workspace: Workspace, user: str) -> Json:
    installation = workspace.installation
    direct = workspace.direct(user, installation.bot_user_id) if installation else None
    return {
        "name": world.app.name,
        "is_there": workspace.has_app,
        "user": installation.bot_user_id if installation else "",
        "place": direct.id if direct else "",
        "commands": [
            {"command": c.command, "description": c.description, "hint": c.usage_hint}
            for c in world.app.commands
        ],
        "shortcuts": [
            {"kind": s.kind, "name": s.name, "callback_id": s.callback_id} for s in world.app.shortcuts
        ],
    }


def _is_listed(workspace: Workspace, channel: Channel, user: str) -> bool:
    return user in channel.members or not (channel.is_private or channel.is_im or channel.is_archived)


def _visible(channel: Channel, user: str) -> list[Message]:
    return [m for m in channel.messages if not m.only_for or m.only_for == user]


def _place(workspace: Workspace, channel: Channel, user: str) -> Json:
    visible = _visible(channel, user)
    others = [m for m in channel.members if m != user] if channel.is_im else []
    return {
        "id": channel.id,
        "name": channel.name,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "is_im": channel.is_im,
        "with": others[0] if others else user if channel.is_im else "",
        "topic": channel.topic,
        "members": len(channel.members),
        "is_member": user in channel.members,
        "has_app": workspace.installation is not None
        and workspace.installation.bot_user_id in channel.members,
        "news": [m.ts for m in visible if m.user != user and not m.only_for][-20:],
    }


def _message(message: Message) -> Json:
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "username": message.username or ("Slackbot" if message.user == SLACKBOT else ""),
        "is_ephemeral": message.is_ephemeral,
        "is_edited": bool(message.edited),
        "thread_ts": message.thread_ts,
    }


def _view(view: View | None) -> Json | None:
    if view is None:
        return None
    kept = ("type", "title", "submit", "close", "blocks")
    return {
        "id": view.id,
        "hash": view.hash,
        "values": view.values,
        "errors": view.errors,
        "notice": view.notice,
        **{name: view.content.get(name) for name in kept},
    }
