"""POST /slack/events: raw bytes in, signature checked first, an answer in words for whatever is wrong."""

import logging
from dataclasses import dataclass

from aiohttp import web

from adapters.slack.bodies import FORM, Json, Malformed, WrongKind, read_body
from adapters.slack.receiving import Receiving
from adapters.slack.signature import is_signed
from bot.ports import Clock

log = logging.getLogger(__name__)

PATH = "/slack/events"
LARGEST = 1_000_000
"""Bytes; Slack's largest payload is a view of 250 kB."""
NO_RETRY = {"X-Slack-No-Retry": "1"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where Slack sends commands, clicks, forms and events."""

    receiving: Receiving
    clock: Clock
    signing_secret: str

    async def post(self, request: web.Request) -> web.Response:
        """Never answers 404, or 500: Slack shows those to people as a failure without a word."""
        try:
            raw = await self._body(request)
        except web.HTTPRequestEntityTooLarge:
            return _words(413, f"A request may have at most {LARGEST:,} bytes.")
        if _is_check(raw, request.content_type):
            return web.Response()
        if not self._is_signed(request, raw):
            return _words(401, "This request is not signed by Slack, or too old.")
        return await self._receive(request, raw)

    async def _body(self, request: web.Request) -> bytes:
        length = request.content_length or 0
        if length > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, length)
        raw = await request.read()
        if len(raw) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(raw))
        return raw

    def _is_signed(self, request: web.Request, raw: bytes) -> bool:
        timestamp = request.headers.get("X-Slack-Request-Timestamp")
        signature = request.headers.get("X-Slack-Signature")
        return is_signed(self.signing_secret, raw, timestamp, signature, self.clock.now().timestamp())

    async def _receive(self, request: web.Request, raw: bytes) -> web.Response:
        try:
            body = read_body(raw, request.content_type)
        except WrongKind as wrong:
            return _words(415, str(wrong))
        except Malformed as malformed:
            return _words(400, str(malformed))
        _note_retry(request, body)
        received = await self.receiving.receive(body)
        kind = "application/json" if received.body.startswith("{") else "text/plain"
        return web.Response(status=received.status, text=received.body, content_type=kind)


def _is_check(raw: bytes, content_type: str) -> bool:
    """Slack's check of the certificate, which it sends without a signature."""
    return content_type == FORM and raw.startswith(b"ssl_check=1") and b"command=" not in raw


def _note_retry(request: web.Request, body: Json) -> None:
    number = request.headers.get("X-Slack-Retry-Num")
    if number:
        reason = request.headers.get("X-Slack-Retry-Reason", "an unknown reason")
        log.info("Slack repeats event %r, for the %.3s. time: %.40s", body.get("event_id"), number, reason)


def _words(status: int, sentence: str) -> web.Response:
    return web.Response(status=status, text=f"{sentence}\n", headers=NO_RETRY)
