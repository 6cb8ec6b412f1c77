"""What Slack does with an app's answer to a command, a submission or a response URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground import posting, viewing
from adapters.playground.dispatch import Ack
from adapters.playground.refusals import SlackRefused, invalid
from adapters.playground.response_urls import Origin
from adapters.playground.workspace import Channel, Json, View, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

TROUBLE = "We had some trouble connecting. Try again?"


def to_command(world: SlackWorld, workspace: Workspace, place: Channel, user: str, ack: Ack) -> None:
    """Show the message in an acknowledgement, to the person alone unless it says in_channel."""
    body = ack.as_json()
    if body is None and ack.body.strip():
        body = {"text": ack.body}
    if not body or workspace.installation is None:
        return
    try:
        posting.checked(body)
    except SlackRefused as refused:
        posting.slackbot_says(world, place, user, f"The app's answer could not be shown: {refused.error}")
        return
    only_for = "" if body.get("response_type") == "in_channel" else user
    posting.by_app(world, workspace.installation, place, body, only_for=only_for)


def to_submission(world: SlackWorld, workspace: Workspace, view: View, ack: Ack) -> None:
    """Close the view, or do what response_action says."""
    body = ack.as_json() or {}
    action = body.get("response_action")
    try:
        if action == "errors":
            _show_errors(world, view, body.get("errors") or {})
        elif action == "update":
            viewing.replace(world, view, viewing.checked(workspace, body.get("view"), "modal", view))
        elif action == "push":
            viewing.push(world, workspace, view.user, viewing.checked(workspace, body.get("view"), "modal"))
        else:
            viewing.close(world, workspace, view, all_of_them=action == "clear")
    except SlackRefused as refused:
        view.notice = f"{TROUBLE} ({refused.error})"
        world.changed()


def trouble(world: SlackWorld, user: str, view: View | None, channel: Channel | None) -> None:
    """Tell the person, where they are, that the app could not be reached."""
    if view:
        view.notice = TROUBLE
        world.changed()
    elif channel:
        posting.slackbot_says(world, channel, user, f"{world.app.name} did not answer. Try again?")


def to_response_url(world: SlackWorld, workspace: Workspace, origin: Origin, body: Json) -> None:
    """Post, replace or delete, as the app asks through a response URL."""
    channel = workspace.channels[origin.channel]
    source = channel.find(origin.message_ts, seen_by=origin.user) if origin.message_ts else None
    if _truth(body.get("delete_original")):
        posting.delete(world, workspace, channel.id, origin.message_ts)
        return
    posting.checked(body)
    if workspace.installation is None:
        raise SlackRefused("no_permission", status=403)
    if source and _truth(body.get("replace_original")):
        posting.change(world, source, {"blocks": [], **body})
        return
    only_for = "" if body.get("response_type") == "in_channel" else origin.user
    posting.by_app(world, workspace.installation, channel, body, only_for=only_for)


def _show_errors(world: SlackWorld, view: View, errors: Json) -> None:
    """Only input blocks can show an error; any other key is a mistake of the app's."""
    if not errors:
        raise invalid("invalid_arguments", ["[ERROR] missing required field: errors"])
    shown = {b["block_id"] for b in view.blocks if b["type"] == "input"}
    view.errors = {key: str(text) for key, text in errors.items() if key in shown}
    stray = sorted(set(errors) - shown)
    view.notice = f"{TROUBLE} (errors for blocks that are no inputs: {', '.join(stray)})" if stray else ""
    world.changed()


def _truth(given: object) -> bool:
    return given is True or given == "true"
