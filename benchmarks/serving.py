"""A server to measure, in a process of its own: the program, or Bolt doing nothing."""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from adapters.slack.endpoint import PATH
from benchmarks import pinning, serving_teams
from benchmarks.company import WORKSPACE, StandingClock, found
from benchmarks.posts import SECRET
from bot.ports import Installation
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import rooms
from bot.wiring.serving import program, web_application
from domain.company.digests import Platform

CPU = "/benchmark/cpu"
TOKEN = "xoxb-benchmark"
INSTALLATION = Installation(
    Platform.SLACK, WORKSPACE, "Bench", None, TOKEN, "B0BENCH", "U0BENCH", frozenset(), "U0ADMIN",
    datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip


@asynccontextmanager
async def the_program(url: str, people: int) -> AsyncIterator[web.Application]:
    """Everything up to the acknowledgement; what waits in the outbox stays there."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Environment(
            _env_file=None,
            DATA_DIR=Path(folder),
            DATABASE_URL=url,
            SLACK_SIGNING_SECRET=SECRET,  # type: ignore[call-arg, arg-type]
        )
        async with rooms(environment, StandingClock()) as opened, program(opened) as parts:
            await found(parts.house.handling, people)
            await parts.slack.workspaces.save(INSTALLATION)
            yield web_application(parts, [web.get(CPU, _cpu)])


@asynccontextmanager
async def bolt_alone(url: str, people: int) -> AsyncIterator[web.Application]:
    """The floor: Bolt in the same mode, an `authorize` from memory, listeners that only acknowledge."""
    bolt = AsyncApp(signing_secret=SECRET, process_before_response=True, authorize=_authorize)

    async def acknowledge(ack: AsyncAck) -> None:
        await ack()

    bolt.command("/vacation")(acknowledge)
    bolt.view("request")(acknowledge)

    async def post(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    app = web.Application()
    app.add_routes([web.post(PATH, post), web.get(CPU, _cpu)])
    yield app


@asynccontextmanager
async def slack_itself(url: str, people: int) -> AsyncIterator[web.Application]:
    """What takes every message at once and says where it stands."""
    answer = b'{"ok":true,"channel":"D0BENCH","ts":"1700000000.000100"}'

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=answer, content_type="application/json")

    app = web.Application()
    app.add_routes([web.post("/api/{method}", take)])
    yield app


TEAMS = {
    "teams": serving_teams.the_program,
    "teams_nothing": serving_teams.nothing_behind_it,
    "connector": serving_teams.connector,
}
KINDS = {"program": the_program, "bolt": bolt_alone, "slack": slack_itself}


async def _authorize(team_id: str) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id=team_id, bot_id="B0BENCH", bot_user_id="U0BENCH", bot_token=TOKEN
    )


async def _cpu(request: web.Request) -> web.Response:
    """Seconds of CPU that this process has used, all threads together."""
    return web.json_response(time.process_time())


async def _serve(kind: str, url: str, people: int) -> None:
    opened = TEAMS[kind](url, people, [web.get(CPU, _cpu)]) if kind in TEAMS else KINDS[kind](url, people)
    async with opened as app:
        runner = web.AppRunner(app, access_log=None, handle_signals=False)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        print(runner.addresses[0][1], flush=True)
        # Until whoever started this hangs up.
        await asyncio.to_thread(sys.stdin.read)
        await runner.cleanup()


if __name__ == "__main__":
    pinning.pin(pinning.SERVING)
    run(_serve(sys.argv[1], sys.argv[2], int(sys.argv[3])))
