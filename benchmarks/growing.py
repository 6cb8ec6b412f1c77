"""What grows with the years though it reads no history: the same people after one year and after ten."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import count

from adapters.holidays import public_holidays
from benchmarks import company, databases
from benchmarks.company import COMPANY, NOW, TODAY, VACATION, StandingClock
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import CPU, WALL, both_awaited_in_turns
from benchmarks.veterans import veteran
from bot.handling import Handling
from bot.ports import Context, Origin
from bot.wiring.loop import run
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import RequestLeave
from domain.periods import Asked, Period
from storage.bundle import Storage
from storage.engine import open_storage
from storage.secrecy import new_key

MOST = 1.3
YEARS = (1, 10)
A_TUESDAY = date(2026, 4, 14)
AT_ONCE = 5
"""Questions in one measurement."""


@dataclass(frozen=True, slots=True)
class Program:
    """A company's storage as a program has it that has run for a while: everybody is kept folded."""

    storage: Storage
    people: Sequence[EmployeeId]
    number: "count[int]"

    async def away(self) -> None:
        """A day that nobody has asked about yet."""
        day = TODAY - timedelta(days=next(self.number))
        await self.storage.queries.away(COMPANY, Period(day, day))

    async def lists(self) -> None:
        """Somebody's own requests of today and later, and those that wait for their approver."""
        who = self.people[next(self.number) % len(self.people)]
        await self.storage.queries.requests_of(COMPANY, who, TODAY)
        await self.storage.queries.waiting_for(COMPANY, company.employee_id(0))

    async def request(self) -> None:
        """A day of leave asked for, decided and committed; each time another person's."""
        number = next(self.number)
        rounds, place = divmod(number, len(self.people))
        who, day = self.people[place], A_TUESDAY + timedelta(weeks=rounds)
        command = RequestLeave(who, RequestId(f"new-{number}"), VACATION, Asked(Period(day, day)), NOW)
        context = Context(COMPANY, who, Origin.SLACK, f"new-{number}", NOW)
        assert await Handling(self.storage.store, public_holidays).handle(context, command)


COSTS: dict[str, Callable[[Program], Awaitable[None]]] = {
    "away_grown": Program.away,
    "command_grown": Program.request,
    "lists_grown": Program.lists,
}


def growing(is_quick: bool) -> Iterator[Figure]:
    """On every kind of database that there is; fifteen leaves a year and person."""
    people, a_year, rounds = (3, 2, 2) if is_quick else (100, 15, 30)
    for kind in databases.available():
        with ExitStack() as opened:
            urls = [opened.enter_context(databases.KINDS[kind]()) for _ in YEARS]
            for url, years in zip(urls, YEARS, strict=True):
                say(f"growing on {kind}: {people} people of {years} years")
                run(_found(url, people, years, a_year * years))
            yield from run(_measured(kind, urls, people, rounds))


async def _measured(kind: str, urls: Sequence[str], people: int, rounds: int) -> list[Figure]:
    young, old = [await _program(url, people) for url in urls]
    # A file is read and written by the process itself, so that all of its work counts.
    clock, unit = (CPU, "ms of CPU") if kind == "sqlite" else (WALL, "ms")
    figures = []
    for name, cost in COSTS.items():
        times = await both_awaited_in_turns(
            rounds, partial(_often, cost, old), partial(_often, cost, young), clock
        )
        value, floor = ([each * 1000 / AT_ONCE for each in side] for side in times)
        figures.append(figure(f"{name}_{kind}", value, unit, floor, Target(most=MOST)))
    for each in (young, old):
        await each.storage.close()
    return figures


async def _often(cost: Callable[[Program], Awaitable[None]], program: Program) -> None:
    for _ in range(AT_ONCE):
        await cost(program)


async def _program(url: str, people: int) -> Program:
    storage = open_storage(url, f"k:{new_key()}", clock=StandingClock())
    known = [_who(number) for number in range(people)]
    for who in known:
        await storage.store.employee(COMPANY, who)
    return Program(storage, known, count())


async def _found(url: str, people: int, years: int, leaves: int) -> None:
    storage = open_storage(url, f"k:{new_key()}", clock=StandingClock())
    handling = Handling(storage.store, public_holidays)
    await company.found(handling, 1)
    for number in range(people):
        context = Context(COMPANY, None, Origin.CLI, f"live-{number}", NOW)
        await handling.handle_all(context, [*veteran(_who(number), years, leaves)])
    await storage.close()


def _who(number: int) -> EmployeeId:
    return EmployeeId(f"veteran-{number:03}")
