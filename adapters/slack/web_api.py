"""Calls to Slack's Web API: one shared session, one timeout, three ways to fail.

Straight on aiohttp: with a session of ours slack_sdk ignores its own timeout, and its default retry on a
broken connection can post a message twice. Here a call is made once; who calls decides whether to try again.
"""

from collections.abc import Mapping
from typing import TypeVar

import aiohttp
import msgspec
from msgspec import Struct

SLACK = "https://slack.com/api/"
PATIENCE = 10.0
"""Seconds for a call whose caller has time."""


class Verdict(Struct, frozen=True):
    """What every answer of the Web API starts with."""

    ok: bool = False
    error: str = ""
    needed: str = ""


A = TypeVar("A", bound=Verdict)


class SlackRefused(Exception):
    """Slack's no; `error` is its word for it, `needed` the missing scope where that is why."""

    def __init__(self, method: str, error: str, needed: str = "") -> None:
        super().__init__(f"{method}: {error}" + (f" (needs {needed})" if needed else ""))
        self.method, self.error, self.needed = method, error, needed


class RateLimited(Exception):
    """Slack wants fewer calls of this method; `after` seconds it takes them again."""

    def __init__(self, method: str, after: float) -> None:
        super().__init__(f"{method}: wait {after:g} s")
        self.method, self.after = method, after


class Unreachable(Exception):
    """No answer, or none that can be read: whether the call had its effect is not known."""


class WebApi:
    """`url` ends with a slash; the session outlives the calls and is closed by whoever made it."""

    def __init__(self, session: aiohttp.ClientSession, url: str = SLACK) -> None:
        self._session = session
        self._url = url if url.endswith("/") else f"{url}/"

    async def call(
        self,
        method: str,
        token: str,
        args: Mapping[str, object],
        answer: type[A],
        seconds: float = PATIENCE,
    ) -> A:
        """Arguments go as JSON. Raises SlackRefused, RateLimited or Unreachable."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
        return await self._send(method, msgspec.json.encode(args), headers, answer, seconds)

    async def call_with_form(
        self,
        method: str,
        token: str | None,
        args: Mapping[str, str],
        answer: type[A],
        seconds: float = PATIENCE,
    ) -> A:
        """For methods that read no JSON. Raises as `call` does."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return await self._send(method, aiohttp.FormData(args), headers, answer, seconds)

    async def _send(
        self,
        method: str,
        data: bytes | aiohttp.FormData,
        headers: Mapping[str, str],
        answer: type[A],
        seconds: float,
    ) -> A:
        limit = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._session.post(
                self._url + method, data=data, headers=headers, timeout=limit, allow_redirects=False
            ) as response:
                if response.status == 429:
                    raise RateLimited(method, _seconds(response.headers.get("Retry-After")))
                raw = await response.read()
                status = response.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(f"{method}: {type(error).__name__}") from error
        return _read(method, status, raw, answer)


def _read(method: str, status: int, raw: bytes, answer: type[A]) -> A:
    try:
        verdict = msgspec.json.decode(raw, type=Verdict)
        if verdict.ok:
            return msgspec.json.decode(raw, type=answer)
    except msgspec.DecodeError as error:
        raise Unreachable(f"{method}: HTTP {status} without an answer of Slack's") from error
    if verdict.error in _TRANSIENT or not verdict.error:
        raise Unreachable(f"{method}: {verdict.error or f'HTTP {status}'}")
    if verdict.error in ("ratelimited", "rate_limited"):
        raise RateLimited(method, _seconds(None))
    raise SlackRefused(method, verdict.error, verdict.needed)


_TRANSIENT = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Slack's words for trouble of its own, after which parts of a call may have happened."""


def _seconds(text: str | None) -> float:
    """Of a Retry-After; half a minute where Slack does not say."""
    try:
        return max(1.0, float(text or ""))
    except ValueError:
        return 30.0
