"""Turns an @name that somebody typed into a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.teams.activities import mention
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld


def marked(world: TeamsWorld, text: str) -> tuple[str, list[Json]]:
    """The text with `<at>Name</at>` for every whole name after an @, and the mentions in it.

    The longest names first, so that "@Anna Berg" is not the Anna of another surname.
    """
    known = {each.name: each.mri for each in world.tenant.people.values()} | {world.app.name: world.app.mri}
    found: list[Json] = []
    for name in sorted(known, key=len, reverse=True):
        if f"@{name}" in text:
            text = text.replace(f"@{name}", f"<at>{name}</at>")
            found.append(mention(known[name], name))
    return text, found
