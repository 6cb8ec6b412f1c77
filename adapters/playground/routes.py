"""Where the stand-in is reached, under /playground/."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground import oauth, web_api

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


def platform_routes(world: SlackWorld) -> list[web.RouteDef]:
    """What an app needs of Slack: Web API, response URLs, Socket Mode, OAuth."""

    def bound(
        handler: Callable[[web.Request, SlackWorld], Awaitable[web.StreamResponse]],
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await handler(request, world)

        return handle

    return [
        web.post("/playground/slack/api/{method}", bound(web_api.call)),
        web.get("/playground/slack/api/{method}", bound(web_api.call)),
        web.post("/playground/slack/responses/{key}", bound(web_api.respond)),
        web.get("/playground/slack/socket", bound(_socket)),
        web.get("/playground/slack/authorize", bound(oauth.page)),
        web.post("/playground/slack/authorize", bound(oauth.page)),
    ]


async def _socket(request: web.Request, world: SlackWorld) -> web.StreamResponse:
    ticket = request.query.get("ticket", "")
    if ticket not in world.sockets.tickets:
        raise web.HTTPUnauthorized(text="This ticket is unknown or used.")
    world.sockets.tickets.discard(ticket)
    return await world.sockets.serve(request, world.app.id)
