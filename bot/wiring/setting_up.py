"""The first set-up: what is typed in a browser is tried and kept, and the program goes on with it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from pydantic import SecretStr

from adapters.slack import manifest
from adapters.slack.single import TokenRefused, look
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, Verdict, WebApi
from adapters.teams import package
from adapters.teams.app_token import AppToken
from adapters.teams.trouble import LoginRefused, Throttled
from adapters.teams.trouble import Unreachable as TeamsUnreachable
from adapters.web.set_up import WORD, Admission, SetUp
from adapters.web.settings import PREFIX
from bot.dashboard.founding import Founding
from bot.ports import Directory, NotDelivered, Stranger
from bot.ports.setting_up import NotConnected, Stands
from bot.settings import Environment, keep_settings
from bot.wiring.serving import Program
from bot.wiring.told import teams_settings
from domain.company.digests import Platform
from storage.bundle import Storage

PATIENCE = aiohttp.ClientTimeout(total=10)
A_MOMENT = 0.5
"""Seconds until the program starts again, so that the page that said so arrives."""


@dataclass
class SettingUpProgram:
    """The port `SettingUp` of one running program; `again` is set once there is something to go on with."""

    environment: Environment
    storage: Storage
    directories: Mapping[Platform, Directory]
    word: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    again: asyncio.Event = field(default_factory=asyncio.Event)

    async def stands(self) -> Stands:
        found = await self.storage.installations.all()
        return Stands(
            self.environment.PUBLIC_URL,
            self.environment.has_slack,
            self.environment.has_teams,
            self.environment.has_oauth,
            [(each.platform, each.workspace_id, each.workspace_name) for each in found],
            bool(await self.storage.queries.companies()),
        )

    async def try_address(self, public_url: str) -> NotConnected | None:
        if not public_url.startswith(("https://", "http://")):
            return NotConnected.MALFORMED
        try:
            async with (
                aiohttp.ClientSession(timeout=PATIENCE) as session,
                session.get(f"{public_url}{PREFIX}{WORD}", allow_redirects=False) as answer,
            ):
                said = (await answer.content.read(200)).decode("utf-8", "replace").strip()
                return None if said == self.word else NotConnected.ELSEWHERE
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return NotConnected.ELSEWHERE

    async def try_slack(self, values: Mapping[str, str]) -> NotConnected | None:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            api = WebApi(session, self.environment.SLACK_API_URL)
            try:
                if token := values.get("SLACK_APP_TOKEN"):
                    await api.call("apps.connections.open", token, {}, Verdict)
                if token := values.get("SLACK_BOT_TOKEN"):
                    await look(api, token)
            except (TokenRefused, SlackRefused):
                return NotConnected.REFUSED
            except (Unreachable, RateLimited):
                return NotConnected.UNREACHABLE
        return None

    async def try_teams(self, values: Mapping[str, str]) -> NotConnected | None:
        if not package.APP_ID.fullmatch(values.get("TEAMS_APP_ID", "")):
            return NotConnected.MALFORMED
        settings = teams_settings(self.environment.model_copy(update=_typed(values)))
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            try:
                await AppToken(session, settings).get()
            except LoginRefused:
                return NotConnected.REFUSED
            except (Throttled, TeamsUnreachable):
                return NotConnected.UNREACHABLE
        return None

    def keep(self, values: Mapping[str, str]) -> None:
        keep_settings(self.environment.DATA_DIR, values)
        asyncio.get_running_loop().call_later(A_MOMENT, self.again.set)

    def slack_manifest(self, *, is_socket: bool) -> str:
        found = manifest.over_socket() if is_socket else manifest.over_http(self.environment.PUBLIC_URL)
        return manifest.as_yaml(found)

    def teams_package(self, app_id: str) -> bytes | None:
        try:
            return package.package(app_id, self.environment.PUBLIC_URL)
        except package.BadPackage:
            return None

    async def find(self, platform: Platform, workspace_id: str, email: str) -> Stranger | None:
        try:
            return await self.directories[platform].find(workspace_id, email)
        except (KeyError, NotDelivered):
            return None


def _typed(values: Mapping[str, str]) -> dict[str, str | SecretStr]:
    return {name: SecretStr(value) if "SECRET" in name else value for name, value in values.items()}


def set_up_routes(parts: Program, setting_up: SettingUpProgram, admission: Admission) -> list[web.RouteDef]:
    """The pages of the set-up, for as long as there is no company."""
    [site, *_] = parts.web_front.sites
    return SetUp(site, setting_up, Founding(parts.house), admission, setting_up.word).routes()
