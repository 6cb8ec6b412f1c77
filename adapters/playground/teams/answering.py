"""What the app's answers to invokes do to what a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.teams.outcome import SORRY, UNREACHABLE, Dialog, Outcome
from adapters.playground.teams.sending import Answer
from adapters.playground.teams.tenant import CARD, TeamsMessage
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

MESSAGE = "application/vnd.microsoft.activity.message"
GOOD = range(200, 300)


def failed(answer: Answer) -> Outcome:
    """The line for an answer that did not come, or came as an error."""
    return Outcome(error=SORRY if answer.status else UNREACHABLE)


def of_execute(world: TeamsWorld, message: TeamsMessage, person: str, answer: Answer) -> Outcome:
    """A card takes the other's place for this person alone; a message passes; an error stays as a bar."""
    if not answer.ok:
        return failed(answer)
    kind, value = answer.body.get("type"), answer.body.get("value")
    if answer.body.get("statusCode", 200) not in GOOD:
        said = value.get("message") if isinstance(value, dict) else None
        return Outcome(error=str(said or SORRY))
    if kind == CARD and isinstance(value, dict):
        message.views[person] = value
        world.changed()
    return Outcome(toast=str(value)) if kind == MESSAGE else Outcome()


def of_task(world: TeamsWorld, person: str, dialog: Dialog, answer: Answer) -> Outcome:
    """The next page of a dialog, a closing word, or its end."""
    if not answer.ok:
        return failed(answer)
    task = answer.body.get("task")
    if not isinstance(task, dict):
        return _closed(world, person)
    if task.get("type") == "message":
        _closed(world, person)
        return Outcome(toast=str(task.get("value") or ""))
    return _next(world, person, dialog, task.get("value") or {})


def of_extension(world: TeamsWorld, person: str, dialog: Dialog, answer: Answer) -> Outcome:
    """A page of the dialog, or the card that goes into the compose box."""
    extension = answer.body.get("composeExtension")
    if answer.ok and isinstance(extension, dict):
        _closed(world, person)
        return _found(extension)
    return of_task(world, person, dialog, answer)


def of_search(answer: Answer) -> Outcome:
    """Cards to choose from, or a sentence instead."""
    extension = answer.body.get("composeExtension")
    if not answer.ok or not isinstance(extension, dict):
        return failed(answer) if not answer.ok else Outcome()
    return _found(extension)


def _found(extension: Json) -> Outcome:
    if extension.get("type") == "message":
        return Outcome(note=str(extension.get("text") or ""))
    return Outcome(found=list(extension.get("attachments") or []))


def _next(world: TeamsWorld, person: str, dialog: Dialog, value: Json) -> Outcome:
    card = (value.get("card") or {}).get("content")
    if not isinstance(card, dict):
        return Outcome(error=SORRY)
    world.dialogs[person] = Dialog(
        world.new_id(),
        str(value.get("title") or ""),
        dialog.place,
        card,
        message=dialog.message,
        command=dialog.command,
        size=str(value.get("height") or "medium"),
    )
    world.changed()
    return Outcome()


def _closed(world: TeamsWorld, person: str) -> Outcome:
    world.dialogs.pop(person, None)
    world.changed()
    return Outcome()
