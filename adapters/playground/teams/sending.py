"""Sends activities to the app, signed as the Bot Framework signs them, and reads its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp

from adapters.playground.journal import Delivery
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld


@dataclass(frozen=True)
class Answer:
    """How the app answered; `failure` is a word when it did not, or not well."""

    status: int | None
    body: Json = field(default_factory=dict)
    failure: str = ""

    @property
    def ok(self) -> bool:
        return not self.failure


async def send(world: TeamsWorld, activity: Json) -> Answer:
    """Deliver one activity; an answer that is no JSON object counts as an empty one."""
    answer, text = await _post(world, activity)
    name = f"teams {activity.get('name') or activity['type']}"
    world.journal.deliveries.append(
        Delivery(world.now(), name, activity, answer.status, text, answer.failure)
    )
    world.changed()
    return answer


async def _post(world: TeamsWorld, activity: Json) -> tuple[Answer, str]:
    headers = {
        "Authorization": f"Bearer {world.keys.signed_for(world.app.id, world.service_url)}",
        "Content-Type": "application/json; charset=utf-8",
    }
    limit = aiohttp.ClientTimeout(total=world.answer_limit)
    data = json.dumps(activity, ensure_ascii=False).encode()
    try:
        async with world.http.post(world.app_url, data=data, headers=headers, timeout=limit) as answer:
            text = await answer.text()
            return Answer(answer.status, _object(text), "" if answer.ok else "service_error"), text
    except TimeoutError:
        return Answer(None, failure="timeout"), ""
    except aiohttp.ClientError:
        return Answer(None, failure="unreachable"), ""


def _object(text: str) -> Json:
    try:
        read = json.loads(text) if text.strip() else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
