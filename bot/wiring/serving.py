"""The running program: the web application, the outbox's worker and the clock, around one storage."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from aiohttp import web

from adapters.clock.clocks import SystemClock, TimeOrderedIds
from adapters.clock.metronome import Metronome
from adapters.feed.front import listen as publish
from adapters.http import application
from adapters.slack.front import Front, Slack, listen
from adapters.slack.settings import SlackSettings
from adapters.slack.single import connect
from adapters.slack.status import SlackStatuses
from adapters.slack.web_api import RateLimited, Unreachable
from adapters.teams import about
from adapters.teams.front import TeamsFront
from adapters.teams.front import listen as listen_to_teams
from adapters.teams.outside import Teams
from adapters.teams.tokens import NotTrusted
from adapters.web.files import write
from adapters.web.front import InTeams, WebFront
from adapters.web.front import listen as listen_on_the_web
from bot.conversation import Conversation
from bot.conversation.joining import company_id_of
from bot.dashboard import Dashboard
from bot.dashboard.publishing import Publishing
from bot.dashboard.reports.running import Runner
from bot.effects import InviteInstaller
from bot.people import reconnect
from bot.ports import Directory, Installation, Messenger, Statuses, StoreUnavailable
from bot.reactions.delivering import Delivering
from bot.schedule import Schedule
from bot.screens import NoticeKind
from bot.settings import Environment
from bot.talk import House
from bot.wiring.rooms import Rooms
from bot.wiring.signing import providers_of
from bot.wiring.told import teams_settings
from bot.working import Worker
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from storage.bundle import MendableOutbox

log = logging.getLogger(__name__)
LETTERS_OF_A_REFERENCE = 8
YOUNG_OBJECTS = 20_000
"""New objects after which the collector looks at the young ones; Python's own 700 is for small programs."""


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that runs, for whoever starts it."""

    rooms: Rooms
    house: House
    slack: Slack
    front: Front
    teams: Teams
    teams_front: TeamsFront
    web_front: WebFront
    worker: Worker
    schedule: Schedule
    metronome: Metronome
    reports: Runner


@asynccontextmanager
async def program(rooms: Rooms) -> AsyncIterator[Program]:
    """The parts put together inside the running loop, nothing started yet; closed at the end."""
    settings = teams_settings(rooms.environment)
    installations, inbox = rooms.storage.installations, rooms.storage.inbox
    slack = Slack.open(slack_settings(rooms.environment), installations)
    teams = Teams.open(settings, installations, rooms.storage.references, SystemClock())
    directories: dict[Platform, Directory] = {Platform.SLACK: slack.directory}
    messengers: dict[Platform, Messenger] = {Platform.SLACK: slack.messenger}
    if teams.settings.is_mounted:
        directories[Platform.TEAMS], messengers[Platform.TEAMS] = teams.directory, teams.messenger
    statuses: dict[Platform, Statuses] = {
        Platform.SLACK: SlackStatuses(slack.settings, slack.outward.web, slack.outward.lanes),
        Platform.TEAMS: teams.statuses(rooms.storage.consents, rooms.clock),
    }
    house = replace(rooms.house, directories=directories, statuses=statuses, installations=slack.workspaces)
    outbox = rooms.storage.outbox
    delivering = Delivering(house, outbox, messengers)
    worker = Worker(outbox, delivering, rooms.clock)
    schedule = Schedule(house.queries, outbox, rooms.clock)

    async def installed(installation: Installation) -> None:
        await take_up(house, outbox, installation)

    conversation, clock = Conversation(house), SystemClock()
    front = listen(slack, conversation, inbox, clock, new_reference, installed)
    teams_front = listen_to_teams(teams, conversation, inbox, clock, new_reference, installed)
    providers = providers_of(rooms.environment, installations, clock)
    dashboard = Dashboard(house, providers)
    web_front = _dashboard(dashboard, rooms, teams)
    metronome, reports = Metronome(schedule.tick), Runner(dashboard, rooms.clock, write)
    try:
        yield Program(
            rooms, house, slack, front, teams, teams_front, web_front, worker, schedule, metronome, reports
        )
    finally:
        await slack.close()
        await teams.close()
        await providers.close()


def _dashboard(dashboard: Dashboard, rooms: Rooms, teams: Teams) -> WebFront:
    """In Teams too where an application says how Entra's tokens are to be checked."""

    async def check(authorization: str | None) -> Identity | None:
        try:
            return await teams.entra.check(authorization)
        except NotTrusted as refused:
            log.info("Refused somebody in the tab: %s", refused.reason)
            return None

    in_teams = InTeams(check, teams.settings.app_id) if teams.settings.has_application else None
    sessions, public_url = rooms.storage.sessions, rooms.environment.PUBLIC_URL
    return listen_on_the_web(dashboard, sessions, rooms.clock, public_url, new_reference, in_teams)


@asynccontextmanager
async def started(parts: Program) -> AsyncIterator[None]:
    """The worker and the clock running; Slack connected as far as the environment says how."""
    environment = parts.rooms.environment
    kept = parts.rooms.storage
    if relocked := await kept.installations.rotate_keys() + await kept.consents.rotate_keys():
        log.info("Locked %s tokens under the first of SECRET_KEYS", relocked)
    if token := environment.SLACK_BOT_TOKEN.get_secret_value():
        await _connect(parts, token)
    if environment.SLACK_APP_TOKEN:
        await parts.front.sockets.start()
    _calm_garbage_collection()
    working = asyncio.create_task(parts.worker.run(), name="outbox")
    reporting = asyncio.create_task(parts.reports.run(), name="reports")
    parts.metronome.start()
    try:
        yield
    finally:
        parts.metronome.stop()
        await parts.reports.stop(reporting)
        await parts.worker.stop(working)
        await parts.front.sockets.close()


async def _connect(parts: Program, token: str) -> None:
    """The token's workspace; one that is known from before does without Slack's answer."""
    try:
        found = await connect(parts.slack.outward.web, token, parts.slack.workspaces, parts.rooms.clock)
        await _go_on(parts.house, parts.rooms.storage.outbox, found)
    except (Unreachable, RateLimited) as trouble:
        known = await parts.slack.workspaces.all()
        if not any(each.bot_token == token for each in known):
            raise
        log.warning("Slack does not answer (%s); going on with the workspace known from before", trouble)


def _calm_garbage_collection() -> None:
    """What is there at the start stays: looking through it again and again costs each command."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


def web_application(parts: Program, routes: Iterable[web.AbstractRouteDef] = ()) -> web.Application:
    """The web application with Slack's routes, where Slack can reach them, those of Teams, and others."""
    over_http = parts.rooms.environment.SLACK_SIGNING_SECRET
    slack_routes = parts.front.routes() if over_http else []
    teams_routes = about.routes() if parts.rooms.environment.has_teams else []
    feeds = publish(Publishing(parts.house)).routes()

    async def health() -> dict[str, str]:
        return await _health(parts)

    return application(
        [
            *routes,
            *slack_routes,
            *teams_routes,
            *parts.teams_front.routes(),
            *parts.web_front.routes(),
            *feeds,
        ],
        health=health,
        new_reference=new_reference,
        is_https=parts.rooms.environment.PUBLIC_URL.startswith("https://"),
        drains=[parts.web_front.drain, parts.slack.background.drain, parts.teams.background.drain],
    )


async def take_up(house: House, outbox: MendableOutbox, installation: Installation) -> None:
    """A workspace has the app: its company goes on, or else whoever installed it is asked to set up."""
    if not await _go_on(house, outbox, installation):
        await _invite(house, installation)


async def _go_on(house: House, outbox: MendableOutbox, installation: Installation) -> bool:
    """Whether the workspace has a company; what could not be told without a good token is told now."""
    platform, workspace_id = installation.platform, installation.workspace_id
    company_id = await reconnect(house, platform, workspace_id, installation.workspace_name)
    if company_id is None:
        return False
    for letter in await outbox.dead_letters(company_id):
        if letter.problem == NoticeKind.NOT_CONNECTED.value:
            await outbox.retry(letter.delivery, house.clock.now())
    return True


async def _invite(house: House, installation: Installation) -> None:
    identity = Identity(installation.platform, installation.workspace_id, installation.installed_by)
    key = f"invite-{installation.workspace_id}-{installation.installed_at.isoformat()}"
    await house.outbox.add(company_id_of(identity), InviteInstaller(identity), key, house.clock.now())


def new_reference() -> str:
    """A short id under which the log explains what went wrong."""
    return TimeOrderedIds().new()[-LETTERS_OF_A_REFERENCE:]


def slack_settings(environment: Environment) -> SlackSettings:
    """What Slack's front is told."""
    return SlackSettings(
        environment.SLACK_SIGNING_SECRET.get_secret_value(),
        environment.SLACK_BOT_TOKEN.get_secret_value(),
        environment.SLACK_APP_TOKEN.get_secret_value(),
        environment.SLACK_CLIENT_ID,
        environment.SLACK_CLIENT_SECRET.get_secret_value(),
        environment.SLACK_API_URL,
        environment.SLACK_AUTHORIZE_URL,
        environment.PUBLIC_URL,
    )


async def _health(parts: Program) -> dict[str, str]:
    try:
        await parts.house.queries.companies()
        database = "ok"
    except StoreUnavailable:
        database = "unavailable"
    found = {"database": database}
    if parts.rooms.environment.SLACK_APP_TOKEN:
        found["slack"] = "ok" if parts.front.sockets.is_connected else "disconnected"
    return found


async def listening(app: web.Application, environment: Environment) -> web.AppRunner:
    """The application on its address. Raises OSError where somebody else has the port."""
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, environment.HOST, environment.PORT).start()
    return runner
