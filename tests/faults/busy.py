"""People who ask and decide without end, and what the program acknowledged to them."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from adapters.playground import Channel, Person, SlackWorld, Workspace, acting
from adapters.playground.workspace import Message, View
from domain.amounts import Amount
from domain.company.commands import (
    CompanyCommand,
    ConnectWorkspace,
    DefineDepartment,
    DefinePolicy,
    NameAdministrators,
)
from domain.company.digests import Platform
from domain.company.places import Department
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.commands import EmploymentCommand, HireEmployee, LinkIdentity
from domain.ids import DepartmentId, EmployeeId
from domain.policies.policy import LeavePolicy
from tests import cast

TEAM, CLOCK = "T1", "clock.json"
PAIRS = 4
"""So many people ask, and as many decide, each for one other."""
WORKDAYS = [each for day in range(500) if (each := cast.TODAY + timedelta(days=1 + day)).weekday() < 5]


def asker(number: int) -> str:
    return f"UASKS{number}"


def decider(number: int) -> str:
    return f"UDECIDES{number}"


EVERYBODY = [who(number) for number in range(PAIRS) for who in (asker, decider)]


def busy_workspace() -> Workspace:
    people = [Person(each, each.lower(), each.title(), f"{each}@busy.example".lower()) for each in EVERYBODY]
    return Workspace.of(TEAM, "Busy", "busy", people, [Channel("C1BUSY", "busy", members=EVERYBODY)])


def founding() -> list[CompanyCommand | EmploymentCommand]:
    """The cast's company with more people, who all have plenty of leave."""
    commands: list[CompanyCommand | EmploymentCommand] = [
        *(each for each in cast.FOUNDING if not isinstance(each, NameAdministrators)),
        DefinePolicy(LeavePolicy(cast.VACATION, entitlement=Amount(365)), date(2026, 1, 1)),
        ConnectWorkspace(Platform.SLACK, TEAM, "Busy"),
    ]
    for number in range(PAIRS):
        department = DepartmentId(f"pair{number}")
        commands.append(DefineDepartment(Department(department, f"Pair {number}", (_id(decider(number)),))))
        for user in (asker(number), decider(number)):
            profile = Profile(user.title(), None, "en", "Europe/Berlin")
            place = Assignment(cast.BERLIN, department)
            commands += [
                HireEmployee(_id(user), profile, cast.HIRED, place),
                LinkIdentity(_id(user), Identity(Platform.SLACK, TEAM, user)),
            ]
    return [*commands, NameAdministrators((_id(decider(0)),))]


def _id(user: str) -> EmployeeId:
    return EmployeeId(user.lower())


@dataclass
class Crowd:
    """Everybody at once; `sent` and `approved` are ids of requests whose sending or approval was answered."""

    world: SlackWorld
    is_up: asyncio.Event
    sent: list[str] = field(default_factory=list)
    approved: list[str] = field(default_factory=list)
    is_over: bool = False

    async def live(self) -> None:
        """Until it is over, and whatever was begun has been answered."""
        asking = [self._asks(asker(number)) for number in range(PAIRS)]
        deciding = [asyncio.create_task(self._decides(decider(number))) for number in range(PAIRS)]
        await asyncio.gather(*asking)
        for each in deciding:
            each.cancel()
        await asyncio.gather(*deciding, return_exceptions=True)

    async def _asks(self, user: str) -> None:
        for day in WORKDAYS:
            if self.is_over:
                return
            form = await self._form(user, day)
            request = str(json.loads(form.content["private_metadata"])["request"])
            await self._send(user, form)
            self.sent.append(request)

    async def _form(self, user: str, day: date) -> View:
        """Types a day until a form stands on the screen."""
        while True:
            await self.is_up.wait()
            await acting.slash(self.world, user, "/vacation", day.isoformat(), "C1BUSY")
            if views := self.world.open_views(user):
                return views[-1]

    async def _send(self, user: str, form: View) -> None:
        """Presses Send until it is answered with something else than "try again"."""
        while form.content["callback_id"] != "result":
            await self.is_up.wait()
            await acting.submit(self.world, user, form)
        await acting.close_view(self.world, user, form, all_of_them=True)

    async def _decides(self, user: str) -> None:
        """Approves every other card as it comes."""
        changed, seen = self.world.watch(), set[str]()
        while True:
            for card in self.world.direct_messages(user):
                if card.ts not in seen and _value(card):
                    seen.add(card.ts)
                    if len(seen) % 2:
                        await self._approve(user, card)
            await changed.wait()
            changed.clear()

    async def _approve(self, user: str, card: Message) -> None:
        """Presses until somebody answers, or the card says that an earlier press was carried out."""
        request = _value(card).partition(" ")[2]
        while _value(card):
            await self.is_up.wait()
            with suppress(LookupError):
                if (await acting.click(self.world, user, card, "approve")).ok:
                    break
        self.approved.append(request)


def _value(card: Message) -> str:
    """Whose request the card's button approves; empty where it has none."""
    blocks = [block for block in card.blocks if block["type"] == "actions"]
    buttons = [each for block in blocks for each in block["elements"]]
    return next((str(each["value"]) for each in buttons if each["action_id"] == "approve"), "")
