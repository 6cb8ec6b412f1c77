"""What the page asks to be done in a person's name, read from its JSON."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from adapters.playground import posting
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


async def write(world: SlackWorld, user: str, given: Json) -> None:
    """Send what stands in the message box: a command, or a message."""
    text = str(given["text"]).strip()
    word, _, rest = text.partition(" ")
    if text.startswith("/"):
        await world.slash(user, word, rest.strip(), str(given["at"]))
    elif text:
        await world.say(user, str(given["at"]), html.escape(text, quote=False))


async def click(world: SlackWorld, user: str, given: Json) -> None:
    """Use an element."""
    await world.click(
        user,
        str(given["where"]),
        str(given["action_id"]),
        given.get("value"),
        block_id=str(given["block_id"]),
        typed=given.get("typed") or {},
    )


async def submit(world: SlackWorld, user: str, given: Json) -> None:
    """Send a form."""
    await world.submit(user, str(given["view"]), given.get("typed") or {})


async def close(world: SlackWorld, user: str, given: Json) -> None:
    """Cancel a view, or close all of them."""
    await world.close_view(user, str(given["view"]), all_of_them=bool(given.get("all")))


async def home(world: SlackWorld, user: str, given: Json) -> None:
    """Look at a tab of the app."""
    await world.open_home(user, str(given.get("tab", "home")))


async def shortcut(world: SlackWorld, user: str, given: Json) -> None:
    """Start a shortcut, from a message when one is named."""
    if given.get("where"):
        await world.message_shortcut(user, str(given["where"]), str(given["callback_id"]))
    else:
        await world.shortcut(user, str(given["callback_id"]))


async def join(world: SlackWorld, user: str, given: Json) -> None:
    """Come into a channel."""
    await world.join_channel(user, str(given["at"]))


async def invite(world: SlackWorld, user: str, given: Json) -> None:
    """Invite the app into a channel."""
    _, place = world.place(str(given["at"]))
    await world.invite_bot(place.id, user)
    posting.slackbot_says(world, place, user, f"{world.app.name} was added to #{place.name}.")


async def speak(world: SlackWorld, user: str, given: Json) -> None:
    """Set the language of one's Slack."""
    await world.change_person(user, locale=str(given["locale"]))


ASKED: Mapping[str, Callable[[SlackWorld, str, Json], Awaitable[None]]] = {
    "write": write,
    "click": click,
    "submit": submit,
    "close": close,
    "home": home,
    "shortcut": shortcut,
    "join": join,
    "invite": invite,
    "speak": speak,
}
