"""Outgoing messages: the messenger, drawing included, against slack_sdk posting what is drawn already."""

import time
from collections.abc import Awaitable, Callable, Iterator

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.front import Slack
from adapters.slack.screens import message, words
from adapters.slack.settings import SlackSettings
from benchmarks.company import WORKSPACE, StandingClock, user_id
from benchmarks.figures import Figure, Target, figure
from benchmarks.processes import server
from benchmarks.serving import INSTALLATION, TOKEN
from bot.screens import ApprovalCard
from bot.screens.examples import EXAMPLES
from bot.wiring.loop import run
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from storage.memory import open_memory

LEAST = 0.8
CARD = next(each for each in EXAMPLES.values() if isinstance(each, ApprovalCard))
Send = Callable[[int], Awaitable[object]]


def sending(is_quick: bool) -> Iterator[Figure]:
    """Messages for a second of CPU."""
    count, rounds = (20, 1) if is_quick else (300, 5)
    with server("slack") as sink:
        yield run(_measured(f"http://127.0.0.1:{sink.port}/api/", count, rounds))


async def _measured(address: str, count: int, rounds: int) -> Figure:
    slack = Slack.open(_settings(address), open_memory(clock=StandingClock()).installations)
    await slack.workspaces.save(INSTALLATION)
    client = AsyncWebClient(token=TOKEN, base_url=address, session=slack.session)
    drawn = message(CARD, words("en-GB"))

    async def tell(number: int) -> None:
        identity = Identity(Platform.SLACK, WORKSPACE, user_id(number))
        assert await slack.messenger.tell(identity, CARD, "en-GB", f"delivery-{number}", None)

    async def post(number: int) -> None:
        await client.chat_postMessage(channel=user_id(number), text=drawn.text, blocks=drawn.blocks)

    rates: tuple[list[float], list[float]] = ([], [])
    await _sent(tell, count, 0), await _sent(post, count, 0)
    for turn in range(1, rounds + 1):
        rates[1].append(await _sent(post, count, turn))
        rates[0].append(await _sent(tell, count, turn))
    await slack.close()
    return figure("send_message", rates[0], "messages/s of CPU", rates[1], Target(least=LEAST))


async def _sent(send: Send, count: int, turn: int) -> float:
    start = time.process_time()
    for number in range(turn * count, (turn + 1) * count):
        await send(number)
    return count / (time.process_time() - start)


def _settings(address: str) -> SlackSettings:
    return SlackSettings("secret", "", "", "", "", address, "", "")
