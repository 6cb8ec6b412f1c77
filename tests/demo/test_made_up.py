"""A playground that is older than its stand-in for Teams: its people are there all the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.demo import COMPANY, TENANT, demo_company
from bot.ports import Context, Origin
from bot.settings import Environment
from bot.wiring.made_up import bring_in, bring_into_teams
from bot.wiring.rooms import rooms
from domain.company.commands import DisconnectWorkspace
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.employees.commands import UnlinkIdentity
from tests.adapters.playground.stage import Clock

NOW = datetime(2026, 7, 6, 9, tzinfo=UTC)


async def test_a_company_from_before_is_brought_into_teams_once(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with rooms(Environment(DATA_DIR=tmp_path), _Still(clock)) as opened:
        house = opened.house
        await bring_in(house)
        felix = next(
            each for each in demo_company(NOW.date(), house.holidays).people if each.name == "Felix Braun"
        )
        known = Identity(Platform.TEAMS, TENANT, felix.entra_id)
        row = await house.queries.person(known)
        assert row is not None
        context = Context(COMPANY, None, Origin.CLI, "before", NOW)
        before = (UnlinkIdentity(row.employee_id, known), DisconnectWorkspace(Platform.TEAMS, TENANT))
        await house.handling.handle_all(context, before)
        assert await house.queries.person(known) is None
        for _ in range(2):
            await bring_into_teams(house)
        assert await house.queries.person(known) is not None
        assert await house.queries.company_of(Platform.TEAMS, TENANT) == COMPANY


class _Still:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def now(self) -> datetime:
        return self.clock.at
