"""Microsoft's Agents Playground as a process, by the HTTP API that its own page uses, and what it saw."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp

from tests.agents_playground.company import BOT, FELIX, PERSONAL, TENANT, Somebody, configuration

Json = dict[str, Any]
PATIENCE = 30.0
"""Seconds after which something will not come any more, however slow the machine."""
MENTION = "<at>Leave</at>"
_numbers = itertools.count(1)


@dataclass
class Playground:
    """`seen` are its log's entries: every request and answer between it and the bot."""

    url: str
    http: aiohttp.ClientSession
    seen: list[Json] = field(default_factory=list)
    chats: dict[str, str] = field(default_factory=dict)
    """Of the others with the bot, by who they are."""

    async def meet(self, who: Somebody) -> None:
        """Somebody else adds the app: their chat with the bot comes to be, which no page shows."""
        body = {"isGroup": False, "bot": {"id": BOT}, "members": [{"id": who.id}], "tenantId": TENANT}
        made = await self._post("_connector/v3/conversations", body)
        self.chats[who.id] = json.loads(made)["id"]
        await self.happens(who, "installationUpdate", action="add")

    async def install(self, where: str = PERSONAL) -> None:
        """The app is added by whoever sits before the screen."""
        await self._post(f"_debug/conversation/{quote(where, safe='')}/installation", {})

    async def write(self, text: str, where: str = PERSONAL) -> str:
        """Felix types, with a mention of us but in his own chat; gives where it stands, such as a thread."""
        mention = {"mentioned": {"id": BOT, "name": "Leave"}, "text": MENTION}
        mentions = [] if where == PERSONAL else [mention]
        body = {
            "type": "text",
            "text": f"{MENTION} {text}" if mentions else text,
            "textFormat": "plain",
            "from": {"id": FELIX.id},
            "mentions": mentions,
        }
        made = await self._post(f"_conversation/v1/conversations/{quote(where, safe='')}/messages", body)
        return str(json.loads(made).get("postConversationId") or where)

    async def press(self, message_id: str, button: Json, typed: Json, where: str = PERSONAL) -> Json:
        """A button of a message as its page presses it; gives the bot's answer."""
        action = {"type": "Action.Execute", "verb": button["verb"], "data": {**typed, **button["data"]}}
        value = {"action": action, "trigger": "manual"}
        return await self.invoke("adaptiveCard/action", value, where, message_id)

    async def invoke(self, name: str, value: Json, where: str = PERSONAL, message_id: str = "") -> Json:
        body: Json = {
            "name": name,
            "value": value,
            "from": {"id": FELIX.id},
            "conversation": {"id": where},
        }
        if message_id:
            body["replyToId"] = message_id
        return json.loads(await self._post("_conversation/v1/invoke", body) or "{}")  # type: ignore[no-any-return]

    async def happens(self, who: Somebody, kind: str, where: str = "", **more: Any) -> Json:
        """Any activity of anybody, as it is; gives the bot's answer, which only the log has."""
        place = where or self.chats[who.id]
        number = f"custom-{next(_numbers)}"
        body = {
            "type": kind,
            "id": number,
            "channelId": "msteams",
            "serviceUrl": f"{self.url}/_connector",
            "from": {"id": who.id, "name": who.name, "aadObjectId": who.entra},
            "recipient": {"id": BOT, "name": "Leave"},
            "conversation": {"id": place, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            **more,
        }
        await self._post("_internal/v1/customActivities", body)
        entry = await self.until(lambda each: each.get("messageId") == number)
        return entry["response"]  # type: ignore[no-any-return]

    async def card(self, *words: str, after: int = 0) -> Json:
        """The bot's first message from `after` on that says all of it, with what became of it."""

        def fits(each: Json) -> bool:
            body = each.get("request", {}).get("body") or {}
            return each.get("from") == "User Application" and all(word in said(body) for word in words)

        return await self.until(fits, after)

    async def until(self, fits: Callable[[Json], bool], after: int = 0) -> Json:
        """Waits for an entry of the log."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for each in self.seen[after:]:
                    if fits(each):
                        return each
                await asyncio.sleep(0.05)

    async def _post(self, path: str, body: Json) -> str:
        async with self.http.post(f"{self.url}/{path}", json=body) as answer:
            text = await answer.text()
            assert answer.status < 300, f"{path}: {answer.status} {text}"
            return text

    async def watch(self) -> None:
        """Until cancelled."""
        async with self.http.ws_connect(f"{self.url}/_ws/log/stream") as stream:
            async for message in stream:
                if (entry := json.loads(message.data)).get("logAction") == "appendLog":
                    self.seen.append(entry["log"])


def said(piece: object) -> str:
    """Everything there is to read in a card or an answer, however deep it stands."""
    return "\n".join(_texts(piece))


def _texts(piece: object) -> Iterator[str]:
    if isinstance(piece, str):
        yield piece
    elif isinstance(piece, dict):
        for each in piece.values():
            yield from _texts(each)
    elif isinstance(piece, list):
        for each in piece:
            yield from _texts(each)


def content(entry: Json) -> Json:
    """The card of a message."""
    return entry["request"]["body"]["attachments"][0]["content"]  # type: ignore[no-any-return]


def buttons(piece: object, title: str) -> Iterator[Json]:
    """Those with a title, wherever they stand."""
    if isinstance(piece, dict):
        if piece.get("title") == title and str(piece.get("type", "")).startswith("Action."):
            yield piece
        for key, each in piece.items():
            yield from () if key == "fallback" else buttons(each, title)
    elif isinstance(piece, list):
        for each in piece:
            yield from buttons(each, title)


def filled(piece: object) -> Json:
    """What a client sends of the fields as they stand."""
    found: Json = {}
    if isinstance(piece, dict):
        if str(piece.get("type", "")).startswith("Input."):
            found[piece["id"]] = piece.get("value", "")
        for each in piece.values():
            found |= filled(each)
    elif isinstance(piece, list):
        for each in piece:
            found |= filled(each)
    return found


@asynccontextmanager
async def playing(cli: Path, folder: Path, port: int, bot: str) -> AsyncIterator[Playground]:
    """The process, from when it listens until it is stopped."""
    (folder / ".m365agentsplayground.yml").write_text(configuration(), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        "node", str(cli), "start", "-e", f"{bot}/api/messages", "-c", "msteams", "-p", str(port),
        "--disable-telemetry", "--enable-events-recording",
        cwd=folder, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        assert b"Listening" in line, f"{line!r}: see {folder}/devTools"
        async with aiohttp.ClientSession() as http:
            found = Playground(f"http://localhost:{port}", http)
            watching = asyncio.create_task(found.watch())
            yield found
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()
