"""The stand-in for Microsoft Teams as a whole: one tenant, one app, and what people do with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from adapters.playground.faults import Fault, Faults
from adapters.playground.ids import Ids
from adapters.playground.journal import Journal
from adapters.playground.teams import acting, happenings, keeping, pressing
from adapters.playground.teams.keys import Keys
from adapters.playground.teams.outcome import Dialog
from adapters.playground.teams.tenant import TeamsApp, TeamsConversation, TeamsMessage, Tenant

ROOT = "/playground/teams"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class TeamsWorld:
    """A Teams of our own, for tests and for trying things out.

    `base_url` is where this stand-in is reached, `app_url` where the app takes activities. `now` is the
    clock of what people see; `sealed_at` (unix seconds) that of tokens. `answer_limit` (seconds) is how
    long the app may take to answer.
    """

    def __init__(
        self,
        app: TeamsApp,
        tenant: Tenant,
        *,
        base_url: str = "",
        app_url: str = "",
        now: Callable[[], datetime] = _utc_now,
        sealed_at: Callable[[], float] = time.time,
        answer_limit: float = 15.0,
    ) -> None:
        self.app, self.tenant = app, tenant
        self.base_url, self.app_url = base_url, app_url
        self.now, self.answer_limit = now, answer_limit
        self.keys = Keys(sealed_at)
        self.ids = Ids("playground-teams")
        self.faults = Faults()
        self.journal = Journal()
        self.former_url = ""
        """Where the app was told to answer when this world was saved."""
        self.dialogs: dict[str, Dialog] = {}
        self.tell: Callable[[], None] = lambda: None
        """Called on each change: whoever shows the page tells it."""
        self._last_id = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._autosave: keeping.Autosave | None = None

    @property
    def url(self) -> str:
        return f"{self.base_url}{ROOT}"

    @property
    def service_url(self) -> str:
        """Where the app is told to answer."""
        return f"{self.url}/connector/"

    @property
    def http(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession()
        return self._session

    # What people do -------------------------------------------------------------------------------
    say = acting.say
    execute = acting.execute
    refresh = acting.refresh
    send_value = acting.send_value
    fetch_task = acting.fetch_task
    submit_task = acting.submit_task
    search = acting.search
    open_extension = acting.open_extension
    attach = acting.attach
    close_dialog = acting.close_dialog
    speak = acting.speak
    press = pressing.press
    press_in_dialog = pressing.press_in_dialog

    # What happens in a tenant ---------------------------------------------------------------------
    install = happenings.install
    install_everywhere = happenings.install_everywhere
    upgrade_everywhere = happenings.upgrade_everywhere
    uninstall = happenings.uninstall
    block = happenings.block
    join = happenings.join

    # What a test asks for or looks at -------------------------------------------------------------
    def fail_next(
        self,
        operation: str,
        *,
        status: int = 0,
        error: str = "",
        retry_after: int | None = None,
        timeout: bool = False,
        disconnect_after_effect: bool = False,
        times: int = 1,
    ) -> None:
        """Let the next `times` calls of a Connector operation, or `token`, go wrong; `*` is any."""
        self.faults.add(operation, Fault(error, status, retry_after, timeout, disconnect_after_effect), times)

    def personal(self, person: str) -> TeamsConversation:
        """Somebody's chat with the app; there from the first look at it, the app in it or not."""
        found = self.tenant.personal(person)
        if found is None:
            found = TeamsConversation(f"a:1{self.ids.word(40)}", "personal", members=[person])
            self.tenant.conversations[found.id] = found
        return found

    def messages(self, person: str) -> list[TeamsMessage]:
        """What stands between a person and the app, oldest first."""
        return self.personal(person).messages

    # Time and change ------------------------------------------------------------------------------
    def new_id(self) -> str:
        """A message's id: milliseconds, each later than the one before."""
        self._last_id = max(self._last_id + 1, int(self.now().timestamp() * 1000))
        return str(self._last_id)

    def stamp(self) -> str:
        return self.now().isoformat()

    def changed(self) -> None:
        """Something can be seen now that could not before."""
        self.tell()
        if self._autosave:
            self._autosave.soon()

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
        """Write the tenant and its messages as JSON; open dialogs and the journal are not kept."""
        keeping.save(self, path)

    def restore(self, path: Path) -> bool:
        """Take up what was saved; False when there is nothing to take up."""
        return keeping.restore(self, path)

    def keep_at(self, path: Path) -> None:
        """Save to this file a moment after every change, and at the end."""
        self._autosave = keeping.Autosave(lambda: self.save(path))

    async def close(self) -> None:
        """Stop what is under way, save where that was asked for, and let go of connections."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._autosave:
            self._autosave.finish()
        if self._session:
            await self._session.close()
