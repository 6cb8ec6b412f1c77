"""The playground's bar: the clock, the digest, the people worth being, starting over."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from adapters.clock.clocks import MovableClock
from adapters.playground import PersonCard, SlackWorld
from adapters.playground.teams import TeamsWorld
from bot.effects import PostDigest
from bot.reactions.announcing import digest_message
from bot.wiring.serving import Program
from domain.company.digests import Digest, Platform
from domain.ids import CompanyId


@dataclass
class Levers:
    """The playground's `Controls`."""

    parts: Program
    world: SlackWorld
    teams: TeamsWorld
    clock: MovableClock
    app: web.Application
    cards: Sequence[PersonCard]
    is_reset: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> datetime:
        return self.clock.now()

    async def move_clock(self, to: datetime | None) -> None:
        """What has fallen due by then comes at once."""
        self.clock.move(to)
        await self.parts.schedule.tick()

    async def post_digest_now(self) -> str:
        """Every digest, or why one stays silent today."""
        said = [
            await self._post(company_id, each)
            for company_id, each in await self.parts.house.queries.digests()
        ]
        return " ".join(said) or "No channel has a digest. Type /vacation digest in one."

    async def people(self) -> Sequence[PersonCard]:
        return self.cards

    async def reset(self) -> str:
        self.is_reset.set()
        return "Starting over. The page comes back in a moment."

    async def _post(self, company_id: CompanyId, digest: Digest) -> str:
        house, now = self.parts.house, self.clock.now()
        day = now.astimezone(ZoneInfo(digest.time_zone)).date()
        settings = await house.store.settings(company_id)
        name = self._channel_name(digest)
        if await digest_message(house, company_id, settings, digest, day) is None:
            return f"{name} stays silent today: it is a free day there, or nobody is away."
        await house.outbox.add(
            company_id, PostDigest(digest.id, day), f"by-hand-{digest.id}-{now.isoformat()}", now
        )
        return f"Posted to {name}."

    def _channel_name(self, digest: Digest) -> str:
        if digest.channel.platform is Platform.TEAMS:
            return f"{self.teams.tenant.conversations[digest.channel.channel_id].name} in Teams"
        _, channel = self.world.place(digest.channel.channel_id)
        return f"#{channel.name}"
