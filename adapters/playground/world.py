"""The stand-in for Slack as a whole: workspaces, one app, and what people do with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from adapters.playground import acting, happenings, keeping
from adapters.playground.app import SlackApp
from adapters.playground.faults import Fault, Faults
from adapters.playground.ids import Ids
from adapters.playground.journal import Journal
from adapters.playground.limits import Limits
from adapters.playground.oauth import Code
from adapters.playground.refusals import SlackRefused
from adapters.playground.response_urls import ResponseUrls
from adapters.playground.socket_mode import Sockets
from adapters.playground.triggers import Triggers
from adapters.playground.workspace import Channel, Message, Person, View, Workspace, as_ts

API = "/playground/slack/api/"
RESPONSES = "/playground/slack/responses/"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SlackWorld:
    """A Slack of our own, for tests and for trying things out.

    `base_url` is where this stand-in is reached, `app_url` where the app takes everything. `now` is the
    clock of what people see and of every limit in time; `sealed_at` (unix seconds) that of signatures.
    `retry_delays` (seconds) are waited before each new try of an event; `ack_limit` (seconds) is how long
    the app may take to answer.
    """

    def __init__(
        self,
        app: SlackApp,
        workspaces: Iterable[Workspace],
        *,
        base_url: str = "",
        app_url: str = "",
        now: Callable[[], datetime] = _utc_now,
        sealed_at: Callable[[], float] = time.time,
        retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0),
        ack_limit: float = 3.0,
    ) -> None:
        self.app = app
        self.workspaces = {each.id: each for each in workspaces}
        self.base_url, self.app_url = base_url, app_url
        self.now, self.sealed_at = now, sealed_at
        self.retry_delays, self.ack_limit = retry_delays, ack_limit
        self.ids = Ids()
        self.triggers = Triggers(self.ids, now)
        self.limits = Limits(now)
        self.response_urls = ResponseUrls(self.ids, now)
        self.faults = Faults()
        self.journal = Journal()
        self.sockets = Sockets()
        self.revision = 0
        self.is_closing = False
        self.codes: dict[str, Code] = {}
        self._watchers: set[asyncio.Event] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._autosave: keeping.Autosave | None = None

    @property
    def api_url(self) -> str:
        """The value of SLACK_API_URL for an app that is to use this stand-in."""
        return f"{self.base_url}{API}"

    @property
    def http(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession()
        return self._session

    # What people do -------------------------------------------------------------------------------
    slash = acting.slash
    click = acting.click
    type_in = acting.type_in
    submit = acting.submit
    close_view = acting.close_view
    shortcut = acting.shortcut
    message_shortcut = acting.message_shortcut
    open_home = acting.open_home
    say = acting.say
    mention = acting.mention
    direct_message = acting.direct_message

    # What happens in a workspace ------------------------------------------------------------------
    install = happenings.install
    uninstall = happenings.uninstall
    take_back = happenings.take_back
    join_team = happenings.join_team
    change_person = happenings.change_person
    deactivate = happenings.deactivate
    join_channel = happenings.join_channel
    invite_bot = happenings.invite_bot
    remove_bot = happenings.remove_bot
    archive = happenings.archive
    unarchive = happenings.unarchive
    rename_channel = happenings.rename_channel
    send_event = happenings.send_event

    # What a test asks for or looks at -------------------------------------------------------------
    def fail_next(
        self,
        method: str,
        *,
        error: str = "",
        status: int = 0,
        retry_after: int | None = None,
        timeout: bool = False,
        disconnect_after_effect: bool = False,
        times: int = 1,
    ) -> None:
        """Let the next `times` calls of a Web API method go wrong; `*` stands for any method."""
        fault = Fault(error, status, retry_after, timeout, disconnect_after_effect)
        self.faults.add(method, fault, times)

    def messages(self, channel: str, seen_by: str = "") -> list[Message]:
        """A channel's messages, oldest first, with the ephemeral ones of `seen_by` only."""
        found = self.place(channel)[1].messages
        return [m for m in found if not m.only_for or m.only_for == seen_by]

    def direct_messages(self, user: str) -> list[Message]:
        """What stands between a person and the app, oldest first."""
        workspace = self.home_of(user)[0]
        bot = workspace.installation.bot_user_id if workspace.installation else ""
        channel = workspace.direct(user, bot)
        return self.messages(channel.id, user) if channel else []

    def open_views(self, user: str) -> list[View]:
        """The stack of modals a person has open, the top one last."""
        return self.home_of(user)[0].stacks.get(user, [])

    # Finding things -------------------------------------------------------------------------------
    def home_of(self, user: str) -> tuple[Workspace, Person]:
        """A person and their workspace; raises `SlackRefused` user_not_found."""
        for workspace in self.workspaces.values():
            if user in workspace.people:
                return workspace, workspace.people[user]
        raise SlackRefused("user_not_found")

    def place(self, channel: str) -> tuple[Workspace, Channel]:
        """A channel and its workspace; raises `SlackRefused` channel_not_found."""
        for workspace in self.workspaces.values():
            if channel in workspace.channels:
                return workspace, workspace.channels[channel]
        raise SlackRefused("channel_not_found")

    def direct_channel(self, workspace: Workspace, one: str, other: str) -> Channel:
        """The direct messages between two people, opened where there are none yet."""
        found = workspace.direct(one, other)
        if found is None:
            found = Channel(self.ids.named("D"), "directmessage", is_im=True, members=[one, other])
            workspace.channels[found.id] = found
        return found

    # Time and change ------------------------------------------------------------------------------
    def new_ts(self) -> str:
        return as_ts(self.now(), self.ids.next())

    def seconds(self) -> int:
        return int(self.now().timestamp())

    def changed(self) -> None:
        """Tell everyone who watches that something can be seen now that could not before."""
        self.revision += 1
        for watcher in self._watchers:
            watcher.set()
        if self._autosave:
            self._autosave.soon()

    def watch(self) -> asyncio.Event:
        """An event that is set on each change, until `unwatch`."""
        watcher = asyncio.Event()
        self._watchers.add(watcher)
        return watcher

    def unwatch(self, watcher: asyncio.Event) -> None:
        self._watchers.discard(watcher)

    def later(self, work: Coroutine[object, object, None]) -> None:
        """Do something beside the answer that is being given now."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Wait until everything under way has arrived."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    # Keeping --------------------------------------------------------------------------------------
    def save(self, path: Path) -> None:
        """Write everything but open modals, limits and the journal as JSON."""
        keeping.save(self, path)

    def restore(self, path: Path) -> bool:
        """Take up what was saved; False when there is nothing to take up."""
        return keeping.restore(self, path)

    @classmethod
    def load(cls, path: Path, app: SlackApp, **options: object) -> SlackWorld:
        """A world as it was saved; `options` as for the constructor."""
        world = cls(app, (), **options)  # type: ignore[arg-type]
        world.restore(path)
        return world

    def keep_at(self, path: Path) -> None:
        """Save to this file a moment after every change, and at the end."""
        self._autosave = keeping.Autosave(self, path)

    async def stop_watching(self) -> None:
        """Let go of everyone who watches, so that a server can stop."""
        self.is_closing = True
        for watcher in self._watchers:
            watcher.set()
        await self.sockets.close()

    async def close(self) -> None:
        """Stop what is under way, save where that was asked for, and let go of connections."""
        await self.stop_watching()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._autosave:
            self._autosave.finish()
        if self._session:
            await self._session.close()
