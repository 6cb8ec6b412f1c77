"""The Bot Connector's REST API (v3): each call is made once; who calls decides whether to try again.

Its contract is Microsoft's ConnectorAPI.swagger.json; what only Teams has is named where it is used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlencode

import aiohttp
import msgspec
from msgspec import Struct
from yarl import URL

from adapters.teams.app_token import AppToken
from adapters.teams.hosts import may_answer
from adapters.teams.settings import TeamsSettings
from adapters.teams.trouble import ConnectorRefused, Throttled, Unreachable, check

PATIENCE = 10.0
"""Seconds for a call."""
PAGE = 500
"""Members that Teams gives at once, at most."""
HOST_REFUSED = "host_refused"
"""Our own word: the activity came from where we do not answer."""

Json = Mapping[str, object]

__all__ = [
    "Connector",
    "ConnectorRefused",
    "Json",
    "Member",
    "Page",
    "TeamChannel",
    "Throttled",
    "Unreachable",
]


class Identified(Struct, frozen=True):
    """What was made; Teams leaves the id out where it only says that it will."""

    id: str | None = None


class Member(Struct, frozen=True):
    """Somebody of a conversation's roster; null is as good as left out."""

    id: str | None = None
    name: str | None = None
    objectId: str | None = None
    aadObjectId: str | None = None
    email: str | None = None
    userPrincipalName: str | None = None
    userRole: str | None = None
    tenantId: str | None = None

    @property
    def user_id(self) -> str:
        """Their Entra object id: Teams has two names for it. Empty for those without an account."""
        return self.aadObjectId or self.objectId or ""

    @property
    def member_id(self) -> str:
        """`29:…` of people, `28:…` of bots."""
        return self.id or ""


class Page(Struct, frozen=True):
    """Part of a roster; a token where there is more."""

    members: tuple[Member, ...] = ()
    continuationToken: str | None = None


class TeamChannel(Struct, frozen=True):
    """Of a team. The General channel has the team's id, and no name."""

    id: str
    name: str | None = None


class _Channels(Struct, frozen=True):
    conversations: tuple[TeamChannel, ...] = ()


A = TypeVar("A", bound=Struct)


@dataclass(frozen=True, slots=True)
class Connector:
    """Raises ConnectorRefused, Throttled or Unreachable. The session is closed by whoever made it."""

    session: aiohttp.ClientSession
    settings: TeamsSettings
    token: AppToken

    async def send(
        self, service_url: str, conversation_id: str, activity: Json, reply_to: str | None = None
    ) -> str:
        """The new message's id, which updates name; empty where Teams does not tell it."""
        path = f"conversations/{_quoted(conversation_id)}/activities"
        if reply_to:
            path += f"/{_quoted(reply_to)}"
        return (await self._call("POST", service_url, path, Identified, activity)).id or ""

    async def update(self, service_url: str, conversation_id: str, activity_id: str, activity: Json) -> None:
        path = f"conversations/{_quoted(conversation_id)}/activities/{_quoted(activity_id)}"
        await self._call("PUT", service_url, path, Identified, {**activity, "id": activity_id})

    async def delete(self, service_url: str, conversation_id: str, activity_id: str) -> None:
        path = f"conversations/{_quoted(conversation_id)}/activities/{_quoted(activity_id)}"
        await self._call("DELETE", service_url, path, Identified)

    async def create(self, service_url: str, bot_id: str, member_id: str, tenant_id: str) -> str:
        """Somebody's personal chat with the bot: the same one each time."""
        body: Json = {
            "isGroup": False,
            "bot": {"id": bot_id},
            "members": [{"id": member_id}],
            "tenantId": tenant_id,
            "channelData": {"tenant": {"id": tenant_id}},
        }
        made = await self._call("POST", service_url, "conversations", Identified, body)
        if not made.id:
            raise Unreachable("a conversation without an id")
        return made.id

    async def member(self, service_url: str, conversation_id: str, member_id: str) -> Member:
        """By `29:…` or by Entra object id."""
        path = f"conversations/{_quoted(conversation_id)}/members/{_quoted(member_id)}"
        return await self._call("GET", service_url, path, Member)

    async def page(self, service_url: str, conversation_id: str, more: str | None = None) -> Page:
        """One page of a roster; `more` is the token of the page before."""
        query = {"pageSize": str(PAGE), **({"continuationToken": more} if more else {})}
        path = f"conversations/{_quoted(conversation_id)}/pagedmembers?{urlencode(query)}"
        return await self._call("GET", service_url, path, Page)

    async def channels(self, service_url: str, team_id: str) -> Sequence[TeamChannel]:
        """Those of a team that the app is in (Teams' own addition)."""
        path = f"teams/{_quoted(team_id)}/conversations"
        return (await self._call("GET", service_url, path, _Channels)).conversations

    async def _call(
        self, method: str, service_url: str, path: str, answer: type[A], body: Json | None = None
    ) -> A:
        if not may_answer(service_url, self.settings):
            raise ConnectorRefused(0, HOST_REFUSED)
        url = URL(f"{service_url.rstrip('/')}/v3/{path}", encoded=True)
        data = None if body is None else msgspec.json.encode(body)
        return _read(await self._send(method, url, data), answer)

    async def _send(self, method: str, url: URL, data: bytes | None) -> bytes:
        """Once more with another token where the first was not taken."""
        token = await self.token.get()
        try:
            return await self._once(method, url, data, token)
        except ConnectorRefused as refused:
            if refused.status != 401 or token is None:
                raise
            self.token.refuse(token)
            return await self._once(method, url, data, await self.token.get())

    async def _once(self, method: str, url: URL, data: bytes | None, token: str | None) -> bytes:
        headers = {"Accept": "application/json"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        limit = aiohttp.ClientTimeout(total=PATIENCE)
        try:
            async with self.session.request(
                method, url, data=data, headers=headers, timeout=limit, allow_redirects=False
            ) as response:
                raw = await response.read()
                status, received = response.status, response.headers
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(type(error).__name__) from error
        check(status, received, raw)
        return raw


def _read(raw: bytes, answer: type[A]) -> A:
    """An empty body is an answer without anything in it."""
    try:
        return msgspec.json.decode(raw.strip() or b"{}", type=answer)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Unreachable("an answer that cannot be read") from error


def _quoted(id: str) -> str:
    """Ids hold `:`, `;`, `=` and `@`, and are never to become part of a path by themselves."""
    return quote(id, safe="") if id.strip(".") else id.replace(".", "%2E")
