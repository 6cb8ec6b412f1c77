"""Teams' side of a walk: signed activities in, and the calls that reached the Bot Connector."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import aiohttp

from bot.ports import Installation
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from tests import cast
from tests.adapters.teams.microsoft import APP, SECRET, TENANT, Microsoft, standing, token
from tests.walks.stage import Stage, stage

PEOPLE = {who: f"entra-{str(who).lower()}" for who in cast.PROFILES}
"""Entra object ids, by name."""
GENERAL = "19:general@thread.tacv2"
Json = dict[str, Any]


@dataclass
class Answer:
    """What an activity was answered with."""

    status: int
    body: Any

    @property
    def card(self) -> Json:
        """The card of an answer to a button, or in a dialog."""
        body = self.body
        return body["value"] if "value" in body else body["task"]["value"]["card"]["content"]  # type: ignore[no-any-return]


@dataclass
class Chat:
    """The program, and Microsoft as it sees it."""

    house: Stage
    microsoft: Microsoft
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 10_000)))

    async def post(self, body: Json, **claims: object) -> Answer:
        """An activity, signed by the Bot Framework."""
        now = int(time.time())
        sealed = {"exp": now + 3600, "nbf": now - 60, "serviceurl": self.microsoft.service_url, **claims}
        headers = {"Authorization": f"Bearer {token(**sealed)}"}  # type: ignore[arg-type]
        address = f"{self.house.address}/api/messages"
        async with (
            aiohttp.ClientSession() as browser,
            browser.post(address, json=body, headers=headers) as got,
        ):
            is_json = got.content_type == "application/json" and await got.read()
            return Answer(got.status, await got.json() if is_json else await got.text())

    def activity(self, who: str, kind: str, place: str = "", **more: object) -> Json:
        """What Teams sends of something that somebody did."""
        where: Json = {"id": place or f"a:{who}", "tenantId": TENANT}
        where["conversationType"] = "channel" if place.startswith("19:") else "personal"
        return {
            "type": kind,
            "id": f"activity-{next(self.numbers)}",
            "channelId": "msteams",
            "serviceUrl": self.microsoft.service_url,
            "from": {"id": f"29:{who}", "name": str(who), "aadObjectId": PEOPLE.get(who, who)},
            "recipient": {"id": f"28:{APP}", "name": "Leave"},
            "conversation": where,
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "en-GB",
            **more,
        }

    async def install(self, who: str) -> Answer:
        """The app comes to somebody."""
        roster = self.microsoft.rosters.setdefault(f"a%3A{who}", [])
        profile = cast.PROFILES[who][0] if who in cast.PROFILES else None
        roster.append(
            {
                "id": f"29:{who}",
                "objectId": PEOPLE.get(who, who),
                "name": str(who),
                "email": profile.email if profile else None,
                "userPrincipalName": profile.email if profile else None,
                "tenantId": TENANT,
                "userRole": "user",
            }
        )
        return await self.post(self.activity(who, "installationUpdate", action="add"))

    async def write(self, who: str, text: str, place: str = "", **more: object) -> Answer:
        """Words; in a channel with a mention of us."""
        if place:
            entity = {"type": "mention", "text": "<at>Leave</at>", "mentioned": {"id": f"28:{APP}"}}
            more = {"entities": [entity], **more}
            text = f"<at>Leave</at> {text}"
        return await self.post(self.activity(who, "message", place, text=text, **more))

    async def invoke(self, who: str, name: str, value: Json, place: str = "") -> Answer:
        return await self.post(self.activity(who, "invoke", place, name=name, value=value))

    async def press(
        self, who: str, card: Json, do: str, place: str = "", *, look: bool = False, **typed: object
    ) -> Answer:
        """A button that does something, what was filled in sent with it."""
        button = next(each for each in buttons(card, do) if ("look" in each["data"]["leave"]) is look)
        action = {"type": button["type"], "verb": do, "data": {**values(card), **button["data"], **typed}}
        return await self.invoke(who, "adaptiveCard/action", {"action": action}, place)

    async def open(self, who: str, card: Json, do: str, place: str = "") -> Answer:
        """A button that opens a dialog."""
        data = next(iter(buttons(card, do)))["data"]
        assert data["msteams"] == {"type": "task/fetch"}
        return await self.invoke(who, "task/fetch", {"data": data}, place)

    async def submit(self, who: str, card: Json, do: str, *, look: bool = False, **typed: object) -> Answer:
        """A button in a dialog."""
        button = next(each for each in buttons(card, do) if ("look" in each["data"]["leave"]) is look)
        assert button["type"] == "Action.Submit"
        return await self.invoke(who, "task/submit", {"data": {**values(card), **button["data"], **typed}})

    async def settled(self) -> None:
        """Until everything that is due has gone out on both platforms."""
        await self.house.parts.teams.background.drain()
        await self.house.settled()
        await self.house.parts.teams.background.drain()

    def messages(self, who_or_place: str) -> list[Json]:
        """The cards that stand in a conversation, as they were last changed, oldest first."""
        place = who_or_place if who_or_place.startswith("19:") else f"a:{who_or_place}"
        found: dict[str, Json] = {}
        for number, call in enumerate(self.microsoft.calls, start=1):
            parts = [unquote(each) for each in call.path.split("/")]
            if call.body is None or len(parts) < 3 or parts[1].partition(";")[0] != place:
                continue
            found[parts[3] if call.method == "PUT" else f"m-{number}"] = call.body
        return [body["attachments"][0]["content"] for body in found.values()]


def buttons(piece: object, do: str) -> Iterator[Json]:
    """Every button of a kind, however deep it stands."""
    if isinstance(piece, dict):
        data = piece.get("data")
        if isinstance(data, dict) and data.get("leave", {}).get("do") == do and "title" in piece:
            yield piece
        for key, value in piece.items():
            yield from () if key == "fallback" else buttons(value, do)
    elif isinstance(piece, list):
        for each in piece:
            yield from buttons(each, do)


def values(card: Json) -> Json:
    """What a client would send of the fields as they stand."""
    fields = (each for each in _pieces(card) if str(each["type"]).startswith("Input."))
    return {each["id"]: each.get("value", "") for each in fields}


def _pieces(piece: object) -> Iterator[Json]:
    if isinstance(piece, dict):
        yield from [piece] if "type" in piece else []
        for key, value in piece.items():
            yield from () if key == "actions" else _pieces(value)
    elif isinstance(piece, list):
        for each in piece:
            yield from _pieces(each)


def said(piece: object) -> str:
    """Everything there is to read."""
    if isinstance(piece, dict):
        own = [piece[key] for key in ("text", "title", "value", "label") if isinstance(piece.get(key), str)]
        return "\n".join([*own, *(found for each in piece.values() if (found := said(each)))])
    if isinstance(piece, list):
        return "\n".join(found for each in piece if (found := said(each)))
    return ""


@asynccontextmanager
async def both(
    folder: Path, url: str = "", *, is_connected: bool = True, **settings: object
) -> AsyncIterator[Chat]:
    """The cast's company in a Slack workspace and a Teams tenant; people are matched as they come.

    Where the tenant is not connected, the app was added to it, and nothing more."""
    async with standing() as microsoft:
        told = {
            "TEAMS_APP_ID": APP,
            "TEAMS_APP_SECRET": SECRET,
            "TEAMS_LOGIN_URL": f"{microsoft.url}/login",
            "TEAMS_OPENID_URL": f"{microsoft.url}/openid",
            "TEAMS_SERVICE_HOSTS": microsoft.url.removeprefix("http://"),
            **settings,
        }
        async with stage(folder, url=url, settings=told) as house:
            await house.found()
            await house.parts.teams.installations.save(_installation(house))
            if is_connected:
                await house.settle(ConnectWorkspace(Platform.TEAMS, TENANT, "Tannenberg"), name="teams")
            yield Chat(house, microsoft)


@asynccontextmanager
async def teams_alone(folder: Path) -> AsyncIterator[Chat]:
    """Nobody has set anything up, and Slack has never been heard of."""
    async with standing() as microsoft:
        told = {
            "TEAMS_APP_ID": APP,
            "TEAMS_APP_SECRET": SECRET,
            "TEAMS_LOGIN_URL": f"{microsoft.url}/login",
            "TEAMS_OPENID_URL": f"{microsoft.url}/openid",
            "TEAMS_SERVICE_HOSTS": microsoft.url.removeprefix("http://"),
        }
        async with stage(folder, settings=told) as house:
            yield Chat(house, microsoft)


def _installation(house: Stage) -> Installation:
    return Installation(
        Platform.TEAMS, TENANT, "Tannenberg", None, "", APP, f"28:{APP}", frozenset(),
        PEOPLE[cast.CARLA], house.clock.at,
    )  # fmt: skip
