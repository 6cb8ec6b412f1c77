"""Activities as others have shown or recorded them: each is taken or refused in words, and none breaks."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.teams.microsoft import TENANT
from tests.walks.teams import Chat, both

SHARED = Path(__file__).parents[3] / "shared" / "wire" / "teams"
FILES = sorted(SHARED.glob("*/*.json"))
if not FILES:
    pytest.skip("the collected payloads are not beside this clone", allow_module_level=True)

TAKEN = {200, 400, 501}
"""Taken, not to be read, or an invoke that this app does not have."""


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with both(tmp_path) as found:
        yield found


def activities() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for file in FILES:
        payload = json.loads(file.read_text(encoding="utf-8"))["payload"]
        if isinstance(payload, dict):
            found.append((f"{file.parent.name}/{file.name}", payload))
    return found


def addressed(payload: dict[str, Any], chat: Chat) -> dict[str, Any]:
    """The same, as it would come to us: excerpts leave out where they come from."""
    data = payload.get("channelData") if isinstance(payload.get("channelData"), dict) else {}
    return {
        "from": {"id": "29:somebody", "aadObjectId": "entra-somebody", "name": "Somebody"},
        "recipient": {"id": "28:bot", "name": "Leave"},
        "conversation": {"id": "a:somebody", "conversationType": "personal"},
        **payload,
        "channelId": "msteams",
        "serviceUrl": chat.microsoft.service_url,
        "channelData": {**(data or {}), "tenant": {"id": TENANT}},
    }


async def test_every_one_is_answered(chat: Chat) -> None:
    wrong = []
    for name, payload in activities():
        answer = await chat.post(addressed(payload, chat))
        is_refused = answer.status == 400 and payload.get("type", "") not in ("", "invoke")
        if answer.status not in TAKEN or is_refused:
            wrong.append((name, answer.status, answer.body))
    await chat.settled()
    assert wrong == []
