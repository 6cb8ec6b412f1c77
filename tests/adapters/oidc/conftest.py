"""A provider beside us, and us as its relying party."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from adapters.oidc.front import OpenIdProviders
from adapters.oidc.settings import Kind, ProviderSettings
from bot.ports.providers import Begun, Verified
from domain.company.digests import Platform
from tests.adapters.oidc.provider import CLIENT, SECRET, FakeProvider, Stopped, providing

BACK = "https://leave.example.com/dashboard/sign-in/oidc/callback"
CODE = "a-code"


@dataclass
class Desk:
    """Somebody signing in: what the provider says is changed by each test."""

    provider: FakeProvider
    kind: Kind = Kind.PLAIN
    installed: set[tuple[Platform, str]] = field(default_factory=set)
    opened: list[OpenIdProviders] = field(default_factory=list)

    def providers(self) -> OpenIdProviders:
        if not self.opened:
            settings = ProviderSettings("oidc", "Oakridge", self.kind, self.provider.issuer, CLIENT, SECRET)
            self.opened.append(OpenIdProviders.open([settings], self._serves, Stopped()))
        return self.opened[0]

    async def begin(self) -> Begun:
        return await self.providers().begin("oidc", BACK)

    async def finish(self, begun: Begun, **answer: str) -> Verified:
        given = {"state": begun.state, "code": CODE, **answer}
        return await self.providers().finish("oidc", given, begun, BACK)

    async def sign_in(self, **token: object) -> Verified:
        begun = await self.begin()
        self.provider.token(begun.nonce, **token)  # type: ignore[arg-type]
        return await self.finish(begun)

    async def _serves(self, platform: Platform, workspace_id: str) -> bool:
        return (platform, workspace_id) in self.installed


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with providing() as provider:
        made = Desk(provider)
        yield made
        for each in made.opened:
            await each.close()
