"""A change of somebody: tried, looked at, and then made as it was looked at (decision 0020)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.conversation.foreseeing import mark_of
from bot.dashboard import NotFound, Stale
from bot.foresight import tried
from bot.permissions import Ability, require
from bot.ports import Context, Transaction
from bot.replies import Slip
from bot.talk import Talk
from bot.trials import Consequence
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.refusals import Refusal, Refused
from domain.streams import Command

Problem = Slip | Refusal
MOST_SHOWN = 50
"""People listed; the rest is counted."""


class Mended(Exception):
    """What was typed cannot be done as it stands: what is wrong, by the name of the field."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Change:
    """A change as it was filled in. `values` tell it apart; `stood` is what of the person it is about."""

    employee_id: EmployeeId
    values: object
    commands: tuple[Command, ...]
    stood: Callable[[Employee], object]
    field: str = ""
    """Under which field it stands what the domain refuses."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would follow from a change. `seen` is for whoever sends the same once more, to have it made."""

    seen: str
    people: tuple[Consequence, ...] = ()
    others: int = 0
    """People beyond those shown."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a form carries along: how things stood as it was opened, and what has been looked at."""

    begun: str
    seen: str = ""


async def somebody(talk: Talk, employee_id: EmployeeId, ability: Ability = Ability.CHANGE_PEOPLE) -> Employee:
    """Whom a page is about. Raises NotFound for who is not of this company, Refused for who may not."""
    employee = await talk.house.store.employee(talk.company_id, employee_id)
    if employee.id is None:
        raise NotFound
    await require(talk, ability, employee)
    return employee


def begun(change: Callable[[Employee], object], employee: Employee) -> str:
    """How things stand as a form is opened."""
    return mark_of(change(employee))


async def look(talk: Talk, change: Change, pressed: Pressed) -> Outlook:
    """What would follow. Raises Mended, and Stale where somebody has changed the same meanwhile."""
    employee = await talk.house.store.employee(talk.company_id, change.employee_id)
    if mark_of(change.stood(employee)) != pressed.begun:
        raise Stale
    with _refused_under(change.field):
        found = await concerned(talk, change.commands)
    return Outlook(_mark(change, pressed), found[:MOST_SHOWN], max(0, len(found) - MOST_SHOWN))


async def make(talk: Talk, change: Change, pressed: Pressed, *, at_once: bool = True) -> Outlook | None:
    """Makes the change; what follows from it where that has not been looked at, and then nothing is made.

    With `at_once` a change that nothing follows from needs no look. Raises as `look` does.
    """
    mark = _mark(change, pressed)
    context = talk.context(f"{talk.context().command_id} {mark}")
    if await _was_made(talk, context):
        return None
    if pressed.seen != mark:
        outlook = await look(talk, change, pressed)
        if outlook.people or not at_once:
            return outlook

    def plan(tx: Transaction) -> tuple[Command, ...]:
        if tx.has_handled(talk.company_id, context.command_id):
            return ()
        if mark_of(change.stood(tx.employee(talk.company_id, change.employee_id))) != pressed.begun:
            raise Stale
        return change.commands

    with _refused_under(change.field):
        await talk.house.handling.plan_and_handle(context, plan)
    return None


async def concerned(talk: Talk, commands: Sequence[Command]) -> tuple[Consequence, ...]:
    """Everybody whom it concerns, by name, with what makes the difference."""
    trial = tried(talk.house, talk.company_id, commands, talk.at, explains=True)
    found = [each async for each in trial if each is not None]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.employee_id)))


@contextmanager
def _refused_under(field: str) -> Iterator[None]:
    """What is refused is said under the field that it is about."""
    try:
        yield
    except Refused as refused:
        raise Mended({field: refused.refusal}) from None


def where_they_work(employee: Employee) -> object:
    """Every assignment from its day on, in an order that is the same in every process."""
    return tuple((day, *_told(each)) for day, each in employee.assignments)


def _told(assignment: Assignment) -> tuple[object, ...]:
    labels = tuple(sorted(assignment.labels))
    return (assignment.location_id, assignment.department_id, labels, assignment.pattern)


def _mark(change: Change, pressed: Pressed) -> str:
    return mark_of((change.employee_id, change.values, pressed.begun))


async def _was_made(talk: Talk, context: Context) -> bool:
    return await talk.house.store.transact(
        talk.company_id, lambda tx: tx.has_handled(talk.company_id, context.command_id)
    )
