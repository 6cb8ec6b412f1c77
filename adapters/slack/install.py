"""Installing the app into a workspace by OAuth: there with a state, back with a code, a token kept."""

import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

from aiohttp import web

from adapters.slack.exchange import NotInstallable, exchange
from adapters.slack.manifest import bot_scopes
from adapters.slack.pages import page
from adapters.slack.settings import SlackSettings
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, WebApi
from bot.ports import Clock, Installation, Installations, StoreUnavailable

log = logging.getLogger(__name__)

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
COOKIE = "leave_slack_install"
LIFETIME = timedelta(minutes=10)
"""Of a state; a code of Slack's lives as long."""
AGAIN = (INSTALL, "Start again")


def _new_state() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Install:
    """The two addresses of an installation; `installed` is told of each workspace that has the app."""

    settings: SlackSettings
    api: WebApi
    installations: Installations
    clock: Clock
    installed: Callable[[Installation], Awaitable[None]]
    new_state: Callable[[], str] = field(default=_new_state)

    async def start(self, request: web.Request) -> web.StreamResponse:
        """GET /slack/install: on to Slack, with a state that only this browser can bring back."""
        if not self.settings.can_be_installed:
            return page("Not installed this way", _ONE_WORKSPACE, status=404)
        state = self.new_state()
        try:
            await self.installations.issue_state(state, self.clock.now() + LIFETIME)
        except StoreUnavailable:
            return page("Please try again in a minute", _STORE_AWAY, link=AGAIN, status=503)
        response = web.Response(status=302, headers={"Location": self._authorize(state)})
        response.set_cookie(
            COOKIE,
            state,
            max_age=int(LIFETIME.total_seconds()),
            path=REDIRECT,
            secure=self.settings.public_url.startswith("https:"),
            httponly=True,
            samesite="Lax",
        )
        return response

    async def finish(self, request: web.Request) -> web.StreamResponse:
        """GET /slack/oauth_redirect: back from Slack, with a code or a refusal."""
        response = await self._finish(request)
        response.del_cookie(COOKIE, path=REDIRECT)
        return response

    async def _finish(self, request: web.Request) -> web.Response:
        try:
            if not await self._is_ours(request):
                return page("That took too long", _STATE, link=AGAIN, status=400)
            if "error" in request.query or not request.query.get("code"):
                return page("Nothing was installed", _DENIED, link=AGAIN, status=400)
            return await self._keep(request.query["code"])
        except StoreUnavailable:
            return page("Please try again in a minute", _STORE_AWAY, link=AGAIN, status=503)

    async def _is_ours(self, request: web.Request) -> bool:
        """Whether the state is the one that this very browser was given, and not used yet."""
        state, kept = request.query.get("state", ""), request.cookies.get(COOKIE, "")
        if not state or not hmac.compare_digest(state.encode(), kept.encode()):
            return False
        return await self.installations.consume_state(state, self.clock.now())

    async def _keep(self, code: str) -> web.Response:
        try:
            installation = await exchange(self.api, self.settings, code, self._redirect(), self.clock)
        except NotInstallable as reason:
            return page("Nothing was installed", str(reason), link=AGAIN, status=400)
        except SlackRefused as refused:
            log.warning("An installation failed: Slack refused %s", refused)
            return page("Nothing was installed", _REFUSED, link=AGAIN, status=400)
        except (RateLimited, Unreachable) as trouble:
            log.warning("An installation failed: %s", trouble)
            return page("Slack did not answer", _SLACK_AWAY, link=AGAIN, status=502)
        await self.installations.save(installation)
        await self.installed(installation)
        name = installation.workspace_name or "your workspace"
        open_slack = f"https://slack.com/app_redirect?{urlencode({'team': installation.workspace_id})}"
        return page(f"Leave is now in {name}", _DONE, link=(open_slack, "Open Slack"))

    def _redirect(self) -> str:
        return f"{self.settings.public_url.rstrip('/')}{REDIRECT}"

    def _authorize(self, state: str) -> str:
        query = {
            "client_id": self.settings.client_id,
            "scope": ",".join(bot_scopes()),
            "state": state,
            "redirect_uri": self._redirect(),
        }
        joint = "&" if "?" in self.settings.authorize_url else "?"
        return f"{self.settings.authorize_url}{joint}{urlencode(query)}"


_ONE_WORKSPACE = "This installation serves one workspace. Ask whoever runs it to add yours."
_STORE_AWAY = "Our own storage is not answering right now. Nothing was installed."
_STATE = "The link was used before, is older than ten minutes, or was opened in another browser."
_DENIED = "Slack says that the installation was cancelled."
_REFUSED = "Slack did not accept it. If that happens again, ask whoever runs Leave to look at its log."
_SLACK_AWAY = "Nothing was installed. Please try again in a minute."
_DONE = "Type /vacation in any conversation. The first time, it asks for what it needs to know."
