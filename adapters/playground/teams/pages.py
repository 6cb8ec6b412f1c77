"""What the Teams panes of the page ask for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground.guard import guarded
from adapters.playground.teams import seeing
from adapters.playground.teams.outcome import Outcome
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld


async def _say(world: TeamsWorld, person: str, given: Json) -> None:
    text = str(given["text"]).strip()
    cards = [given["card"]] if given.get("card") else []
    if text or cards:
        await world.say(person, str(given["at"]), text, root=str(given.get("root") or ""), cards=cards)


async def _execute(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.execute(person, str(given["at"]), str(given["message"]), given["action"])


async def _refresh(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.refresh(person, str(given["at"]), str(given["message"]))


async def _submit(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.send_value(person, str(given["at"]), str(given["message"]), given["data"])


async def _fetch(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.fetch_task(person, str(given["at"]), str(given["message"]), given["data"])


async def _dialog(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.submit_task(person, given["data"])


async def _close(world: TeamsWorld, person: str, given: Json) -> None:
    await world.close_dialog(person)


async def _extend(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.open_extension(person, str(given["at"]), str(given["command"]))


async def _search(world: TeamsWorld, person: str, given: Json) -> Outcome:
    return await world.search(person, str(given["at"]), str(given["command"]), str(given["words"]))


async def _speak(world: TeamsWorld, person: str, given: Json) -> None:
    await world.speak(person, str(given["locale"]))


ASKED: Mapping[str, Callable[[TeamsWorld, str, Json], Awaitable[Outcome | None]]] = {
    "say": _say,
    "execute": _execute,
    "refresh": _refresh,
    "submit": _submit,
    "fetch": _fetch,
    "dialog": _dialog,
    "close": _close,
    "extend": _extend,
    "search": _search,
    "speak": _speak,
}


class TeamsPages:
    """Answers the browser, for one world."""

    def __init__(self, world: TeamsWorld) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/playground/teams/seen", guarded(self.seen)),
            web.post("/playground/teams/act/{what}", guarded(self.act)),
        ]

    async def seen(self, request: web.Request) -> web.Response:
        person, at = request.query.get("as", ""), request.query.get("at", "")
        try:
            return web.json_response(seeing.seen_by(self.world, person, at))
        except LookupError as gone:
            raise web.HTTPConflict(text=str(gone)) from gone

    async def act(self, request: web.Request) -> web.Response:
        do = ASKED.get(request.match_info["what"])
        if do is None:
            raise web.HTTPNotFound
        given = await _json(request)
        try:
            outcome = await do(self.world, str(given.get("as")), given)
        except (LookupError, TypeError) as wrong:
            return web.json_response({"sorry": str(wrong)}, status=409)
        return web.json_response(asdict(outcome or Outcome()))


async def _json(request: web.Request) -> Json:
    try:
        given = await request.json()
    except ValueError as wrong:
        raise web.HTTPBadRequest(text="JSON is expected here.") from wrong
    if not isinstance(given, dict):
        raise web.HTTPBadRequest(text="An object is expected here.")
    return given
