"""Our way out, as it is put together, with a tenant in which some conversations are known."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import quote

from adapters.teams.lanes import Lanes
from adapters.teams.outside import Teams
from bot.ports import Gathering, Installation, Reference
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity
from storage.memory.keeping import MemoryInstallations
from storage.memory.references import MemoryReferences
from tests.adapters.teams.microsoft import APP, MORNING, TENANT, Clock, Microsoft

BOT = f"28:{APP}"
TEAM, GENERAL, AWAY = "19:team@thread.tacv2", "19:team@thread.tacv2", "19:away@thread.tacv2"
ANNA, BEN, DORA, GUEST = (
    Identity(Platform.TEAMS, TENANT, f"entra-{name}") for name in ("anna", "ben", "dora", "guest")
)
ANNAS_CHAT = "a:anna"
HERE = Channel(Platform.TEAMS, TENANT, AWAY)


@dataclass
class Outside:
    """What a test looks at and acts with."""

    microsoft: Microsoft
    clock: Clock
    teams: Teams
    stored: MemoryReferences
    installations: MemoryInstallations

    def annas_chat(self) -> Reference:
        return Reference(
            TENANT,
            ANNAS_CHAT,
            Gathering.PERSONAL,
            self.microsoft.service_url,
            BOT,
            user_id=ANNA.user_id,
            member_id="29:anna",
            name="Anna Berg",
        )

    def channel(
        self, conversation_id: str = AWAY, team_id: str | None = TEAM, name: str = "away"
    ) -> Reference:
        return Reference(
            TENANT,
            conversation_id,
            Gathering.CHANNEL,
            self.microsoft.service_url,
            BOT,
            team_id=team_id,
            name=name,
        )


def member(name: str, **more: str | None) -> dict[str, str | None]:
    """Somebody of a roster as Teams shows them."""
    first = name.split()[0].lower()
    return {
        "id": f"29:{first}",
        "name": name,
        "objectId": f"entra-{first}",
        "email": f"{first}@example.com",
        "userPrincipalName": f"{first}@corp.example.com",
        "userRole": "user",
        "tenantId": TENANT,
        **more,
    }


def installation() -> Installation:
    return Installation(
        platform=Platform.TEAMS,
        workspace_id=TENANT,
        workspace_name="Acme",
        enterprise_id=None,
        bot_token="",
        bot_id=APP,
        bot_user_id=BOT,
        scopes=frozenset(),
        installed_by=ANNA.user_id,
        installed_at=MORNING,
    )


@asynccontextmanager
async def standing(microsoft: Microsoft, clock: Clock) -> AsyncIterator[Outside]:
    """Anna has a chat with us; she, Ben and a guest are in a team that has the app."""
    stored, installations = MemoryReferences(), MemoryInstallations()
    await installations.save(installation())
    lanes = Lanes(clock.seconds, clock.sleep, lambda: 1.0)
    teams = Teams.open(microsoft.settings(), installations, stored, clock, lanes)
    outside = Outside(microsoft, clock, teams, stored, installations)
    await stored.note(outside.channel())
    await stored.note(outside.annas_chat())
    anna, ben = member("Anna Berg"), member("Ben Okafor", objectId=None, aadObjectId="entra-ben")
    microsoft.rosters[quote(ANNAS_CHAT, safe="")] = [anna]
    microsoft.rosters[quote(TEAM, safe="")] = [anna, ben, _guest()]
    yield outside
    await teams.close()


def _guest() -> dict[str, str | None]:
    login = "guest_elsewhere.example#EXT#@corp.example.com"
    return member("Guest Elsewhere", userPrincipalName=login, email="guest@elsewhere.example")
