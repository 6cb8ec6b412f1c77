"""A file of people or of the company, brought in after a look at what it would change and for whom."""

from dataclasses import dataclass

from bot.company_file.bringing import RefusedChange, bring_in_opened
from bot.company_file.mistakes import Mistake, Mistaken, Spot
from bot.company_file.plan import Change, Plan
from bot.company_file.reading import Opened, open_file
from bot.company_file.tables import is_table, open_table
from bot.conversation.foreseeing import MOST_TRIED, mark_of
from bot.dashboard.trying import concerned
from bot.permissions import Ability, require
from bot.talk import Talk
from bot.trials import Consequence
from domain.company.commands import CompanyCommand
from domain.ids import EmployeeId
from domain.refusals import Refusal
from domain.streams import Command

MOST_BYTES = 1_000_000
MOST_SHOWN = 200
"""Changes, people and mistakes listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The file cannot be taken as it is; nothing of it was done."""

    mistakes: tuple[Mistake, ...]
    others: int = 0
    refusal: Refusal | None = None
    """What the company says to the change that stands at the only mistake."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the file would change."""

    line: int
    name: str
    """Of whom, where it is about somebody."""
    words: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What would change; `seen` is for whoever sends the same once more."""

    seen: str
    lines: tuple[Line, ...]
    count: int
    people: tuple[Consequence, ...]
    others: int
    is_too_many: bool
    """Whether there are too many people to look at each while somebody waits."""
    unlisted: int
    """What the company has and the file lacks: it stays."""
    notes: tuple[str, ...]


async def open_form(talk: Talk) -> None:
    """Raises Refused for who may not."""
    await require(talk, Ability.CHANGE_PEOPLE)
    await require(talk, Ability.SETTLE)


async def look(talk: Talk, data: bytes) -> Looked | Broken:
    """What the file would change and for whom, or everything that is wrong with it."""
    await open_form(talk)
    plan = await _tried(talk, data, is_trial=True)
    return plan if isinstance(plan, Broken) else await _looked(talk, plan)


async def bring(talk: Talk, data: bytes, seen: str) -> Looked | Broken | int:
    """Brings it in, and answers how much changed; what has not been looked at is looked at first."""
    looked = await look(talk, data)
    if isinstance(looked, Broken) or looked.seen != seen:
        return looked
    plan = await _tried(talk, data, is_trial=False)
    return plan if isinstance(plan, Broken) else len(plan.changes)


async def _tried(talk: Talk, data: bytes, *, is_trial: bool) -> Plan | Broken:
    try:
        opened = await _opened(talk, data)
        return await bring_in_opened(talk.house, talk.context(), opened, is_trial=is_trial)
    except Mistaken as mistaken:
        return Broken(mistaken.mistakes[:MOST_SHOWN], max(0, len(mistaken.mistakes) - MOST_SHOWN))
    except RefusedChange as refused:
        change = refused.change
        return Broken((Mistake(Spot(change.line, 1), change.words),), refusal=refused.refusal)


async def _opened(talk: Talk, data: bytes) -> Opened:
    """Raises Mistaken."""
    if not is_table(data):
        return open_file(data, talk.house.places())
    rows = await talk.house.queries.people(talk.company_id)
    employees = [await talk.house.store.employee(talk.company_id, row.employee_id) for row in rows]
    return open_table(data, talk.settings, employees, talk.today)


async def _looked(talk: Talk, plan: Plan) -> Looked:
    names = {row.employee_id: row.name for row in await talk.house.queries.people(talk.company_id)}
    commands = [change.command for change in plan.changes]
    is_of_all = any(isinstance(each, CompanyCommand) for each in commands)
    is_too_many = (len(names) if is_of_all else len(_about(commands))) > MOST_TRIED
    found = await concerned(talk, commands) if commands and not is_too_many else ()
    return Looked(
        mark_of([(change.line, change.words) for change in plan.changes]),
        tuple(_line(change) for change in plan.changes[:MOST_SHOWN]),
        len(plan.changes),
        found[:MOST_SHOWN],
        max(0, len(found) - MOST_SHOWN),
        is_too_many,
        len(plan.unlisted),
        plan.notes,
    )


def _about(commands: list[Command]) -> set[EmployeeId]:
    return {each.employee_id for each in commands if not isinstance(each, CompanyCommand)}


def _line(change: Change) -> Line:
    """The words of a plan begin with the name of whom they are about."""
    name, colon, rest = change.words.partition(": ")
    is_about_somebody = not isinstance(change.command, CompanyCommand) and bool(colon)
    return Line(change.line, name, rest) if is_about_somebody else Line(change.line, "", change.words)
