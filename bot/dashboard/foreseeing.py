"""What a change would mean for everybody, looked at before it is saved, however many they are."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.conversation.foreseeing import mark_of
from bot.dashboard import Stale
from bot.foresight import tried
from bot.ports import Transaction
from bot.talk import House, Talk, is_there
from bot.trials import Consequence, Trial
from domain.company import decide as company
from domain.company.commands import CompanyCommand
from domain.company.fold import fold
from domain.company.settings import Settings
from domain.streams import Command

PATIENCE = 1.5
"""Seconds that a page waits before it shows what was found so far."""
SHOWN = 100
"""People on one page."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Whom a change concerns, by name; while it is not done, those found so far."""

    mark: str
    """Comes back with what is saved: it tells that this very change was looked at."""
    people: tuple[Consequence, ...]
    looked_at: int
    everybody: int
    is_done: bool

    @property
    def has_more(self) -> int:
        """How many have more of something, and less of nothing."""
        return sum(_sign(each) > 0 for each in self.people)

    @property
    def has_less(self) -> int:
        return sum(_sign(each) < 0 for each in self.people)

    def page(self, number: int) -> tuple[Consequence, ...]:
        """Some of the people, from page 1 on."""
        return self.people[(number - 1) * SHOWN : number * SHOWN]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.people) // SHOWN))


async def look(talk: Talk, commands: Sequence[Command], stood: str = "") -> Foreseen:
    """Who is affected and how, as far as that is known in a moment. Raises Refused where they would be."""
    mark = _mark(talk, commands, stood)
    trial = talk.house.trials.find(mark, talk.settings, talk.at)
    if trial is None:
        trial = await _trial(talk, commands)
        talk.house.trials.keep(mark, trial)
    await asyncio.wait({trial.task}, timeout=PATIENCE)
    if trial.is_done:
        trial.task.result()
    people = sorted(trial.found, key=lambda each: (each.name.casefold(), each.employee_id))
    return Foreseen(mark, tuple(people), trial.looked_at, trial.everybody, trial.is_done)


@dataclass(frozen=True, slots=True)
class Begun:
    """What of the company a form was begun from, and how that stood; "" was begun from nothing."""

    stands: Callable[[Settings], object]
    stood: str

    def check(self, settings: Settings) -> None:
        """Raises Stale where it is something else by now."""
        if self.stood and self.stood != mark_of(self.stands(settings)):
            raise Stale


async def settle(
    talk: Talk, commands: Sequence[Command], seen: str, begun: Begun, *, at_once: bool = False
) -> Foreseen | None:
    """Saves what has been looked at, and answers None; what has not is looked at first.

    With `at_once` what concerns nobody is saved without a look. Raises Refused, or Stale.
    """
    if await was_made(talk):
        return None
    begun.check(talk.settings)
    if seen != _mark(talk, commands, begun.stood):
        foreseen = await look(talk, commands, begun.stood)
        if foreseen.people or not (foreseen.is_done and at_once):
            return foreseen
    await carry_out(talk, commands, begun)
    return None


async def carry_out(talk: Talk, commands: Sequence[Command], begun: Begun) -> None:
    """Saves it, unless somebody else did meanwhile; what was sent before is done already.

    Raises Refused, or Stale.
    """

    def plan(tx: Transaction) -> Sequence[Command]:
        if tx.has_handled(talk.company_id, talk.context().command_id):
            return ()
        begun.check(tx.settings(talk.company_id))
        return commands

    await talk.house.handling.plan_and_handle(talk.context(), plan)


async def was_made(talk: Talk) -> bool:
    """Whether the very form was sent before: then it is done, whatever stands now."""
    command_id = talk.context().command_id
    return await talk.house.store.transact(
        talk.company_id, lambda tx: tx.has_handled(talk.company_id, command_id)
    )


def settings_after(settings: Settings, commands: Sequence[CompanyCommand]) -> Settings:
    """How the company would stand. Raises Refused."""
    for command in commands:
        settings = fold(settings, company.decide(settings, command))
    return settings


def _mark(talk: Talk, commands: Sequence[Command], stood: str) -> str:
    return mark_of((talk.company_id, tuple(commands), stood))


async def _trial(talk: Talk, commands: Sequence[Command]) -> Trial:
    people = await talk.house.queries.people(talk.company_id)
    trial = Trial(talk.settings, talk.at, sum(is_there(each, talk.today) for each in people))
    trial.task = asyncio.create_task(_try(talk.house, talk, commands, trial))
    trial.task.add_done_callback(lambda task: task.cancelled() or task.exception())
    return trial


async def _try(house: House, talk: Talk, commands: Sequence[Command], trial: Trial) -> None:
    async for each in tried(house, talk.company_id, commands, talk.at, explains=True):
        trial.looked_at += 1
        if each is not None:
            trial.found.append(each)
        await asyncio.sleep(0)  # whoever asks something meanwhile does not wait for everybody's balances
    trial.everybody = trial.looked_at


def _sign(found: Consequence) -> int:
    """+1 where somebody only gains, -1 where they lose anything, 0 where amounts cannot be compared."""
    differences = [
        each.after - each.before
        for each in found.balances
        if each.before is not None and each.after is not None
    ]
    if not differences:
        return 0
    return -1 if min(differences) < 0 else 1
