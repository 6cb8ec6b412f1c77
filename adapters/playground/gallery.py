"""Every screen of the product as each platform draws it, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from aiohttp import web

from adapters.playground.guard import guarded
from adapters.playground.workspace import Json

PAGE = Path(__file__).parent / "static" / "gallery.html"


@dataclass(frozen=True)
class Drawn:
    """A screen as a message and in a dialog: Block Kit, then Adaptive Cards."""

    name: str
    blocks: Sequence[Json]
    view: Json
    card: Json
    title: str
    dialog: Json


Draw = Callable[[str], Sequence[Drawn]]
"""All screens in a language."""


def gallery_routes(draw: Draw, languages: Mapping[str, str]) -> list[web.RouteDef]:
    """The page and what it shows; `languages` are their names by their codes, the first is shown first."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(body=PAGE.read_bytes(), content_type="text/html", charset="utf-8")

    async def screens(request: web.Request) -> web.Response:
        asked = request.query.get("in", "")
        chosen = asked if asked in languages else next(iter(languages))
        drawn = [asdict(each) for each in draw(chosen)]
        return web.json_response({"languages": languages, "chosen": chosen, "screens": drawn})

    return [
        web.get("/playground/gallery", guarded(page)),
        web.get("/playground/gallery/screens", guarded(screens)),
    ]
