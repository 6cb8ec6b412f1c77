"""Bytes that the stand-in would not send, signed as Slack signs."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from adapters.slack.signature import sign
from tests.walks.stage import GENERAL, TEAM, Stage

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Got:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def said(self) -> str:
        """The text of an answer for one person's eyes."""
        return str(json.loads(self.text)["text"])


async def post(
    house: Stage, body: str | bytes, kind: str = FORM, *, age: int = 0, **headers: str | None
) -> Got:
    """`age` is seconds since it was signed; `headers` stand in the place of what would be sent."""
    raw = body.encode() if isinstance(body, str) else body
    timestamp = str(int(house.world.sealed_at()) - age)
    seal = sign(house.world.app.signing_secret, timestamp, raw)
    signed = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": seal, "Content-Type": kind}
    sent = {**signed, **{name.replace("_", "-"): each for name, each in headers.items()}}
    kept = {name: each for name, each in sent.items() if each is not None}
    async with (
        aiohttp.ClientSession() as browser,
        browser.post(house.world.app_url, data=raw, headers=kept) as got,
    ):
        return Got(got.status, await got.text(), dict(got.headers))


def command(user: str, text: str, team: str = TEAM, channel: str = GENERAL, **more: str) -> str:
    """What a slash command looks like on the wire."""
    fields = {"command": "/vacation", "text": text, "user_id": user, "team_id": team, "channel_id": channel}
    return urlencode({**fields, "trigger_id": f"{user}.{team}.{text}", "response_url": "", **more})


def interaction(payload: dict[str, Any]) -> str:
    """What a click or a form looks like on the wire."""
    return urlencode({"payload": json.dumps(payload)})
