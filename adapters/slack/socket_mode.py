"""Socket Mode: for hosts without a public address, the same payloads through a connection of ours."""

import logging
from dataclasses import dataclass, field

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.bodies import Json, Malformed, read_object
from adapters.slack.receiving import AGAIN, Receiving
from adapters.slack.settings import SlackSettings

log = logging.getLogger(__name__)


class AppTokenRefused(Exception):
    """SLACK_APP_TOKEN is of no use; the message says what to do, and never holds the token."""


@dataclass(slots=True)
class SocketMode:
    """One connection, kept up by slack_sdk: it pings, and connects again when Slack says goodbye."""

    settings: SlackSettings
    receiving: Receiving
    _client: SocketModeClient | None = field(default=None)

    async def start(self) -> None:
        """Connects. Raises AppTokenRefused; other trouble is slack_sdk's to retry."""
        token = self.settings.app_token
        if not token.startswith("xapp-"):
            raise AppTokenRefused(_ANOTHER_KIND)
        web = AsyncWebClient(base_url=self.settings.api_url)
        client = SocketModeClient(app_token=token, web_client=web, logger=_quiet)
        client.socket_mode_request_listeners.append(self.take)
        self._client = client
        try:
            await client.connect()  # type: ignore[no-untyped-call]
        except SlackApiError as refused:
            await self.close()
            raise AppTokenRefused(_REFUSED.format(refused.response["error"])) from refused

    async def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.close()  # type: ignore[no-untyped-call]

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
                SocketModeResponse(envelope_id=request.envelope_id, payload=_payload(received.body))
            )
        except (SlackClientError, ConnectionError) as error:
            log.warning("An envelope could not be acknowledged: %s", type(error).__name__)


def _payload(body: str) -> Json | None:
    if not body:
        return None
    try:
        return read_object(body)
    except Malformed:
        return {"text": body}


_quiet = logging.getLogger("adapters.slack.socket")
_quiet.setLevel(logging.WARNING)
"""slack_sdk writes whole payloads into its debug log."""

_ANOTHER_KIND = (
    "SLACK_APP_TOKEN has to start with xapp-. Make one with the scope connections:write on the page "
    "Basic Information of your app's settings."
)
_REFUSED = "Slack refuses SLACK_APP_TOKEN ({}). Make a new one on the page Basic Information."
