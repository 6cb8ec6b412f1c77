"""What people do in Teams: write, press, fill in, search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.teams import activities, answering, mentions
from adapters.playground.teams.outcome import Dialog, Outcome
from adapters.playground.teams.sending import send
from adapters.playground.teams.tenant import TeamsConversation, TeamsMessage, TeamsPerson
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld


def who(world: TeamsWorld, person: str) -> TeamsPerson:
    """Somebody of the tenant. Raises LookupError."""
    found = world.tenant.people.get(person)
    if found is None:
        raise LookupError(f"Nobody in the tenant is called {person}.")
    return found


def where(world: TeamsWorld, place: str, person: str) -> TeamsConversation:
    """A conversation that the person is in. Raises LookupError."""
    found = world.tenant.conversations.get(place)
    if found is None or person not in found.members:
        raise LookupError("That conversation is not there.")
    return found


async def say(
    world: TeamsWorld, person: str, place: str, text: str, *, root: str = "", cards: list[Json] | None = None
) -> TeamsMessage:
    """Write; the app hears of it in its own chat, and elsewhere where it is mentioned."""
    sender, there = who(world, person), where(world, place, person)
    marked, named = mentions.marked(world, text)
    message = TeamsMessage(world.new_id(), person, marked, world.stamp(), cards or [], named, root)
    there.messages.append(message)
    world.changed()
    is_meant = any(each["mentioned"]["id"] == world.app.mri for each in named)
    if there.is_installed and (there.kind == "personal" or is_meant):
        thread = (root or message.id) if there.kind == "channel" else ""
        activity = activities.said(world, sender, there, marked, thread=thread)
        activity |= {"id": message.id, "entities": [*named, *activity["entities"]]}
        await send(world, activity)
    return message


async def execute(
    world: TeamsWorld, person: str, place: str, message: str, action: Json, *, trigger: str = "manual"
) -> Outcome:
    """Press an Action.Execute; `data` in the action has the inputs with it."""
    sender, there = who(world, person), where(world, place, person)
    found = there.find(message)
    if found is None:
        raise LookupError("That message is gone.")
    kept = {name: action[name] for name in ("id", "title", "verb") if action.get(name)}
    value = {
        "action": {"type": "Action.Execute", **kept, "data": action.get("data") or {}},
        "trigger": trigger,
    }
    activity = activities.invoke(
        world, "adaptiveCard/action", sender, there, value, thread=_thread(there, found), replyToId=message
    )
    return answering.of_execute(world, found, person, await send(world, activity))


async def refresh(world: TeamsWorld, person: str, place: str, message: str) -> Outcome:
    """What Teams does by itself when somebody whom the card names looks at it."""
    found = where(world, place, person).find(message)
    base = found.card() if found else None
    action = ((base or {}).get("refresh") or {}).get("action")
    if not action:
        return Outcome()
    return await execute(world, person, place, message, action, trigger="automatic")


async def send_value(world: TeamsWorld, person: str, place: str, message: str, data: Json) -> Outcome:
    """Press an Action.Submit: a message without words, or with those that the button says."""
    sender, there = who(world, person), where(world, place, person)
    hints = data.get("msteams") if isinstance(data.get("msteams"), dict) else {}
    kind = (hints or {}).get("type")
    if kind == "imBack":
        await say(world, person, place, str((hints or {}).get("value", "")))
        return Outcome()
    found = there.find(message)
    thread = _thread(there, found) if found else ""
    value = (hints or {}).get("value", data) if kind == "messageBack" else data
    activity = activities.envelope(
        world, "message", sender, there, thread=thread, value=value, replyToId=message
    )
    if kind == "messageBack":
        activity["text"] = str((hints or {}).get("text", ""))
    answer = await send(world, activity)
    return answering.failed(answer) if not answer.ok else Outcome(toast="Your response was sent to the app")


async def fetch_task(world: TeamsWorld, person: str, place: str, message: str, data: Json) -> Outcome:
    """Press a button that opens a dialog."""
    sender, there = who(world, person), where(world, place, person)
    found = there.find(message)
    value = {"data": data, "context": activities.THEME}
    thread = _thread(there, found) if found else ""
    activity = activities.invoke(world, "task/fetch", sender, there, value, thread=thread, replyToId=message)
    return answering.of_task(
        world, person, Dialog("", "", place, message=message), await send(world, activity)
    )


async def submit_task(world: TeamsWorld, person: str, data: Json) -> Outcome:
    """Press a button in the dialog that is open."""
    dialog = _open(world, person)
    sender, there = who(world, person), where(world, dialog.place, person)
    if dialog.command:
        return await _submit_extension(world, sender, there, dialog, data)
    value = {"data": data, "context": activities.THEME}
    found = there.find(dialog.message)
    thread = _thread(there, found) if found else ""
    activity = activities.invoke(world, "task/submit", sender, there, value, thread=thread)
    return answering.of_task(world, person, dialog, await send(world, activity))


async def _submit_extension(
    world: TeamsWorld, sender: TeamsPerson, there: TeamsConversation, dialog: Dialog, data: Json
) -> Outcome:
    value = {**_command(world, dialog.command), "data": data, "context": activities.THEME}
    activity = activities.invoke(world, "composeExtension/submitAction", sender, there, value)
    return answering.of_extension(world, sender.id, dialog, await send(world, activity))


async def open_extension(world: TeamsWorld, person: str, place: str, command: str) -> Outcome:
    """Choose a message extension with a dialog from the menu of the compose box."""
    sender, there = who(world, person), where(world, place, person)
    value = {**_command(world, command), "context": activities.THEME}
    activity = activities.invoke(world, "composeExtension/fetchTask", sender, there, value)
    dialog = Dialog("", "", place, command=command)
    return answering.of_extension(world, person, dialog, await send(world, activity))


async def search(world: TeamsWorld, person: str, place: str, command: str, words: str) -> Outcome:
    """Search with a message extension: asked at every keystroke, first of all with nothing."""
    sender, there = who(world, person), where(world, place, person)
    named = next(each for each in world.app.extensions if each.id == command)
    asked = {"name": named.parameter, "value": words} if words else {"name": "initialRun", "value": "true"}
    value = {
        "commandId": command,
        "parameters": [asked],
        "queryOptions": {"skip": 0, "count": 25},
        "context": activities.THEME,
    }
    activity = activities.invoke(world, "composeExtension/query", sender, there, value)
    return answering.of_search(await send(world, activity))


async def attach(world: TeamsWorld, person: str, place: str, card: Json) -> TeamsMessage:
    """Send a card that a message extension found."""
    return await say(world, person, place, "", cards=[card])


async def close_dialog(world: TeamsWorld, person: str) -> None:
    """Leave the dialog; the app hears nothing of it."""
    world.dialogs.pop(person, None)
    world.changed()


async def speak(world: TeamsWorld, person: str, locale: str) -> None:
    """Set the language of one's Teams."""
    who(world, person).locale = locale
    world.changed()


def _command(world: TeamsWorld, command: str) -> Json:
    return {"commandId": command, "commandContext": "compose", "requestId": world.ids.uuid()}


def _open(world: TeamsWorld, person: str) -> Dialog:
    dialog = world.dialogs.get(person)
    if dialog is None:
        raise LookupError("No dialog is open.")
    return dialog


def _thread(place: TeamsConversation, message: TeamsMessage) -> str:
    return (message.root or message.id) if place.kind == "channel" else ""
