"""Teams around its tab, in a real Chromium under the true addresses; nothing leaves this machine."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from playwright.async_api import BrowserContext, Frame, Page, Route

from tests.adapters.teams.microsoft import persons_token
from tests.walks.teams import PEOPLE, Chat

TEAMS, OURS = "https://teams.microsoft.com", "https://leave.example.com"
HOST = """<!doctype html><meta charset="utf-8"><title>Teams</title>
<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style>
<script>
const told = TOLD;
const heard = [];
const supports = { people: {}, pages: {} };
const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports };
const answers = {
  initialize: () => ["content", "web", JSON.stringify(runtime), "2.50.0"],
  getContext: () => [told.context],
  "authentication.getAuthToken": () => told.token ? [true, told.token] : [false, "resourceDisabled"],
  "people.selectPeople": () => [null, told.people],
};
const inside = () => document.querySelector("iframe").contentWindow;
window.tell = (func, ...args) => inside().postMessage({ func, args }, "*");
window.addEventListener("message", ({ data, source, origin }) => {
  if (!data?.func || origin !== "https://leave.example.com") return;
  heard.push(data.func);
  const args = answers[data.func]?.();
  const { id, uuid, uuidAsString } = data;
  if (args) source.postMessage({ id, uuid, uuidAsString, args }, origin);
});
</script>
<iframe title="Leave" src="https://leave.example.com/teams/tab?theme=THEME"></iframe>"""


@dataclass
class Host:
    """Somebody's Teams with the tab in it."""

    chat: Chat
    page: Page
    wrong: list[str] = field(default_factory=list)

    async def open(self, who: str, at: str = TEAMS, **told: Any) -> Frame:
        """The tab in Teams, as it has drawn itself."""
        theme = told.pop("theme", "default")
        context = {"locale": told.pop("locale", "en-gb"), "theme": theme, "frameContext": "content"}
        context |= {"entityId": "leave", "hostClientType": "web", **told.pop("context", {})}
        said = {"token": token_of(self.chat, who), "people": [], "context": context, **told}
        body = HOST.replace("TOLD", json.dumps(said)).replace("THEME", theme)

        async def teams(route: Route) -> None:
            await route.fulfill(body=body, content_type="text/html")

        await self.page.context.route(f"{at}/**", teams)
        await self.page.goto(f"{at}/v2/")
        return next(each for each in self.page.frames if each.parent_frame)

    async def change_theme(self, name: str) -> None:
        await self.page.evaluate("name => tell('themeChange', name)", name)


def token_of(chat: Chat, who: str) -> str:
    """What Entra gives Teams for the tab, of this moment."""
    now = int(time.time())
    times = {"exp": now + 3600, "nbf": now - 60}
    return persons_token(f"{chat.microsoft.url}/login", oid=PEOPLE.get(who, who), **times)


async def stand(chat: Chat, context: BrowserContext) -> Host:
    """What goes wrong in the page is written down; what would leave this machine is refused."""

    async def nowhere(route: Route) -> None:
        await route.abort()

    async def ours(route: Route) -> None:
        """Our own address is the program's; headers and all."""
        asked = route.request
        address = asked.url.replace(OURS, chat.house.address)
        told = await asked.all_headers()
        headers = {name: value for name, value in told.items() if name != "host" and name[0] != ":"}
        async with (
            aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
            session.request(
                asked.method, address, headers=headers, data=asked.post_data_buffer, allow_redirects=False
            ) as got,
        ):
            kept = {
                name: value
                for name, value in got.headers.items()
                if name.lower() not in ("content-encoding", "content-length", "transfer-encoding")
            }
            await route.fulfill(status=got.status, headers=kept, body=await got.read())

    async def known_hosts(route: Route) -> None:
        allowed = {"Access-Control-Allow-Origin": "*"}
        await route.fulfill(json={"validOrigins": ["teams.microsoft.com"]}, headers=allowed)

    await context.route("**/*", nowhere)
    await context.route("https://res.cdn.office.net/**", known_hosts)
    await context.route(f"{OURS}/**", ours)
    host = Host(chat, await context.new_page())
    host.page.on("pageerror", lambda error: host.wrong.append(str(error)))
    host.page.on("console", lambda line: host.wrong.append(line.text) if line.type == "error" else None)
    return host
