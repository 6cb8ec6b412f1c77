"""What Slack posts until it is acknowledged, against Bolt that does nothing behind the same kind of route."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from benchmarks import commits, databases
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.load import Job, Load
from benchmarks.processes import Loader, Server, loader, server

MANY, ONE = 32, 1
LEAST = {("form", "sqlite"): 0.5, ("form", "postgres"): 0.4}
LEAST_READING = 0.7
MOST_ALONE = 3.0
EXPECTED = {"form": '"response_action":"update"', "balance": '"blocks"'}
"""In every right answer, so that no mistake is measured."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it; a person can ask no more often than there are weeks in `posts`."""

    people: int = 400
    rounds: int = 5
    many: int = 800
    alone: int = 100


QUICK = Size(people=60, rounds=1, many=40, alone=10)


@dataclass(slots=True)
class Side:
    """One of the two servers, with what was measured of it."""

    server: Server
    expect: str
    posted: int = 0
    rates: list[float] = field(default_factory=list)
    p50s: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)


def form(is_quick: bool) -> Iterator[Figure]:
    """A filled-in request form: decided, events and read tables and outbox committed, acknowledged."""
    size = QUICK if is_quick else Size()
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            sides = _measured("form", kind, url, size)
            floor, program = sides
            yield _throughput(f"form_c32_{kind}", sides, LEAST["form", kind])
            committed = commits.p50(kind, url, size.alone * size.rounds)
            say(f"  a commit alone takes {committed * 1000:.2f} ms (p50)")
            alone = [_ms(each + committed) for each in floor.p50s]
            values = [_ms(each) for each in program.p50s]
            yield figure(f"form_c1_p50_{kind}", values, "ms", alone, Target(most=MOST_ALONE))


def balance(is_quick: bool) -> Iterator[Figure]:
    """`/vacation balance`, which only reads."""
    size = QUICK if is_quick else Size()
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            yield _throughput(f"balance_c32_{kind}", _measured("balance", kind, url, size), LEAST_READING)


def _throughput(name: str, sides: tuple[Side, Side], least: float) -> Figure:
    floor, program = sides
    return figure(name, program.rates, "requests/s", floor.rates, Target(least=least))


def _measured(post: str, database: str, url: str, size: Size) -> tuple[Side, Side]:
    """Both in turns: the floor, the program, the floor …"""
    say(f"{post} on {database}: a company of {size.people} people is founded")
    with server("bolt") as bolt, server("program", url, size.people) as ours, loader() as load:
        sides = Side(bolt, ""), Side(ours, EXPECTED[post])
        for side in sides:
            _run(load, side, post, size, size.many // 2, MANY)
        for _ in range(size.rounds):
            for side in sides:
                _round(load, side, post, size)
        for name, side in zip(("no-op Bolt", "program"), sides, strict=True):
            _tell(name, side)
        return sides


def _round(load: Loader, side: Side, post: str, size: Size) -> None:
    before = side.server.cpu()
    together = _run(load, side, post, size, size.many, MANY)
    side.cpus.append((side.server.cpu() - before) / together.count)
    side.rates.append(together.count / together.seconds)
    side.p50s.append(_run(load, side, post, size, size.alone, ONE).p50)


def _run(load: Loader, side: Side, post: str, size: Size, count: int, connections: int) -> Load:
    job = Job(side.server.port, post, size.people, side.posted, count, connections, side.expect)
    side.posted += count
    return load.run(job)


def _tell(name: str, side: Side) -> None:
    rate, p50, cpu = median(side.rates), _ms(median(side.p50s)), median(side.cpus) * 1e6
    say(f"  {name}: {rate:.0f} requests/s, {cpu:.0f} µs of CPU each at c=32; p50 {p50:.2f} ms at c=1")


def _ms(seconds: float) -> float:
    return seconds * 1000
