"""Socket Mode: for hosts without a public address, the same payloads through a connection of ours."""

import asyncio
import logging
from dataclasses import dataclass, field

from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.bodies import read_object
from adapters.slack.receiving import AGAIN, Receiving
from adapters.slack.settings import SlackSettings
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, Verdict, WebApi

log = logging.getLogger(__name__)


class AppTokenRefused(Exception):
    """SLACK_APP_TOKEN is of no use; the message says what to do, and never holds the token."""


class Ticket(Verdict, frozen=True):
    """Where to connect to."""

    url: str = ""


@dataclass(slots=True)
class SocketMode:
    """One connection, kept up by slack_sdk: it pings, and connects again when Slack says goodbye."""

    settings: SlackSettings
    receiving: Receiving
    api: WebApi
    _client: SocketModeClient | None = field(default=None)
    _connecting: asyncio.Task[None] | None = field(default=None)

    async def start(self) -> None:
        """Begins to connect, and goes on trying while Slack is away. Raises AppTokenRefused."""
        token = self.settings.app_token
        if not token.startswith("xapp-"):
            raise AppTokenRefused(_ANOTHER_KIND)
        address = await self._address(token)
        web = AsyncWebClient(base_url=self.settings.api_url)
        client = SocketModeClient(app_token=token, web_client=web, logger=_quiet)
        client.wss_uri = address
        client.socket_mode_request_listeners.append(self.take)
        self._client = client
        self._connecting = asyncio.create_task(_connect(client), name="Socket Mode")

    async def connected(self) -> None:
        """Returns once the first connection stands."""
        if self._connecting is not None:
            await self._connecting

    async def close(self) -> None:
        client, self._client = self._client, None
        if self._connecting is not None:
            self._connecting.cancel()
        if client is not None:
            await client.close()  # type: ignore[no-untyped-call]

    async def _address(self, token: str) -> str | None:
        """Asked for here first, since slack_sdk would go on asking with a token that is no good."""
        try:
            return (await self.api.call_with_form("apps.connections.open", token, {}, Ticket)).url
        except SlackRefused as refused:
            raise AppTokenRefused(_REFUSED.format(refused.error)) from refused
        except (RateLimited, Unreachable) as trouble:
            log.warning("Socket Mode has to wait: %s", trouble)
            return None

    @property
    def is_connected(self) -> bool:
        """For the health page."""
        session = self._client.current_session if self._client else None
        return session is not None and not session.closed

    async def take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Every envelope is acknowledged, but for an event that has to come again."""
        if request.retry_attempt:
            log.info("Slack repeats an envelope: %s", request.retry_reason)
        received = await self.receiving.receive(request.payload)
        if received.status == AGAIN.status and request.type == "events_api":
            return
        try:
            await client.send_socket_mode_response(
                SocketModeResponse(
                    envelope_id=request.envelope_id,
                    payload=read_object(received.body) if received.body else None,
                )
            )
        except (SlackClientError, ConnectionError) as error:
            log.warning("An envelope could not be acknowledged: %s", type(error).__name__)


async def _connect(client: SocketModeClient) -> None:
    await client.connect()  # type: ignore[no-untyped-call]


_quiet = logging.getLogger("adapters.slack.socket")
_quiet.setLevel(logging.WARNING)
"""slack_sdk writes whole payloads into its debug log."""

_ANOTHER_KIND = (
    "SLACK_APP_TOKEN has to start with xapp-. Make one with the scope connections:write on the page "
    "Basic Information of your app's settings."
)
_REFUSED = "Slack refuses SLACK_APP_TOKEN ({}). Make a new one on the page Basic Information."
