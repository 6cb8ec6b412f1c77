"""A whole calendar: the pieces of its people, each kept until they or their company stand anew, joined."""

import asyncio
from dataclasses import dataclass, field

from adapters.feed.kept import Kept
from adapters.feed.lines import line, text
from adapters.feed.titles import calendar_title
from adapters.feed.vevents import vevent
from bot.dashboard.calendar_events import Angle
from bot.dashboard.publishing import Published, Publishing, events, name_of
from bot.wording.words import Words, words
from domain.employees.employee import Employee

AT_ONCE = 100
"""People drawn before others have their turn."""
AN_HOUR = "PT1H"


@dataclass(frozen=True, slots=True)
class Calendars:
    """What was drawn before is not drawn again: neither a calendar nor anybody's piece of one."""

    publishing: Publishing
    whole: Kept = field(default_factory=Kept)
    pieces: Kept = field(default_factory=Kept)

    async def drawn(self, published: Published) -> bytes:
        """Raises StoreUnavailable."""
        found = self.whole.get(published.scope)
        if found is not None and found[0] == published.version:
            return found[1]
        w = words(published.locale)
        pieces = [_head(w, published)]
        angle = published.angle
        for number, employee in enumerate(await self.publishing.people(published), 1):
            pieces.append(self._piece(w, published, angle, employee))
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
        made = b"".join((*pieces, b"END:VCALENDAR\r\n"))
        self.whole.put(published.scope, published.version, made)
        return made

    def _piece(self, w: Words, published: Published, angle: Angle, employee: Employee) -> bytes:
        name = published.company_id, employee.id, angle, published.locale
        found = self.pieces.get(name)
        if found is not None:
            stamp, made = found
            if isinstance(stamp, _Stamp) and stamp.holds(published, employee):
                return made
        made = b"".join(vevent(w, each) for each in events(published, employee))
        self.pieces.put(name, _Stamp(published, employee), made)
        return made


@dataclass(frozen=True, slots=True)
class _Stamp:
    """States are never changed, so the same ones have the same events on the same day."""

    published: Published
    employee: Employee

    def holds(self, published: Published, employee: Employee) -> bool:
        return self.employee is employee and self.published.company is published.company


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
