"""Answers after the acknowledgement: at most five to a response_url, within thirty minutes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
import msgspec

from adapters.slack.background import Background
from adapters.slack.bodies import Json

log = logging.getLogger(__name__)

TRIES = 3
PAUSE = 1.0
"""Seconds before the second try; doubled before the third."""
LIMIT = aiohttp.ClientTimeout(total=5.0)


@dataclass(frozen=True, slots=True)
class ResponseUrls:
    """Posts in the background, since the person's own client is waiting for the acknowledgement."""

    session: aiohttp.ClientSession
    background: Background
    host: str
    """Of the Web API; answers go there or to a name under it (hooks.slack.com), and nowhere else."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    def post(self, url: str, body: Json) -> None:
        """Returns at once; a failure is logged, never with the address: whoever has it may write there."""
        if not self._is_slacks(url):
            log.warning("A response_url that is not Slack's is left alone")
            return
        self.background.start(self._post(url, body), "an answer to a response_url")

    def _is_slacks(self, url: str) -> bool:
        try:
            name = urlsplit(url).hostname or ""
        except ValueError:
            return False
        return bool(self.host) and (name == self.host or name.endswith(f".{self.host}"))

    async def _post(self, url: str, body: Json) -> None:
        data = msgspec.json.encode(body)
        for number in range(TRIES):
            if number:
                await self.sleep(PAUSE * 2 ** (number - 1))
            status = await self._send(url, data)
            if status is not None and status < 500 and status != 429:
                break
        if status != 200:
            log.warning("Slack did not take an answer to a response_url: %s", status or "no connection")

    async def _send(self, url: str, data: bytes) -> int | None:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        try:
            async with self.session.post(
                url, data=data, headers=headers, timeout=LIMIT, allow_redirects=False
            ) as answer:
                return answer.status
        except TimeoutError:
            # Slack may have taken it: a second ephemeral message is worse than none.
            return 408
        except (aiohttp.ClientError, ValueError):
            return None
