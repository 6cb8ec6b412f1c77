"""People, channels, messages and views as Slack's API and payloads show them."""

from __future__ import annotations

from datetime import datetime

from adapters.playground.app import SlackApp
from adapters.playground.workspace import Channel, Installation, Json, Message, Person, View, Workspace

IMAGE_SIZES = (24, 32, 48, 72, 192, 512)


def person_json(person: Person, workspace: Workspace, at: datetime, *, locale: bool, email: bool) -> Json:
    """A user object; those who left have no time zone any more."""
    shown: Json = {
        "id": person.id,
        "team_id": workspace.id,
        "name": person.name,
        "deleted": person.deleted,
        "profile": _profile(person, workspace, at, email=email),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": int(at.timestamp()),
    }
    if not person.deleted:
        shown |= {
            "color": (person.colour or "#4a154b").lstrip("#"),
            "real_name": person.real_name,
            "tz": person.tz,
            "tz_label": person.tz.replace("_", " "),
            "tz_offset": person.offset(at),
            "is_admin": person.is_admin,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": person.is_restricted,
            "is_ultra_restricted": False,
            "is_email_confirmed": True,
        }
    if locale:
        shown["locale"] = person.locale
    return shown


def status_json(person: Person, at: datetime) -> Json:
    """What stands beside a name; nothing once its time is over."""
    is_over = 0 < person.status_expiration <= at.timestamp()
    return {
        "status_text": "" if is_over else person.status_text,
        "status_emoji": "" if is_over else person.status_emoji,
        "status_expiration": 0 if is_over else person.status_expiration,
    }


def _profile(person: Person, workspace: Workspace, at: datetime, *, email: bool) -> Json:
    first, _, last = person.real_name.partition(" ")
    profile: Json = {
        "title": person.title,
        "phone": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        **status_json(person, at),
        "team": workspace.id,
        "avatar_hash": person.id.lower(),
    }
    profile |= {f"image_{size}": f"/playground/slack/avatar/{person.id}.svg" for size in IMAGE_SIZES}
    if email and person.email:
        profile["email"] = person.email
    return profile


def channel_json(channel: Channel, workspace: Workspace, viewer: str) -> Json:
    """A conversation object as the app, whose bot user is `viewer`, sees it."""
    if channel.is_im:
        other = next((m for m in channel.members if m != viewer), viewer)
        deleted = other in workspace.people and workspace.people[other].deleted
        return {
            "id": channel.id,
            "is_im": True,
            "is_mpim": False,
            "is_channel": False,
            "is_group": False,
            "user": other,
            "is_user_deleted": deleted,
            "is_archived": channel.is_archived,
            "context_team_id": workspace.id,
            "created": 1700000000,
            "is_org_shared": False,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "is_general": channel.name == "general",
        "is_shared": False,
        "is_org_shared": False,
        "is_ext_shared": False,
        "is_member": viewer in channel.members,
        "created": 1700000000,
        "context_team_id": workspace.id,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message_json(message: Message, workspace: Workspace, app: SlackApp) -> Json:
    """A message as it stands in answers, events and payloads."""
    shown: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": workspace.id,
    }
    if message.bot_id:
        shown |= {"bot_id": message.bot_id, "app_id": app.id}
        shown["bot_profile"] = {
            "id": message.bot_id,
            "app_id": app.id,
            "name": app.name,
            "deleted": False,
            "updated": 1700000000,
            "team_id": workspace.id,
            "icons": {},
        }
    if message.edited:
        shown["edited"] = {"user": message.user, "ts": message.edited}
    for name in ("blocks", "attachments", "thread_ts", "client_msg_id", "metadata"):
        if getattr(message, name):
            shown[name] = getattr(message, name)
    return shown


def view_json(view: View, workspace: Workspace, installation: Installation, app: SlackApp) -> Json:
    """A modal or Home as it stands in answers and payloads."""
    content = view.content
    return {
        "id": view.id,
        "team_id": workspace.id,
        "type": content["type"],
        "blocks": view.blocks,
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "state": {"values": view.values},
        "hash": view.hash,
        "title": content.get("title") or {"type": "plain_text", "text": app.name, "emoji": True},
        "clear_on_close": content.get("clear_on_close", False),
        "notify_on_close": content.get("notify_on_close", False),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id or view.id,
        "app_id": app.id,
        "external_id": content.get("external_id", ""),
        "app_installed_team_id": workspace.id,
        "bot_id": installation.bot_id,
    }
