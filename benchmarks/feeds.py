"""A company's calendar of five thousand events, and the answer that nothing is new, as programs hear them."""

import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from adapters.feed.calendars import Calendars
from adapters.feed.front import FeedFront, listen
from adapters.feed.vevents import vevent
from benchmarks import databases
from benchmarks.company import COMPANY, NOW, VACATION, StandingClock, employee_id, found_at
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.reading import over_the_wire
from benchmarks.turns import CPU, Timed, both_awaited_in_turns
from bot.dashboard.publishing import Published, Publishing, events
from bot.ports import About, Context, Feed, Known, Origin, Telling
from bot.settings import Environment
from bot.talk import House
from bot.wiring.loop import run
from bot.wiring.rooms import rooms
from bot.wording import words
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.periods import Asked, Period

A_PERSONS = 2
"""Events of each person that are not too long ago to be shown."""
WARM, NOTHING_NEW, CHANGED, COLD = Target(most=3), Target(most=2), Target(most=40), Target(most=8)
PEER, OF_PEER = 20.0, Target(most=1 / 1_000)
"""Milliseconds for each person that TimeOff.Management takes for its company feed, on such a machine."""


def feeds(is_quick: bool) -> Iterator[Figure]:
    """On every kind of database that there is."""
    shown, rounds = (100, 3) if is_quick else (5_000, 20)
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            say(f"feeds on {kind}: a company with {shown} events is founded")
            run(found_at(url, shown // A_PERSONS))
            yield from run(_measured(kind, url, shown, rounds))


@dataclass(frozen=True, slots=True)
class Reader:
    """A calendar of the whole company, and what is needed to read it."""

    house: House
    front: FeedFront
    secret: str

    async def find(self) -> Published:
        found = await self.front.publishing.find(self.secret)
        assert found is not None
        return found

    async def read(self) -> bytes:
        """The calendar, as far as the wire."""
        return await self.front.calendars.drawn(await self.find())

    async def read_cold(self) -> bytes:
        """As the first of a process that has drawn nothing; people are folded already."""
        return await Calendars(self.front.publishing).drawn(await self.find())


async def _measured(kind: str, url: str, shown: int, rounds: int) -> list[Figure]:
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened:
        house = opened.house
        feed = Feed("bench", Known(COMPANY, employee_id(0)), About.COMPANY, "", Telling.NAMES)
        reader = Reader(house, listen(Publishing(house)), await house.feeds.open(feed, NOW))
        pieces = (await reader.read()).split(b"BEGIN:VEVENT")
        assert len(pieces) == shown + 1

        async def join() -> str:
            return sha256(b"".join(pieces)).hexdigest()

        warm = await both_awaited_in_turns(rounds, reader.read, join)
        changed = await _after_changes(reader, rounds, join)
        cold = await both_awaited_in_turns(max(3, rounds // 4), reader.read_cold, await _drawing(reader), CPU)
        nothing_new = await over_the_wire(reader.front, reader.secret, rounds)
    a_person = [each / (shown / A_PERSONS) for each in _ms(changed[0])]
    return [
        figure(f"feed_warm_{kind}", _ms(warm[0]), "ms", _ms(warm[1]), WARM),
        figure(f"feed_304_{kind}", nothing_new[0], "us", nothing_new[1], NOTHING_NEW),
        figure(f"feed_changed_{kind}", _ms(changed[0]), "ms", _ms(changed[1]), CHANGED),
        figure(f"feed_cold_{kind}", _ms(cold[0]), "ms", _ms(cold[1]), COLD),
        figure(f"feed_against_peer_{kind}", a_person, "ms", [PEER], OF_PEER),
    ]


async def _after_changes(reader: Reader, rounds: int, floor: Callable[[], Awaitable[object]]) -> Timed:
    """The calendar each time that somebody's leave, too long ago to be shown, was entered."""
    times: Timed = ([], [])
    for number in range(rounds):
        day = date(2024, 10, 15) + timedelta(weeks=number)
        who, asked = employee_id(number % 50), Asked(Period(day, day))
        leave = RecordLeave(who, RequestId(f"more-{number}"), VACATION, asked, NOW)
        context = Context(COMPANY, None, Origin.CLI, f"more-{number}", NOW)
        await reader.house.handling.handle(context, leave)
        for each, kept in ((floor, times[1]), (reader.read, times[0])):
            start = time.process_time()
            await each()
            kept.append(time.process_time() - start)
    return times


async def _drawing(reader: Reader) -> Callable[[], Awaitable[object]]:
    """The floor of a cold calendar: its events are there and are only drawn."""
    published = await reader.find()
    people = await reader.front.publishing.people(published)
    shown = [each for employee in people for each in events(published, employee)]
    w = words(published.locale)

    async def draw() -> bytes:
        return b"".join([vevent(w, each) for each in shown])

    return draw


def _ms(times: list[float]) -> list[float]:
    return [each * 1000 for each in times]
