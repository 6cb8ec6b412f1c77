"""Opens, changes and closes modals and Homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.block_rules import is_too_large, view_findings
from adapters.playground.inputs import values_at_first
from adapters.playground.posting import named_blocks
from adapters.playground.refusals import SlackRefused, invalid
from adapters.playground.workspace import Json, View, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

DEEPEST = 3


def checked(workspace: Workspace, content: object, kind: str, current: View | None = None) -> Json:
    """The view as the app sent it, when Slack would take it; `current` is the one it is to replace."""
    if not isinstance(content, dict):
        raise invalid("invalid_arguments", ["[ERROR] missing required field: view"])
    if is_too_large(content):
        raise SlackRefused("view_too_large")
    wrong = view_findings(content)
    if not wrong and content["type"] != kind:
        wrong = [f"[ERROR] must be a {kind} [json-pointer:/view/type]"]
    if wrong:
        raise invalid("invalid_arguments", wrong)
    external_id = content.get("external_id")
    other = workspace.view_named(external_id) if external_id else None
    if other is not None and other is not current:
        raise SlackRefused("duplicate_external_id")
    return content


def open_modal(world: SlackWorld, workspace: Workspace, user: str, content: Json) -> View:
    """Open a modal over whatever the person had open."""
    view = _new(world, user, content)
    view.root_id = view.id
    workspace.stacks[user] = [view]
    world.changed()
    return view


def push(world: SlackWorld, workspace: Workspace, user: str, content: Json) -> View:
    """Put a modal on top of the person's stack; refuses a fourth."""
    stack = workspace.stacks.get(user, [])
    if not stack:
        raise SlackRefused("not_found")
    if len(stack) >= DEEPEST:
        raise SlackRefused("push_limit_reached")
    view = _new(world, user, content)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    world.changed()
    return view


def replace(world: SlackWorld, view: View, content: Json) -> View:
    """Put new content into a view; typed values stay where block and action ids do."""
    named = {**content, "blocks": named_blocks(world, content.get("blocks", []))}
    view.values = values_at_first(named["blocks"], view.values)
    view.content, view.hash = named, _hash(world)
    view.errors, view.notice = {}, ""
    world.changed()
    return view


def publish(world: SlackWorld, workspace: Workspace, user: str, content: Json) -> View:
    """Show this Home to the person."""
    current = workspace.homes.get(user)
    if current:
        return replace(world, current, content)
    view = _new(world, user, content)
    view.root_id = view.id
    workspace.homes[user] = view
    world.changed()
    return view


def close(world: SlackWorld, workspace: Workspace, view: View, *, all_of_them: bool = False) -> None:
    """Take the view off the person's stack, or the whole stack away."""
    stack = workspace.stacks.get(view.user, [])
    left = [] if all_of_them else [each for each in stack if each.id != view.id]
    workspace.stacks[view.user] = left
    if not left:
        del workspace.stacks[view.user]
    world.changed()


def _new(world: SlackWorld, user: str, content: Json) -> View:
    named = {**content, "blocks": named_blocks(world, content.get("blocks", []))}
    return View(world.ids.named("V"), user, named, _hash(world), values=values_at_first(named["blocks"]))


def _hash(world: SlackWorld) -> str:
    return f"{world.seconds()}.{world.ids.word(8)}"
