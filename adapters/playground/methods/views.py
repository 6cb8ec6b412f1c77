"""views.*: the app opens and changes modals and Homes."""

from __future__ import annotations

from adapters.playground import viewing
from adapters.playground.methods.call import Call
from adapters.playground.refusals import SlackRefused, missing
from adapters.playground.shapes import view_json
from adapters.playground.triggers import Trigger
from adapters.playground.workspace import Json, View


def open_(call: Call) -> Json:
    """views.open: the trigger is used up even where the view is refused later, so it is checked first."""
    content = viewing.checked(call.workspace, call.args.json("view"), "modal")
    trigger = _trigger(call)
    return _answer(call, viewing.open_modal(call.world, call.workspace, trigger.user, content))


def push(call: Call) -> Json:
    """views.push: only with a trigger that came out of a modal."""
    content = viewing.checked(call.workspace, call.args.json("view"), "modal")
    trigger = _trigger(call)
    if not trigger.view_id or trigger.user not in call.workspace.stacks:
        raise SlackRefused("invalid_trigger_id")
    return _answer(call, viewing.push(call.world, call.workspace, trigger.user, content))


def update(call: Call) -> Json:
    """views.update, by view_id or external_id, refused when somebody was faster than `hash`."""
    view_id, external_id = call.args.text("view_id"), call.args.text("external_id")
    if not view_id and not external_id:
        raise missing("view_id")
    view = call.workspace.view(view_id) if view_id else call.workspace.view_named(external_id)
    content = viewing.checked(call.workspace, call.args.json("view"), _kind(view), view)
    if view is None:
        raise SlackRefused("not_found")
    _check_hash(call, view)
    return _answer(call, viewing.replace(call.world, view, content))


def publish(call: Call) -> Json:
    """views.publish: a person's Home."""
    person = call.person("user_id")
    current = call.workspace.homes.get(person.id)
    content = viewing.checked(call.workspace, call.args.json("view"), "home", current)
    if current:
        _check_hash(call, current)
    return _answer(call, viewing.publish(call.world, call.workspace, person.id, content))


def _kind(view: View | None) -> str:
    return str(view.content["type"]) if view else "modal"


def _trigger(call: Call) -> Trigger:
    trigger = call.world.triggers.exchange(call.args.required("trigger_id"))
    if trigger.user not in call.workspace.people:
        raise SlackRefused("invalid_trigger_id")
    return trigger


def _check_hash(call: Call, view: View) -> None:
    given = call.args.text("hash")
    if given and given != view.hash:
        raise SlackRefused("hash_conflict")


def _answer(call: Call, view: View) -> Json:
    return {"view": view_json(view, call.workspace, call.installation, call.world.app)}
