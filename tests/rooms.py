"""The application in memory, with the cast as its people: intents in, replies, events and messages out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import intents
from bot.conversation import Conversation
from bot.dashboard import Dashboard
from bot.intents import Asker, Intent
from bot.ports import Context, Copy, Known, NotDelivered, Origin, Stranger
from bot.reactions.delivering import Delivering
from bot.replies import Reply
from bot.schedule import Schedule
from bot.screens import Screen
from bot.talk import House, Talk
from bot.working import Worker
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity
from domain.employees.commands import LinkIdentity
from domain.ids import EmployeeId
from domain.streams import Command
from storage.bundle import Storage
from storage.memory import open_memory
from tests import cast

SLACK, TEAMS = Platform.SLACK, Platform.TEAMS
TENANT = "7c3a9f10-0000-4000-8000-00000000abcd"
WORKSPACE = "T1"
CHANNEL = Channel(SLACK, WORKSPACE, "C1")
PEOPLE = (cast.ANNA, cast.BEN, cast.CARLA, cast.DORA)
PLACES: dict[str, dict[str, str]] = {
    "DE": {"BY": "Bavaria", "BE": "Berlin"},
    "GB": {"ENG": "England", "SCT": "Scotland"},
    "PT": {},
}


@dataclass
class StandingClock:
    """Shows what it was set to."""

    at: datetime = cast.NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class CountingIds:
    """id-1, id-2, …"""

    made: int = 0

    def new(self) -> str:
        self.made += 1
        return f"id-{self.made}"


@dataclass
class KnownStrangers:
    """A platform's directory of those it is told of."""

    people: dict[str, Stranger] = field(default_factory=dict)

    async def look_up(self, identity: Identity) -> Stranger | None:
        return self.people.get(identity.user_id)

    async def find(self, workspace_id: str, email: str) -> Stranger | None:
        return next(
            (each for each in self.people.values() if (each.email or "").lower() == email.lower()), None
        )


@dataclass
class Posts:
    """A messenger that keeps what it is given; `failing` is raised in place of the next sends."""

    sent: list[tuple[str, Screen, Copy | None]] = field(default_factory=list)
    homes: list[tuple[str, Screen]] = field(default_factory=list)
    failing: list[NotDelivered] = field(default_factory=list)
    platform: Platform = SLACK
    workspace_id: str = WORKSPACE

    async def tell(
        self, identity: Identity, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        return self._keep(identity.user_id, screen, copy)

    async def announce(
        self, channel: Channel, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        return self._keep(channel.channel_id, screen, copy)

    async def draw_home(self, identity: Identity, screen: Screen, locale: str) -> None:
        self.homes.append((identity.user_id, screen))

    def _keep(self, to: str, screen: Screen, copy: Copy | None) -> Copy:
        if self.failing:
            raise self.failing.pop(0)
        self.sent.append((to, screen, copy))
        message_id = copy.message_id if copy else f"m{len(self.sent)}"
        return Copy(self.platform, self.workspace_id, to, message_id, repr(screen))

    def to(self, who: str, kind: type[Screen]) -> list[Screen]:
        """What somebody was sent of a kind, in order."""
        return [screen for to, screen, _ in self.sent if to == who and isinstance(screen, kind)]


@dataclass
class Rooms:
    """Everything of one application."""

    house: House
    clock: StandingClock
    strangers: KnownStrangers
    posts: Posts
    tenants: KnownStrangers
    chats: Posts
    """What is sent on Microsoft Teams."""
    storage: Storage
    asked: int = 0

    @property
    def conversation(self) -> Conversation:
        return Conversation(self.house)

    async def ask(
        self, who: str, intent: Intent, channel: Channel | None = CHANNEL, delivery_id: str = ""
    ) -> Reply:
        """What somebody is answered; each question is a delivery of its own unless one is named."""
        self.asked += 1
        asker = Asker(identity(who), delivery_id or f"delivery-{self.asked}", channel, None)
        return (await self.conversation.answer(asker, intent)).reply

    async def say(self, who: str, text: str) -> Reply:
        return await self.ask(who, intents.Said(text))

    async def say_on_teams(self, who: str, text: str, channel: Channel | None = None) -> Reply:
        """What somebody types to us on Microsoft Teams is answered with."""
        self.asked += 1
        asker = Asker(entra(who), f"delivery-{self.asked}", channel, None)
        return (await self.conversation.answer(asker, intents.Said(text))).reply

    async def visit(self, who: str, press: str = "") -> Talk:
        """Somebody signed in on the dashboard; each visit is a press of its own unless one is named."""
        self.asked += 1
        known = Known(cast.COMPANY, EmployeeId(who))
        found = await Dashboard(self.house).visit(known, press or f"press-{self.asked}", None)
        assert isinstance(found, Talk), found
        return found

    async def settle(self, *commands: Command) -> None:
        """Changes by hand, as a file would make them."""
        self.asked += 1
        context = Context(cast.COMPANY, None, Origin.CLI, f"settle-{self.asked}", self.clock.at)
        await self.house.handling.handle_all(context, commands)

    async def deliver(self) -> None:
        """Everything that waits in the outbox, now."""
        delivering = Delivering(self.house, self.house.outbox, {SLACK: self.posts, TEAMS: self.chats})
        worker = Worker(self.house.outbox, delivering, self.clock)
        while await worker.work_once():
            pass

    async def tick(self) -> int:
        return await Schedule(self.house.queries, self.house.outbox, self.clock).tick()


def identity(who: str) -> Identity:
    return Identity(SLACK, WORKSPACE, who)


def entra(who: str) -> Identity:
    """Who somebody is on Microsoft Teams."""
    return Identity(TEAMS, TENANT, f"{who}-0000-4000-8000-00000000cafe")


def stranger(user_id: str, **changes: object) -> Stranger:
    """Somebody in the workspace whom nobody has told us of."""
    known = Stranger(
        identity(user_id),
        user_id.title(),
        None,
        "Europe/Berlin",
        "en",
        False,
        False,
        False,
        False,
        "Tannenberg",
    )
    return replace(known, **changes)  # type: ignore[arg-type]


DASHBOARD = "https://leave.example.com/dashboard"


def empty_rooms() -> Rooms:
    """Before anybody set anything up."""
    clock, strangers, tenants = StandingClock(), KnownStrangers(), KnownStrangers()
    storage = open_memory(clock=clock)
    house = House(
        storage.store,
        storage.queries,
        storage.outbox,
        storage.copies,
        clock,
        CountingIds(),
        cast.holidays,
        lambda: PLACES,
        {SLACK: strangers, TEAMS: tenants},
        storage.codes,
        storage.changes,
        storage.feeds,
        storage.installations,
        storage.references,
        storage.sessions,
        storage.doors,
        storage.sign_ins,
        storage.jobs,
        storage.history,
        storage.consents,
        DASHBOARD,
    )
    chats = Posts(platform=TEAMS, workspace_id=TENANT)
    return Rooms(house, clock, strangers, Posts(), tenants, chats, storage)


async def rooms() -> Rooms:
    """The cast's company, connected to a workspace in which everybody has their own name for an id."""
    found = empty_rooms()
    hires: list[Command] = [cast.hire(who) for who in PEOPLE]
    links: list[Command] = [LinkIdentity(who, identity(who)) for who in PEOPLE]
    await found.settle(*cast.FOUNDING, ConnectWorkspace(SLACK, WORKSPACE, "Tannenberg"), *hires, *links)
    return found


def person(who: EmployeeId) -> str:
    """A user id is the employee's id here."""
    return str(who)
