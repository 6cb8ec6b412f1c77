"""What Teams posts until it is answered, against the SDK's routing with nothing behind it."""

import time
from collections.abc import Iterator

import aiohttp
import msgspec

from adapters.teams.delivery import post
from adapters.teams.lanes import Lanes
from adapters.teams.outside import Teams
from adapters.teams.screens import message, words
from adapters.teams.settings import TeamsSettings
from benchmarks import databases
from benchmarks.company import StandingClock
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.load import Job
from benchmarks.processes import Loader, Server, loader, server
from benchmarks.teams_posts import APP, SECRET, TENANT
from bot.ports import Gathering, NotDelivered, Reference
from bot.screens import DigestMessage
from bot.screens.examples import EXAMPLES
from bot.wiring.loop import run
from domain.company.digests import Channel, Platform
from storage.memory import open_memory

CONNECTIONS = 32
MOST_ACTION, MOST_MESSAGE = 2.0, 4.0
LEAST_SENDING = 0.5
MOST_OF_BOUND = 1.01
A_SECOND = 25
"""Messages that a tenant takes, as the program paces them."""
EXPECTED = {"teams_action": "vnd.microsoft.card.adaptive", "teams_message": ""}
"""In every right answer, so that no mistake is measured."""
DIGEST = next(each for each in EXAMPLES.values() if isinstance(each, DigestMessage))


def teams(is_quick: bool) -> Iterator[Figure]:
    """CPU of an activity: a form sent from a card and committed; words answered by a card."""
    people, count, rounds = (30, 20, 1) if is_quick else (400, 400, 5)
    with (
        databases.KINDS["sqlite"]() as url,
        server("connector") as sink,
        loader() as load,
        server("teams_nothing") as floor,
        server("teams", f"{url}|{sink.port}", people) as ours,
    ):
        for kind, most in (("teams_action", MOST_ACTION), ("teams_message", MOST_MESSAGE)):
            yield _measured(load, (floor, ours), f"{kind}:{sink.port}", (people, count, rounds), most)


def _measured(
    load: Loader, servers: tuple[Server, Server], kind: str, size: tuple[int, int, int], most: float
) -> Figure:
    people, count, rounds = size
    name = kind.partition(":")[0]
    spent: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for at, each in enumerate(servers):
            expect = EXPECTED[name] if at else ""
            before = each.cpu()
            load.run(Job(each.port, kind, people, turn * count, count, CONNECTIONS, expect))
            if turn:
                spent[at].append((each.cpu() - before) / count * 1e6)
    return figure(f"{name}_sqlite", spent[1], "µs of CPU", spent[0], Target(most=most))


def digests(is_quick: bool) -> Iterator[Figure]:
    """A digest to 1,000 channels: drawn and posted, against posting what is drawn; and at Teams' pace."""
    count, rounds = (20, 1) if is_quick else (1000, 3)
    with server("connector") as sink:
        yield from run(_sent(sink.port, count, rounds))


class Simulated:
    """Seconds that go by only where somebody waits."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


async def _sent(port: int, count: int, rounds: int) -> list[Figure]:
    service_url = f"http://127.0.0.1:{port}/"
    clock, memory = Simulated(), open_memory(clock=StandingClock())
    settings = TeamsSettings(
        APP, SECRET, login_url=f"{service_url}login", service_hosts=(f"127.0.0.1:{port}",)
    )
    lanes = Lanes(now=clock.now, sleep=clock.sleep)
    out = Teams.open(settings, memory.installations, memory.references, StandingClock(), lanes)
    body = msgspec.json.encode(post(message(DIGEST, words("en-GB"))))
    rates: tuple[list[float], list[float]] = ([], [])
    waited = []
    for turn in range(rounds):
        channels = [f"19:{turn}-{number}@thread.tacv2" for number in range(count)]
        for each in channels:
            await out.references.note(Reference(TENANT, each, Gathering.CHANNEL, service_url, f"28:{APP}"))
        rates[1].append(await _bare(out.session, service_url, body, channels))
        begun, start = clock.at, time.process_time()
        for each in channels:
            await _announced(out, Channel(Platform.TEAMS, TENANT, each), clock)
        rates[0].append(count / (time.process_time() - start))
        waited.append(max(clock.at - begun, 1 / A_SECOND))
    await out.close()
    say(f"  {count} channels at Teams' pace: {waited[-1]:.1f} s")
    bound = [max(count / A_SECOND, 1 / A_SECOND)] * rounds
    return [
        figure("digest_teams", rates[0], "messages/s of CPU", rates[1], Target(least=LEAST_SENDING)),
        figure("digest_wave_teams", waited, "s", bound, Target(most=MOST_OF_BOUND)),
    ]


async def _announced(out: Teams, channel: Channel, clock: Simulated) -> None:
    """As the outbox does: what the lane sends away comes again when it is due."""

    while True:
        try:
            assert await out.messenger.announce(channel, DIGEST, "en-GB", channel.channel_id, None)
        except NotDelivered as later:
            await clock.sleep(later.after or 0)
        else:
            return


async def _bare(session: aiohttp.ClientSession, url: str, body: bytes, channels: list[str]) -> float:
    headers = {"Authorization": "Bearer benchmark", "Content-Type": "application/json"}
    start = time.process_time()
    for each in channels:
        address = f"{url}v3/conversations/{each}/activities"
        async with session.post(address, data=body, headers=headers) as answer:
            await answer.read()
    return len(channels) / (time.process_time() - start)
