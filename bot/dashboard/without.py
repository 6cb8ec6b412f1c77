"""An installation that nobody has set a sign-in provider up for: links from chat do."""

from collections.abc import Mapping, Sequence

from bot.ports.providers import Begun, Provider, Verified


class NoProviders:
    """The Providers where there are none."""

    def all(self) -> Sequence[Provider]:
        return ()

    async def begin(self, provider_id: str, back_to: str) -> Begun:
        raise KeyError(provider_id)

    async def finish(
        self, provider_id: str, answer: Mapping[str, str], begun: Begun, back_to: str
    ) -> Verified:
        raise KeyError(provider_id)
