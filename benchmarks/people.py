"""What many people cost: a report of their balances, a dry run of new terms, holding them all in memory."""

import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack

import msgspec

from adapters.web.files.separated import separated
from benchmarks import commits, company, databases
from benchmarks.company import COMPANY, VACATION
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.holding import Held
from benchmarks.turns import CPU, both_awaited_in_turns
from bot.dashboard import Dashboard
from bot.dashboard.reports import Report, filters_of, sheet_of
from bot.dashboard.reports.balances import balances
from bot.dashboard.reports.seen import audience
from bot.foresight import foresee
from bot.ports import Known
from bot.settings import Environment
from bot.talk import House, Talk
from bot.terminal.reporting import report
from bot.wiring.loop import run
from bot.wiring.rooms import rooms
from domain.amounts import Amount
from domain.company.commands import DefinePolicy
from domain.policies.policy import LeavePolicy

MOST = 1.2
KILOBYTES = 20.0
FEW, MANY, MOST_PEOPLE = 100, 1_000, 10_000
SIZES = {"sqlite": (MANY, MOST_PEOPLE), "postgres": (MANY,)}
Question = Callable[[House, int], Awaitable[None]]
BYTES = "SELECT sum(length(payload)) FROM events"


def people(is_quick: bool) -> Iterator[Figure]:
    """Cost for each person, beside the cost for each of a hundred."""
    part, rounds = (50, 1) if is_quick else (1, 2)
    for kind in databases.available():
        with ExitStack() as opened:
            urls = {}
            for size in (FEW, *SIZES[kind]):
                urls[size] = opened.enter_context(databases.KINDS[kind]())
                say(f"people on {kind}: a company of {size // part} is founded")
                run(company.found_at(urls[size], size // part))
            for size in SIZES[kind]:
                yield run(_measured(f"report_{size}_{kind}", _report, urls, size, part, rounds))
                yield run(_measured(f"report_file_{size}_{kind}", _file, urls, size, part, rounds))
            yield run(_measured(f"report_page_{MANY}_{kind}", _page, urls, MANY, part, rounds))
            yield run(_measured(f"dry_run_{MANY}_{kind}", _dry_run, urls, MANY, part, rounds))
            if kind == "sqlite":
                yield _held(urls[MOST_PEOPLE], MOST_PEOPLE // part)


async def _measured(
    name: str, ask: Question, urls: Mapping[int, str], size: int, part: int, rounds: int
) -> Figure:
    # As many people on either side, so that a busy minute of the machine is as likely to fall on both.
    again = min(10, size // FEW)
    async with rooms(_environment(urls[FEW])) as few, rooms(_environment(urls[size])) as many:

        async def floor() -> None:
            for _ in range(again):
                await ask(few.house, FEW // part)

        async def work() -> None:
            await ask(many.house, size // part)

        times, floors = await both_awaited_in_turns(rounds, work, floor, CPU)
    value = [each * 1e6 / (size // part) for each in times]
    least = [each * 1e6 / (FEW // part * again) for each in floors]
    return figure(name, value, "µs/person of CPU", least, Target(most=MOST))


async def _report(house: House, size: int) -> None:
    """Everybody's balance of vacation today."""
    said = await report(house, on=company.TODAY.isoformat(), csv=True)
    assert said.out.count("\n") == 1 + size


async def _file(house: House, size: int) -> None:
    """The same from the dashboard, as it is written for a file that nobody waits for."""
    filters = filters_of({"type": [VACATION]}, company.TODAY)
    sheet = sheet_of(Report.BALANCES, await audience(await _visit(house), filters), filters)
    lines = [piece.count(b"\r\n") async for piece in separated(sheet, is_marked=False)]
    assert sum(lines) == 1 + size


async def _page(house: House, size: int) -> None:
    """A page of it on screen."""
    filters = filters_of({"type": [VACATION]}, company.TODAY)
    assert (await balances(await _visit(house), filters)).page.total == size


async def _visit(house: House) -> Talk:
    found = await Dashboard(house).visit(Known(COMPANY, company.employee_id(0)), "bench", None)
    assert isinstance(found, Talk)
    return found


async def _dry_run(house: House, size: int) -> None:
    """Everybody would have two days less from next year on."""
    policy = LeavePolicy(VACATION, entitlement=Amount(28), carry_over=company.CARRIED)
    command = DefinePolicy(policy, company.TODAY.replace(year=company.TODAY.year + 1, month=1, day=1))
    assert len(await foresee(house, COMPANY, [command], company.NOW)) == size


def _held(url: str, size: int) -> Figure:
    """Resident memory of a process of its own."""
    command = [sys.executable, "-m", "benchmarks.holding", url, str(size)]
    held = msgspec.json.decode(subprocess.check_output(command), type=Held)
    with commits.connected("sqlite", url) as connection:
        [(written,)] = connection.execute(BYTES).fetchall()
    target = Target(most=KILOBYTES, of_value=True)
    return Figure("memory_per_person", held.kilobytes / size, "KB", written / 1000 / size, target)


def _environment(url: str) -> Environment:
    return Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
