"""What somebody works from a day on: settled by administrators, after seeing what follows from it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.company_file.alone import read_pattern, write_pattern
from bot.company_file.mistakes import Mistaken
from bot.conversation.away import person_at
from bot.conversation.foreseeing import foresight, mark_of
from bot.intents.settling import ForeseePattern, OpenPattern, SettlePattern
from bot.replies import Field, Mend, Open, Redraw, Reply, Say, Slip
from bot.screens import Refusing
from bot.screens.facts import PersonFact
from bot.screens.terms import PatternForm, PatternNews, PatternValues
from bot.talk import Talk
from domain.employees.commands import AssignEmployee
from domain.employees.employee import Employee
from domain.refusals import Need, NoSuchEmployee, NotPermitted, Refusal, Refused
from domain.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True)
class _Filled:
    """What a form that is filled in says."""

    person: PersonFact
    pattern: WorkingPattern
    command: AssignEmployee


async def open_form(talk: Talk, intent: OpenPattern) -> Reply:
    """The form, with what the person works at present."""
    if not talk.is_administrator:
        return Say(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    return Open(await _form(talk, PatternValues(intent.user_id, None, talk.today)))


async def foresee(talk: Talk, intent: ForeseePattern) -> Reply:
    """The form again, with what would follow."""
    if not talk.is_administrator:
        return Redraw(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    return Redraw(await _form(talk, intent.values))


async def settle(talk: Talk, intent: SettlePattern) -> Reply:
    """Saves what has been looked at; what has not is shown first."""
    if not talk.is_administrator:
        return Redraw(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    values = intent.values
    filled = await _filled(talk, values)
    if isinstance(filled, Mend):
        return filled
    try:
        if values.seen != _mark(values):
            return Redraw(await _seen(talk, values, filled))
        await talk.house.handling.handle(talk.context(), filled.command)
    except Refused as refused:
        return Mend(((Field.FROM_DAY, refused.refusal),), talk.today)
    return Redraw(PatternNews(filled.person, filled.pattern, filled.command.from_day, talk.my_id, talk.today))


def pattern_of(talk: Talk, employee: Employee, day: date) -> WorkingPattern:
    """What somebody works on a day: their own pattern, else that of their place."""
    assignment = employee.assignment(day)
    return assignment.pattern or talk.settings.location(assignment.location_id, day).pattern


def assigned(talk: Talk, employee: Employee, pattern: WorkingPattern, from_day: date) -> AssignEmployee:
    """The command that has somebody work a pattern: the one of their place is not their own."""
    assignment = employee.assignment(from_day)
    usual = talk.settings.location(assignment.location_id, from_day).pattern
    own = replace(assignment, pattern=None if pattern == usual else pattern)
    return AssignEmployee(employee.id or talk.my_id, own, from_day)


async def _form(talk: Talk, values: PatternValues) -> PatternForm:
    filled = await _filled(talk, values) if values.text else None
    if isinstance(filled, _Filled):
        try:
            return await _seen(talk, values, filled)
        except Refused as refused:
            return await _plain(talk, values, refused.refusal)
    return await _plain(talk, values)


async def _seen(talk: Talk, values: PatternValues, filled: _Filled) -> PatternForm:
    """The form with what would follow, marked as shown. Raises Refused."""
    found = await foresight(talk, (filled.command,), is_for_all=False)
    seen = replace(values, seen=_mark(values))
    return replace(await _plain(talk, seen), foreseen=found)


async def _plain(talk: Talk, values: PatternValues, refusal: Refusal | None = None) -> PatternForm:
    values = values if refusal is None else replace(values, seen=None)
    person = await person_at(talk, values.user_id) if values.user_id else None
    if person is None:
        return PatternForm(values, today=talk.today)
    employee = await talk.house.store.employee(talk.company_id, person.id)
    present = pattern_of(talk, employee, values.from_day or talk.today)
    return PatternForm(values, person, present, write_pattern(present), refusal=refusal, today=talk.today)


async def _filled(talk: Talk, values: PatternValues) -> _Filled | Mend:
    """What the form says, or what is wrong with its fields."""
    if values.user_id is None:
        return Mend(((Field.PERSON, Slip.MISSING),))
    person = await person_at(talk, values.user_id)
    if person is None:
        return Mend(((Field.PERSON, NoSuchEmployee(values.user_id)),))
    if values.from_day is None:
        return Mend(((Field.FROM_DAY, Slip.MISSING),))
    if values.text is None:
        return Mend(((Field.PATTERN, Slip.MISSING),))
    try:
        pattern = read_pattern(values.text)
    except Mistaken:
        return Mend(((Field.PATTERN, Slip.NOT_A_PATTERN),))
    employee = await talk.house.store.employee(talk.company_id, person.id)
    return _Filled(person, pattern, assigned(talk, employee, pattern, values.from_day))


def _mark(values: PatternValues) -> str:
    return mark_of(replace(values, seen=None))
