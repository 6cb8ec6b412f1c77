"""Where the stand-in for Teams is reached, under /playground/teams/."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground.teams import connector, login
from adapters.playground.teams.pages import TeamsPages
from adapters.playground.teams.refusals import TeamsRefused

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

ROOT = "/playground/teams"


def teams_platform_routes(world: TeamsWorld) -> list[web.RouteDef]:
    """What an app needs of Teams: tokens, keys and the Connector."""

    def bound(
        handler: Callable[[web.Request, TeamsWorld], Awaitable[web.Response]],
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                return await handler(request, world)
            except TeamsRefused as refused:
                return refused.answer()

        return handle

    def operation(name: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            return await connector.answer(request, world, name)

        return handle

    return [
        web.post(f"{ROOT}/login/{{tenant}}/oauth2/v2.0/token", bound(login.token)),
        web.get(f"{ROOT}/openid", bound(login.openid)),
        web.get(f"{ROOT}/keys", bound(login.keys)),
        *(
            web.route(method, f"{ROOT}/connector{path}", operation(name))
            for name, (method, path, _) in connector.OPERATIONS.items()
        ),
    ]


def teams_routes(world: TeamsWorld) -> list[web.RouteDef]:
    """The platform, and what the page in the browser asks of it."""
    return [*teams_platform_routes(world), *TeamsPages(world).routes()]
