"""Answers after the acknowledgement: at most five to a response_url, within thirty minutes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

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
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    def post(self, url: str, body: Json) -> None:
        """Returns at once; a failure is logged, never with the address: whoever has it may write there."""
        self.background.start(self._post(url, body), "an answer to a response_url")

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
