"""One call of a Web API method: who calls, with what."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.playground.refusals import SlackRefused, missing
from adapters.playground.workspace import Channel, Installation, Json, Person, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


@dataclass(frozen=True)
class Args:
    """Arguments from a form, a query or a JSON body, read the way Slack reads them."""

    given: Json

    def text(self, name: str, default: str = "") -> str:
        value = self.given.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        """The argument; refuses with invalid_arguments when it is empty."""
        value = self.text(name)
        if not value:
            raise missing(name)
        return value

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise missing(name) from None

    def json(self, name: str) -> object:
        """A structured argument, given as JSON text or as it is."""
        value = self.given.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackRefused("invalid_json" if name != "blocks" else "invalid_blocks_format") from None

    def listing(self, name: str) -> list[Json] | None:
        value = self.json(name)
        if value is not None and not isinstance(value, list):
            raise SlackRefused("invalid_blocks_format" if name == "blocks" else "invalid_arguments")
        return value if value is not None or name not in self.given else []


@dataclass(frozen=True)
class Call:
    """A call with a bot token; methods without one stand apart in `methods.unauthorised`."""

    world: SlackWorld
    workspace: Workspace
    installation: Installation
    args: Args

    @property
    def bot(self) -> str:
        return self.installation.bot_user_id

    def needs(self, scope: str) -> None:
        """Refuse with missing_scope when the token does not have it."""
        if scope not in self.installation.scopes:
            raise SlackRefused("missing_scope", needed=scope, provided=",".join(self.installation.scopes))

    def may(self, scope: str) -> bool:
        return scope in self.installation.scopes

    def person(self, name: str = "user") -> Person:
        """The person of that argument; refuses with user_not_found."""
        found = self.workspace.people.get(self.args.required(name))
        if found is None:
            raise SlackRefused("user_not_found")
        return found

    def channel(self) -> Channel:
        """The channel meant, if the app can see it; a person's id stands for their direct messages."""
        given = self.args.text("channel")
        if given in self.workspace.people and not self.workspace.people[given].deleted:
            return self.world.direct_channel(self.workspace, given, self.bot)
        found = self.workspace.channels.get(given) or self._by_name(given)
        if found is None or ((found.is_im or found.is_private) and self.bot not in found.members):
            raise SlackRefused("channel_not_found")
        return found

    def _by_name(self, given: str) -> Channel | None:
        name = given.removeprefix("#")
        named = (c for c in self.workspace.channels.values() if c.name == name and not c.is_im)
        return next(named, None) if given.startswith("#") else None

    def page(self, items: Sequence[Json], most: int = 1000) -> tuple[list[Json], Json]:
        """One page of a list and the answer's response_metadata; refuses a cursor it did not give."""
        limit = min(self.args.number("limit", 100) or 100, most)
        cursor = self.args.text("cursor")
        if cursor and not cursor.removeprefix("page:").isdigit():
            raise SlackRefused("invalid_cursor")
        start = int(cursor.removeprefix("page:")) if cursor else 0
        more = start + limit < len(items)
        return list(items[start : start + limit]), {"next_cursor": f"page:{start + limit}" if more else ""}
