"""Slack's front as a whole: what the program puts together once, starts and closes."""

import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp

from adapters.slack.answering import Answering
from adapters.slack.asking import Authorised
from adapters.slack.background import Background
from adapters.slack.conversation import Conversation
from adapters.slack.directory import SlackDirectory
from adapters.slack.endpoint import PATH, Endpoint
from adapters.slack.happenings import Happenings
from adapters.slack.install import INSTALL, REDIRECT, Install
from adapters.slack.lanes import Lanes
from adapters.slack.listeners import Listeners
from adapters.slack.messenger import SlackMessenger
from adapters.slack.outward import Outward
from adapters.slack.receiving import Receiving
from adapters.slack.response_urls import ResponseUrls
from adapters.slack.settings import SlackSettings
from adapters.slack.socket_mode import SocketMode
from adapters.slack.surfaces import Means
from adapters.slack.web_api import PATIENCE, WebApi
from adapters.slack.workspaces import Workspaces
from bot.ports import Clock, Inbox, Installation, Installations

CONNECTIONS = 50
"""Open to Slack at once."""

_BOLTS_OWN = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_BOT_TOKEN", "SLACK_VERIFICATION_TOKEN")

_quiet = logging.getLogger("adapters.slack.bolt")
_quiet.setLevel(logging.ERROR)
"""Bolt warns of tokens in the environment that it is not to use, and would log payloads at debug."""


@dataclass(frozen=True, slots=True)
class Slack:
    """The way out: what the bot's ports need. Made inside the running loop, before the conversation."""

    settings: SlackSettings
    session: aiohttp.ClientSession
    workspaces: Workspaces
    outward: Outward
    background: Background
    responses: ResponseUrls
    messenger: SlackMessenger
    directory: SlackDirectory

    @classmethod
    def open(
        cls, settings: SlackSettings, installations: Installations, lanes: Lanes | None = None
    ) -> "Slack":
        """One session for every call, with a timeout of its own."""
        session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=PATIENCE),
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
        )
        workspaces = Workspaces(installations)
        outward = Outward(WebApi(session, settings.api_url), workspaces, lanes or Lanes())
        background = Background()
        responses = ResponseUrls(session, background, urlsplit(settings.api_url).hostname or "")
        messenger, directory = SlackMessenger(outward), SlackDirectory(outward)
        return cls(settings, session, workspaces, outward, background, responses, messenger, directory)

    async def close(self) -> None:
        """Waits a little for answers under way."""
        await self.background.drain()
        await self.session.close()


@dataclass(frozen=True, slots=True)
class Front:
    """The way in: routes for the web application, and Socket Mode."""

    receiving: Receiving
    endpoint: Endpoint
    install: Install
    sockets: SocketMode

    def routes(self) -> list[web.RouteDef]:
        """For any aiohttp application."""
        return [
            web.post(PATH, self.endpoint.post),
            web.get(INSTALL, self.install.start),
            web.get(REDIRECT, self.install.finish),
        ]


def listen(
    slack: Slack,
    conversation: Conversation,
    inbox: Inbox,
    clock: Clock,
    new_reference: Callable[[], str],
    installed: Callable[[Installation], Awaitable[None]],
) -> Front:
    """Puts the way in together. `installed` is told of each new installation."""
    settings, workspaces = slack.settings, slack.workspaces
    means = Means(slack.outward, slack.responses, slack.background)
    answering = Answering(conversation, new_reference)
    happenings = Happenings(conversation, answering, workspaces, means)
    authorised = Authorised(workspaces)
    bolt = _bolt(authorised)
    Listeners(answering, happenings, authorised, means).listen(bolt)
    receiving = Receiving(bolt, inbox, clock)
    return Front(
        receiving,
        Endpoint(receiving, clock, settings.signing_secret),
        Install(settings, slack.outward.web, workspaces, clock, installed),
        SocketMode(settings, receiving, slack.outward.web),
    )


def _bolt(authorised: Authorised) -> AsyncApp:
    """Without the middlewares whose work is done before Bolt: see `receiving` and `endpoint`.

    Its default mode looks for the acknowledgement every ten milliseconds; `process_before_response` does not.
    """
    with _without_environment():
        return AsyncApp(
            name="leave",
            logger=_quiet,
            process_before_response=True,
            signing_secret="checked before",  # noqa: S106
            authorize=authorised,
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )


@contextmanager
def _without_environment() -> Iterator[None]:
    """Bolt would take our client id and secret for its own, and install workspaces beside us."""
    kept = {name: os.environ.pop(name) for name in _BOLTS_OWN if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
