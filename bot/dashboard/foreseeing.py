"""What a change would mean for everybody, looked at before it is saved, however many they are."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.foreseeing import mark_of
from bot.dashboard import Stale
from bot.foresight import tried
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
    mark = mark_of((talk.company_id, tuple(commands), stood))
    trial = talk.house.trials.find(mark, talk.settings, talk.at)
    if trial is None:
        trial = await _begun(talk, commands)
        talk.house.trials.keep(mark, trial)
    if trial.task:
        await asyncio.wait({trial.task}, timeout=PATIENCE)
        if trial.task.done():
            trial.task.result()
    people = sorted(trial.found, key=lambda each: (each.name.casefold(), each.employee_id))
    return Foreseen(mark, tuple(people), trial.looked_at, trial.everybody, trial.is_done)


async def settle(talk: Talk, commands: Sequence[Command], seen: str, stood: str = "") -> Foreseen | None:
    """Saves what has been looked at, and answers None; what has not is looked at first. Raises Refused."""
    if seen != mark_of((talk.company_id, tuple(commands), stood)):
        return await look(talk, commands, stood)
    await talk.house.handling.handle_all(talk.context(), commands)
    return None


def check_fresh(stands: object, stood: str) -> None:
    """Raises Stale where what a form was begun from is something else by now; "" was begun from nothing."""
    if stood and stood != mark_of(stands):
        raise Stale


def settings_after(settings: Settings, commands: Sequence[CompanyCommand]) -> Settings:
    """How the company would stand. Raises Refused."""
    for command in commands:
        settings = fold(settings, company.decide(settings, command))
    return settings


async def _begun(talk: Talk, commands: Sequence[Command]) -> Trial:
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
