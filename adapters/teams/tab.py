"""Teams' tab: the same screens as cards on a page; whoever looks is known by their token of Entra."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from aiohttp import web

from adapters.teams import tab_page
from adapters.teams.actions import Action, AwaySpan, Callback
from adapters.teams.answering import Answering
from adapters.teams.clicks import Asked, NotOurs, asked_by
from adapters.teams.entra import EntraTokens
from adapters.teams.screens import words
from adapters.teams.surfaces import Invoked
from adapters.teams.surfaces.dialog import FromForm, InDialog
from adapters.teams.tab_page import PATH, language_of
from adapters.teams.tokens import NotTrusted
from adapters.teams.wire import Click, Json, NotReadable, click_of
from bot.intents import Asker, ShowHelp, ShowHome
from bot.ports import StoreUnavailable
from domain.employees.assignment import Identity

LARGEST = 64_000
"""Bytes of a form that is sent: a note and a dozen fields."""
PRESS = "X-Press"
"""Names one press of a button, so that sending it twice does it once."""
_PRESS = re.compile(r"[A-Za-z0-9-]{8,64}")
_GROUP = Asked(asked_by(Click({"do": Action.SHOW_AWAY, "span": AwaySpan.THIS_WEEK}, {})).intent)
"""Where others look as well: who is away this week."""


@dataclass(frozen=True, slots=True)
class Tab:
    """The page, and what it asks for; the asker has no channel, for nobody vouches for which one it is in."""

    entra: EntraTokens
    answering: Answering
    app_id: str
    new_reference: Callable[[], str]

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(PATH, tab_page.page(self.app_id)),
            web.get(f"{PATH}/{{name:[a-z/-]+[.][a-z]+}}", tab_page.static),
            web.post(f"{PATH}/act", self.act),
        ]

    async def act(self, request: web.Request) -> web.Response:
        """The next card; 401 for whoever is not known, 400 for no button of ours, 503 to come again."""
        w = words(language_of(request))
        try:
            identity = await self.entra.check(request.headers.get("Authorization"))
            sent = await _sent(request)
        except NotTrusted as refused:
            tab_page.log.info("Refused somebody in the tab: %s", refused.reason)
            return _sorry(401, w("Teams does not say who you are. Please open this again."))
        except StoreUnavailable:
            return _sorry(503, w("Please try again in a minute."))
        except (msgspec.DecodeError, UnicodeError, NotReadable):
            return _sorry(400, w("This button is not known here."))
        return await self._answer(request, self._asker(request, identity), sent)

    async def _answer(self, request: web.Request, asker: Asker, sent: Click | None) -> web.Response:
        first = _GROUP if request.query.get("in") == "group" else Asked(ShowHome())
        if sent is None:
            return self._shown(await self.answering.answer(InDialog(), asker, first), asker)
        surface = FromForm() if sent.do in Callback.__members__.values() else InDialog()
        invoked = await self.answering.answer(surface, asker, _asked(sent))
        if invoked is None:
            return self._shown(await self.answering.answer(InDialog(), asker, first), asker)
        return self._shown(invoked, asker)

    def _asker(self, request: web.Request, identity: Identity) -> Asker:
        """A press is the same one for its own person alone."""
        press = request.headers.get(PRESS, "")
        number = press if _PRESS.fullmatch(press) else self.new_reference()
        return Asker(identity, f"tab {identity.user_id} {number}", None, language_of(request))

    def _shown(self, invoked: Invoked, asker: Asker) -> web.Response:
        """A card with what stands above it, or a sentence beside the card that is there already."""
        task = (invoked or {}).get("task", {})
        if task.get("type") == "message":
            return _json(200, {"sorry": task["value"]})
        language = self.answering.language(asker)
        value = task["value"]
        return _json(
            200,
            {
                "title": value["title"],
                "card": value["card"]["content"],
                "language": language,
                "words": tab_page.sentences(words(language)),
            },
        )


async def _sent(request: web.Request) -> Click | None:
    """None is the first screen."""
    if (request.content_length or 0) > LARGEST:
        raise NotReadable("too large")
    raw = await request.read()
    if not raw:
        return None
    body = msgspec.json.decode(raw) if len(raw) <= LARGEST else None
    if not isinstance(body, dict):
        raise NotReadable("not an object")
    return click_of(body) if body else None


def _asked(click: Click) -> Asked:
    try:
        return asked_by(click)
    except NotOurs:
        return Asked(ShowHelp())


def _sorry(status: int, sentence: str) -> web.Response:
    return _json(status, {"sorry": sentence})


def _json(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=msgspec.json.encode(body), content_type="application/json")
