"""The first set-up, for whoever holds the link that the program printed: an address, a chat, a company."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from aiohttp import web

from adapters.web import entering, set_up_company, troubles
from adapters.web.languages import asked_for
from adapters.web.posted import Posted
from adapters.web.site import Site, posted
from bot.dashboard import Nobody, signing_in
from bot.dashboard.founding import Founding
from bot.ports import Known, SessionKind
from bot.ports.setting_up import NotConnected, SettingUp, Stands
from bot.wording import Words, words

WORD = "/set-up/word"
"""Answers with a word that only this process knows, to tell whether an address leads here."""
COOKIE = "set-up"
SLACK_FIELDS = ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
SOCKET_FIELDS = ("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN")
TEAMS_FIELDS = ("TEAMS_APP_ID", "TEAMS_APP_SECRET", "TEAMS_TENANT_ID")
NEW_SLACK_APP = "https://api.slack.com/apps?new_app=1&manifest_yaml="

Step = Callable[[web.Request, Posted, Stands], Awaitable[web.StreamResponse]]


@dataclass
class Admission:
    """Who may set up: whoever used the link first, until the program ends."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    token: str = ""

    def admit(self, key: str) -> str | None:
        """What lets a browser in from now on; None for another key, or where somebody was first."""
        if self.token or not hmac.compare_digest(key.encode(), self.key.encode()):
            return None
        self.token = secrets.token_urlsafe(24)
        return self.token

    def has(self, token: str) -> bool:
        return bool(self.token) and hmac.compare_digest(token.encode(), self.token.encode())


@dataclass(frozen=True, slots=True)
class SetUp:
    """Its pages; they are there as long as there is no company."""

    site: Site
    setting_up: SettingUp
    founding: Founding
    admission: Admission
    word: str

    def routes(self) -> list[web.RouteDef]:
        site = self.site
        return [
            site.public("GET", WORD, self._word),
            site.public("GET", "/set-up/door", self._door),
            site.public("POST", "/set-up/door", self._enter),
            site.public("GET", "/set-up", self._step(self._path)),
            site.public("POST", "/set-up/address", self._step(self._address)),
            site.public("GET", "/set-up/{chat:slack|teams}", self._step(self._chat)),
            site.public("POST", "/set-up/slack", self._step(self._slack)),
            site.public("POST", "/set-up/teams", self._step(self._teams)),
            site.public("GET", "/set-up/leave-teams.zip", self._step(self._package)),
            site.public("GET", "/set-up/company", self._step(self._company)),
            site.public("POST", "/set-up/company", self._step(self._found)),
        ]

    async def _word(self, request: web.Request) -> web.Response:
        return web.Response(text=self.word)

    async def _door(self, request: web.Request) -> web.Response:
        """A page with one button, so that whoever looks at the link uses nothing up."""
        return self._show(request, "door", 200, key=request.query.get("key", ""))

    async def _enter(self, request: web.Request) -> web.Response:
        token = self.admission.admit((await posted(request)).text("key"))
        if token is None:
            return self._show(request, "door", 403, key="")
        response = web.Response(status=303, headers={"Location": self.site.url("/set-up")})
        response.headers["Set-Cookie"] = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
        return response

    def _step(self, step: Step) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            stands = await self.setting_up.stands()
            if stands.has_company:
                return web.Response(status=303, headers={"Location": self.site.url("/")})
            if not self.admission.has(request.cookies.get(COOKIE, "")):
                return self._show(request, "door", 403, key="")
            return await step(request, await posted(request), stands)

        return handle

    async def _path(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        """Where one is on the way."""
        return self._show(request, "path", 200, stands=stands)

    async def _address(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        address = sent.text("public_url").rstrip("/")
        problem = await self.setting_up.try_address(address) if address else NotConnected.MALFORMED
        if problem and not sent.flag("anyway"):
            said = {"public_url": _address_trouble(problem, self._words(request))}
            typed = {"public_url": address}
            return self._show(request, "path", 422, stands=stands, problems=said, typed=typed)
        self.setting_up.keep({"PUBLIC_URL": address})
        return self._going_on(request, "/set-up")

    async def _chat(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        """What to press at Slack or Microsoft, and what to bring back from there."""
        if request.match_info["chat"] == "teams":
            return self._show(request, "teams", 200, stands=stands)
        return self._slack_page(request, stands, is_socket=request.query.get("socket") == "yes")

    async def _slack(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        is_socket = sent.flag("socket")
        values = {name: sent.text(name) for name in (SOCKET_FIELDS if is_socket else SLACK_FIELDS)}
        w = self._words(request)
        needed = SOCKET_FIELDS if is_socket else ("SLACK_SIGNING_SECRET",)
        problems = {name: w("This is needed.") for name in needed if not values[name]}
        has_app = values.get("SLACK_CLIENT_ID") and values.get("SLACK_CLIENT_SECRET")
        if not values["SLACK_BOT_TOKEN"] and not has_app:
            problems["SLACK_BOT_TOKEN"] = w("This is needed.")
        if not problems and (trouble := await self.setting_up.try_slack(values)):
            problems["SLACK_BOT_TOKEN"] = _trouble("Slack", trouble, w)
        if problems:
            return self._slack_page(request, stands, is_socket=is_socket, problems=problems)
        self.setting_up.keep({name: value for name, value in values.items() if value})
        return self._going_on(request, "/set-up")

    async def _teams(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        values = {name: sent.text(name) for name in TEAMS_FIELDS}
        values["TEAMS_APP_ID"] = values["TEAMS_APP_ID"].lower()
        w = self._words(request)
        problems = {name: w("This is needed.") for name in TEAMS_FIELDS[:2] if not values[name]}
        if not problems and (trouble := await self.setting_up.try_teams(values)):
            problems["TEAMS_APP_ID"] = _trouble("Microsoft", trouble, w)
        if problems:
            typed = {"TEAMS_APP_ID": values["TEAMS_APP_ID"], "TEAMS_TENANT_ID": values["TEAMS_TENANT_ID"]}
            return self._show(request, "teams", 422, stands=stands, problems=problems, typed=typed)
        self.setting_up.keep({name: value for name, value in values.items() if value})
        return self._going_on(request, "/set-up/teams?kept=yes")

    async def _package(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        """The zip file to upload to Teams."""
        made = self.setting_up.teams_package(request.query.get("app_id", ""))
        if made is None:
            return self._show(request, "teams", 422, stands=stands)
        headers = {"Content-Disposition": 'attachment; filename="leave-teams.zip"'}
        return web.Response(body=made, content_type="application/zip", headers=headers)

    async def _company(self, request: web.Request, sent: Posted, stands: Stands) -> web.Response:
        """Its country, and who looks after it."""
        form = await set_up_company.form(self.founding, request.query, stands)
        return self._show(request, "company", 200, stands=stands, form=form)

    async def _found(self, request: web.Request, sent: Posted, stands: Stands) -> web.StreamResponse:
        w = self._words(request)
        form = await set_up_company.form(self.founding, _first(sent), stands)
        found = await set_up_company.found(self.founding, self.setting_up, sent, stands, w)
        if not isinstance(found, Known):
            typed = {name: values[0] for name, values in sent.fields.items()}
            facts = {"stands": stands, "form": form, "problems": found, "typed": typed}
            return self._show(request, "company", 422, **facts)
        house, agent = self.site.dashboard.house, entering.agent_of(request)
        entered = await signing_in.enter(house, found, SessionKind.BROWSER, agent, signing_in.BY_DOOR)
        if isinstance(entered, Nobody):
            return troubles.not_with_us(self.site, request, entered.locale)
        response = self._show(request, "done", 200, stands=stands)
        await entering.seat(self.site, request, entered, response)
        return response

    def _slack_page(
        self,
        request: web.Request,
        stands: Stands,
        *,
        is_socket: bool,
        problems: Mapping[str, str] | None = None,
    ) -> web.Response:
        text = ""
        if is_socket or stands.public_url.startswith("https://"):
            text = self.setting_up.slack_manifest(is_socket=is_socket)
        facts = {"manifest": text, "new_app": NEW_SLACK_APP + quote(text, safe=""), "is_socket": is_socket}
        status = 422 if problems else 200
        return self._show(request, "slack", status, stands=stands, problems=problems or {}, **facts)

    def _going_on(self, request: web.Request, path: str) -> web.Response:
        """Until the program has taken up what it was told."""
        return self._show(request, "going_on", 200, to=self.site.url(path))

    def _show(self, request: web.Request, page: str, status: int, **facts: Any) -> web.Response:
        known = {"problems": {}, "typed": {}, "typed_lists": {}, "press": "", **facts}
        locale = asked_for(request) or "en"
        return self.site.plain_page(request, f"set_up/{page}.html", locale, status, known)

    def _words(self, request: web.Request) -> Words:
        return words(asked_for(request) or "en")


def _first(sent: Posted) -> Mapping[str, str]:
    return {name: values[0] for name, values in sent.fields.items() if values}


def _address_trouble(trouble: NotConnected, w: Words) -> str:
    if trouble is NotConnected.MALFORMED:
        return w("An address looks like https://leave.example.com.")
    return w("Nothing of ours answers there. Check that it leads to this machine and port, then try again.")


def _trouble(platform: str, trouble: NotConnected, w: Words) -> str:
    match trouble:
        case NotConnected.UNREACHABLE:
            return w("{platform} does not answer. Check that this machine may call out.", platform=platform)
        case NotConnected.MALFORMED:
            return w("This does not look like what {platform} shows there. Copy it again.", platform=platform)
        case _:
            return w("{platform} does not know this. Copy it again.", platform=platform)
