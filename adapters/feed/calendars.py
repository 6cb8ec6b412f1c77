"""A whole calendar: the pieces of its people, each kept until they or their company stand anew, joined."""

import asyncio
from dataclasses import dataclass, field

from adapters.feed.kept import Kept
from adapters.feed.lines import line, text
from adapters.feed.pieces import Pieces
from adapters.feed.titles import calendar_title
from adapters.feed.vevents import vevent
from bot.dashboard.publishing import Published, Publishing, events, name_of
from bot.wording.words import Words, words

AT_ONCE = 100
"""People drawn before others have their turn."""
AN_HOUR = "PT1H"


@dataclass(frozen=True, slots=True)
class Calendars:
    """What was drawn before is not drawn again: neither a calendar nor anybody's piece of one."""

    publishing: Publishing
    whole: Kept = field(default_factory=Kept)
    pieces: Pieces = field(default_factory=Pieces)

    async def drawn(self, published: Published) -> bytes:
        """Raises StoreUnavailable."""
        found = self.whole.get(published.scope)
        if found is not None and found[0] == published.version:
            return found[1]
        w = words(published.locale)
        made = b"".join([_head(w, published), *await self._pieces(w, published), b"END:VCALENDAR\r\n"])
        self.whole.put(published.scope, published.version, made)
        return made

    async def _pieces(self, w: Words, published: Published) -> list[bytes]:
        group, found, drawn = self.pieces.group(published, published.angle), [], 0
        for employee in await self.publishing.people(published):
            piece = group.get(employee)
            if piece is None:
                piece, drawn = b"".join(vevent(w, each) for each in events(published, employee)), drawn + 1
                group.put(employee, piece)
                if drawn % AT_ONCE == 0:
                    await asyncio.sleep(0)
            found.append(piece)
        self.pieces.shrink()
        return found


def _head(w: Words, published: Published) -> bytes:
    name = calendar_title(w, published.feed.about, name_of(published))
    return b"".join(
        (
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", "-//leave-tracker//leave-tracker//EN"),
            line("CALSCALE", "GREGORIAN"),
            line("METHOD", "PUBLISH"),
            text("NAME", name),
            text("X-WR-CALNAME", name),
            line("REFRESH-INTERVAL;VALUE=DURATION", AN_HOUR),
            line("X-PUBLISHED-TTL", AN_HOUR),
        )
    )
