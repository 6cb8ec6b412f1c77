"""Microsoft Teams as what the bot's ports need: made once inside the running loop, closed at the end."""

from dataclasses import dataclass

import aiohttp

from adapters.teams.app_token import AppToken
from adapters.teams.background import Background
from adapters.teams.connector import PATIENCE, Connector
from adapters.teams.directory import TeamsDirectory
from adapters.teams.entra import EntraTokens
from adapters.teams.graph import Graph
from adapters.teams.keys import Keys
from adapters.teams.lanes import Lanes
from adapters.teams.messenger import TeamsMessenger
from adapters.teams.outward import Outward
from adapters.teams.references import Remembered
from adapters.teams.rosters import Rosters
from adapters.teams.settings import TeamsSettings
from adapters.teams.status import TeamsStatuses
from adapters.teams.tokens import Tokens
from bot.ports import Clock, Consents, Installations, References

CONNECTIONS = 50
"""Open to Microsoft at once."""


@dataclass(frozen=True, slots=True)
class Teams:
    """The way out, and whom to trust on the way in."""

    settings: TeamsSettings
    session: aiohttp.ClientSession
    keys: Keys
    tokens: Tokens
    entra: EntraTokens
    token: AppToken
    connector: Connector
    installations: Installations
    references: Remembered
    outward: Outward
    background: Background
    messenger: TeamsMessenger
    directory: TeamsDirectory

    @classmethod
    def open(
        cls,
        settings: TeamsSettings,
        installations: Installations,
        references: References,
        clock: Clock,
        lanes: Lanes | None = None,
    ) -> "Teams":
        """One session for every call, with a timeout of its own and no cookies."""
        session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=PATIENCE),
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        lanes, background = lanes or Lanes(), Background()
        keys, token = Keys(session, settings.openid_url, lanes.now), AppToken(session, settings, lanes.now)
        connector = Connector(session, settings, token)
        remembered = Remembered(references, lanes.now)
        outward = Outward(connector, remembered, lanes, background)
        rosters = Rosters(outward, remembered, lanes.now)
        return cls(
            settings=settings,
            session=session,
            keys=keys,
            tokens=Tokens(keys, settings, clock),
            entra=EntraTokens(session, settings, installations, clock, lanes.now),
            token=token,
            connector=connector,
            installations=installations,
            references=remembered,
            outward=outward,
            background=background,
            messenger=TeamsMessenger(outward, remembered, rosters),
            directory=TeamsDirectory(rosters, installations),
        )

    def statuses(self, consents: Consents, clock: Clock) -> TeamsStatuses:
        """People's automatic replies and presence, by their consent."""
        return TeamsStatuses(Graph(self.session, self.settings), consents, clock)

    async def close(self) -> None:
        """Waits a little for answers under way."""
        await self.background.drain()
        self.keys.close()
        self.entra.close()
        await self.session.close()
