"""Microsoft Teams as what the bot's ports need: made once inside the running loop, closed at the end."""

from dataclasses import dataclass

import aiohttp

from adapters.teams.app_token import AppToken
from adapters.teams.connector import PATIENCE, Connector
from adapters.teams.keys import Keys
from adapters.teams.settings import TeamsSettings
from adapters.teams.tokens import Tokens
from bot.ports import Clock, Installations, References

CONNECTIONS = 50
"""Open to Microsoft at once."""


@dataclass(frozen=True, slots=True)
class Teams:
    """The way out, and whom to trust on the way in."""

    settings: TeamsSettings
    session: aiohttp.ClientSession
    keys: Keys
    tokens: Tokens
    token: AppToken
    connector: Connector
    installations: Installations
    references: References

    @classmethod
    def open(
        cls, settings: TeamsSettings, installations: Installations, references: References, clock: Clock
    ) -> "Teams":
        """One session for every call, with a timeout of its own and no cookies."""
        session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=PATIENCE),
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        keys = Keys(session, settings.openid_url)
        token = AppToken(session, settings)
        return cls(
            settings=settings,
            session=session,
            keys=keys,
            tokens=Tokens(keys, settings, clock),
            token=token,
            connector=Connector(session, settings, token),
            installations=installations,
            references=references,
        )

    async def close(self) -> None:
        self.keys.close()
        await self.session.close()
