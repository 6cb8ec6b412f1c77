"""Presses a button of a card by its title, as a walk through the product does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.playground.teams.outcome import Outcome
from adapters.playground.teams.tenant import TeamsConversation, TeamsMessage
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld


def actions_in(drawn: object) -> Iterator[Json]:
    """Every button of a card, those inside cards that a button shows with them."""
    if isinstance(drawn, list):
        for each in drawn:
            yield from actions_in(each)
    if isinstance(drawn, dict):
        if str(drawn.get("type", "")).startswith("Action."):
            yield drawn
        for name, each in drawn.items():
            if name not in ("refresh", "fallback", "data"):
                yield from actions_in(each)


def texts_in(drawn: object) -> Iterator[str]:
    """Every line that is read in a card."""
    if isinstance(drawn, list):
        for each in drawn:
            yield from texts_in(each)
    if isinstance(drawn, dict):
        for name in ("text", "title", "value", "label", "errorMessage"):
            if isinstance(drawn.get(name), str):
                yield drawn[name]
        for name, each in drawn.items():
            if name not in ("refresh", "fallback", "data"):
                yield from texts_in(each)


def button(card: Json | None, title: str) -> Json:
    """Raises LookupError where the card has no such button."""
    found = next((each for each in actions_in(card) if each.get("title") == title), None)
    if found is None:
        named = ", ".join(str(each.get("title")) for each in actions_in(card))
        raise LookupError(f"There is no button {title!r}, but: {named or 'none'}")
    return found


async def press(
    world: TeamsWorld,
    person: str,
    place: TeamsConversation,
    message: TeamsMessage,
    title: str,
    **inputs: str,
) -> Outcome:
    """Press what the person sees in a message, with what they typed into the card."""
    action = button(message.card(person), title)
    data = {**(action.get("data") or {}), **inputs}
    if action["type"] == "Action.Execute":
        return await world.execute(person, place.id, message.id, {**action, "data": data})
    if (data.get("msteams") or {}).get("type") == "task/fetch":
        return await world.fetch_task(person, place.id, message.id, data)
    return await world.send_value(person, place.id, message.id, data)


async def press_in_dialog(world: TeamsWorld, person: str, title: str, **inputs: str) -> Outcome:
    """Press a button of the dialog that is open, with what the person typed into it."""
    dialog = world.dialogs[person]
    action = button(dialog.card, title)
    return await world.submit_task(person, {**(action.get("data") or {}), **inputs})
