"""Servers of Teams' benchmarks: the program, the same adapter with nothing behind it, a Connector."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler

from adapters.clock.clocks import SystemClock
from adapters.teams.endpoint import PATH, Adapter, Endpoint
from adapters.teams.keys import Keys
from adapters.teams.settings import TeamsSettings
from adapters.teams.tokens import Tokens
from benchmarks.company import COMPANY, NOW, StandingClock, employee_id, found
from benchmarks.teams_posts import APP, SECRET, TENANT, object_id, public_key
from bot.ports import Context, Gathering, Installation, Origin, Reference
from bot.settings import Environment
from bot.wiring.rooms import rooms
from bot.wiring.serving import Program, program, web_application
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.employees.commands import LinkIdentity

Routes = list[web.RouteDef]


class Nothing(TeamsActivityHandler):  # type: ignore[misc]
    """The SDK's own routing, and nothing behind it."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        return None

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        return InvokeResponse(status=200, body={"statusCode": 200, "type": "card", "value": {}})


@asynccontextmanager
async def nothing_behind_it(url: str, people: int, routes: Routes) -> AsyncIterator[web.Application]:
    """The floor: the own endpoint and adapter, tokens checked in full, a handler that does nothing."""
    async with AsyncExitStack() as opened:
        openid = await opened.enter_async_context(_keys())
        session = await opened.enter_async_context(aiohttp.ClientSession())
        settings = TeamsSettings(APP, SECRET, openid_url=openid)
        tokens = Tokens(Keys(session, openid), settings, SystemClock())
        app = web.Application()
        endpoint = Endpoint(settings, tokens, Nothing().on_turn, Adapter())
        app.add_routes([web.post(PATH, endpoint.post), *routes])
        yield app


@asynccontextmanager
async def the_program(url: str, people: int, routes: Routes) -> AsyncIterator[web.Application]:
    """Everything up to the answer, without the outbox. `url` is that of the database, |, the sink's port."""
    database, _, port = url.rpartition("|")
    async with AsyncExitStack() as opened:
        folder = opened.enter_context(tempfile.TemporaryDirectory())
        environment = Environment.model_validate(
            {
                "DATA_DIR": Path(folder),
                "DATABASE_URL": database,
                "TEAMS_APP_ID": APP,
                "TEAMS_APP_SECRET": SECRET,
                "TEAMS_OPENID_URL": await opened.enter_async_context(_keys()),
                "TEAMS_LOGIN_URL": f"http://127.0.0.1:{port}/login",
                "TEAMS_SERVICE_HOSTS": f"127.0.0.1:{port}",
            }
        )
        room = await opened.enter_async_context(rooms(environment, StandingClock()))
        parts = await opened.enter_async_context(program(room))
        await found(parts.house.handling, people)
        await _known_in_teams(parts, people, f"http://127.0.0.1:{port}/")
        yield web_application(parts, routes)


async def _known_in_teams(parts: Program, people: int, service_url: str) -> None:
    """Everybody has the app in Teams, and has written before."""
    bot_id = f"28:{APP}"
    await parts.teams.installations.save(
        Installation(Platform.TEAMS, TENANT, "Bench", None, "", APP, bot_id, frozenset(), "", NOW)
    )
    linked = [
        LinkIdentity(employee_id(number), Identity(Platform.TEAMS, TENANT, object_id(number)))
        for number in range(people)
    ]
    context = Context(COMPANY, None, Origin.CLI, "teams", NOW)
    await parts.house.handling.handle_all(
        context, [ConnectWorkspace(Platform.TEAMS, TENANT, "Bench"), *linked]
    )
    for number in range(people):
        await parts.teams.references.note(
            Reference(
                TENANT,
                f"a:{number}",
                Gathering.PERSONAL,
                service_url,
                bot_id,
                object_id(number),
                f"29:{number}",
            )
        )


@asynccontextmanager
async def connector(url: str, people: int, routes: Routes) -> AsyncIterator[web.Application]:
    """What takes every message at once and says where it stands; and gives out tokens."""

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=b'{"id":"1700000000000"}', status=201, content_type="application/json")

    async def login(request: web.Request) -> web.Response:
        granted: dict[str, Any] = {"token_type": "Bearer", "expires_in": 3600, "access_token": "benchmark"}
        return web.json_response(granted)

    app = web.Application()
    app.add_routes([web.post("/login/{rest:.*}", login), web.route("*", "/v3/{rest:.*}", take), *routes])
    yield app


@asynccontextmanager
async def _keys() -> AsyncIterator[str]:
    """Where the keys of tokens are named; read once, then remembered."""

    async def openid(request: web.Request) -> web.Response:
        keys = f"{request.url.origin()}/keys"
        return web.json_response({"issuer": "https://api.botframework.com", "jwks_uri": keys})

    async def keys(request: web.Request) -> web.Response:
        return web.json_response({"keys": [public_key()]})

    app = web.Application()
    app.add_routes([web.get("/openid", openid), web.get("/keys", keys)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/openid"
    finally:
        await runner.cleanup()
