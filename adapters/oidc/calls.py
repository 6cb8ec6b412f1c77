"""Calls to a provider: short, bounded, nowhere else than it says, and by https."""

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlsplit

import aiohttp
import msgspec

from bot.ports.providers import Doubt, NotVerified

T = TypeVar("T")
PATIENCE = aiohttp.ClientTimeout(total=8)
"""Somebody waits before their browser."""
LARGEST = 512 * 1024
REFUSALS = frozenset({400, 401})
"""Answers in which a provider says why not."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
TROUBLES = (aiohttp.ClientError, TimeoutError, OSError, ValueError, RecursionError)


def unreachable(what: str) -> NotVerified:
    return NotVerified(Doubt.UNREACHABLE, what)


def not_trusted(why: str) -> NotVerified:
    return NotVerified(Doubt.NOT_TRUSTED, why)


def check_address(url: str) -> str:
    """An address of a provider's that may be called or gone to: https, or this machine's own."""
    parts = urlsplit(url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not is_safe or not parts.hostname or parts.fragment:
        raise unreachable("the provider names an address that is not https")
    return url


async def get(session: aiohttp.ClientSession, url: str, kind: type[T]) -> T:
    """Raises NotVerified."""
    try:
        async with session.get(check_address(url), timeout=PATIENCE, allow_redirects=False) as response:
            return msgspec.json.decode(await _body(response), type=kind)
    except TROUBLES as trouble:
        raise _no_answer(trouble) from trouble


async def post(
    session: aiohttp.ClientSession,
    url: str,
    form: Mapping[str, str],
    headers: Mapping[str, str],
    kind: type[T],
) -> T:
    """Raises NotVerified; what came of it is never sent on elsewhere."""
    try:
        async with session.post(
            check_address(url), data=form, headers=headers, timeout=PATIENCE, allow_redirects=False
        ) as response:
            return msgspec.json.decode(await _body(response, REFUSALS), type=kind)
    except TROUBLES as trouble:
        raise _no_answer(trouble) from trouble


def _no_answer(trouble: Exception) -> NotVerified:
    return unreachable(f"the provider does not answer as it should ({type(trouble).__name__})")


async def _body(response: aiohttp.ClientResponse, refusals: frozenset[int] = frozenset()) -> bytes:
    if response.status != 200 and response.status not in refusals:
        raise ValueError(f"status {response.status}")
    body = await response.content.read(LARGEST + 1)
    while len(body) <= LARGEST and (more := await response.content.read(LARGEST + 1 - len(body))):
        body += more
    if len(body) > LARGEST:
        raise ValueError("too long an answer")
    return body
