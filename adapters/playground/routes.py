"""Where the stand-in is reached, under /playground/."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground import oauth, web_api
from adapters.playground.controls import Controls
from adapters.playground.pages import Pages
from adapters.playground.teams import teams_routes

if TYPE_CHECKING:
    from adapters.playground.teams import TeamsWorld
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


def playground(world: SlackWorld, controls: Controls, teams: TeamsWorld | None = None) -> list[web.RouteDef]:
    """The platforms and the page in the browser; `mount` also ends them with the server."""
    routes = [*Pages(world, controls, teams).routes(), *platform_routes(world)]
    return [*routes, *teams_routes(teams)] if teams else routes


def mount(
    app: web.Application, world: SlackWorld, controls: Controls, teams: TeamsWorld | None = None
) -> None:
    """Put the playground into a server that is reached over loopback only."""

    async def stop(app: web.Application) -> None:
        await world.stop_watching()

    async def close(app: web.Application) -> None:
        await world.close()
        if teams:
            await teams.close()

    if teams:
        teams.tell, teams.journal = world.changed, world.journal
    app.add_routes(playground(world, controls, teams))
    app.on_shutdown.append(stop)
    app.on_cleanup.append(close)
