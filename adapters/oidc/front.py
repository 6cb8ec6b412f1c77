"""All providers of an installation, with one HTTP session between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import aiohttp

from adapters.oidc.keys import Keys
from adapters.oidc.metadata import Discovery
from adapters.oidc.party import Party, Serves
from adapters.oidc.settings import ProviderSettings
from bot.ports import Clock
from bot.ports.providers import Begun, Provider, Verified


@dataclass(frozen=True, slots=True)
class OpenIdProviders:
    """The Providers that are asked by OpenID Connect."""

    session: aiohttp.ClientSession
    parties: Mapping[str, Party]

    @classmethod
    def open(cls, settings: Iterable[ProviderSettings], serves: Serves, clock: Clock) -> "OpenIdProviders":
        """Inside the running loop; nobody is asked anything yet."""
        # No cookies: what one sign-in is told is none of another's business.
        session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        parties = {
            each.id: Party(each, session, Discovery(session, each), Keys(session), clock, serves)
            for each in settings
        }
        return cls(session, parties)

    def all(self) -> Sequence[Provider]:
        """In the order of their settings."""
        return [party.settings.shown for party in self.parties.values()]

    async def begin(self, provider_id: str, back_to: str) -> Begun:
        """Raises NotVerified, and KeyError for a provider that there is not."""
        return await self.parties[provider_id].begin(back_to)

    async def finish(
        self, provider_id: str, answer: Mapping[str, str], begun: Begun, back_to: str
    ) -> Verified:
        """Raises NotVerified, and KeyError for a provider that there is not."""
        return await self.parties[provider_id].finish(answer, begun, back_to)

    async def close(self) -> None:
        await self.session.close()
