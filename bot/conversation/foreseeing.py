"""What a change would mean, tried before it is saved: the commands themselves, rehearsed."""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from hashlib import sha256

from bot.conversation.facts import type_fact
from bot.foresight import Consequence, consequences
from bot.screens.facts import PersonFact
from bot.screens.foresight import BalanceShift, Foresight, LeaveShift, PersonShift
from bot.talk import Talk
from domain.streams import Command

MOST_TRIED = 500
"""People of a company that are compared while somebody waits; Slack waits three seconds."""
NAMED = 10


async def foresight(talk: Talk, commands: Sequence[Command], *, is_for_all: bool) -> Foresight:
    """Who is affected and how. Raises Refused where the commands would be refused."""
    if is_for_all:
        people = await talk.house.queries.people(talk.company_id)
        active = sum(each.is_active for each in people)
        if active > MOST_TRIED:
            await talk.house.handling.rehearse(talk.context("rehearsal"), commands)
            return Foresight((), too_many=active)
    found = []
    async for each in consequences(talk.house, talk.company_id, commands, talk.at):
        found.append(each)
        await asyncio.sleep(0)  # whoever asks something meanwhile does not wait for everybody's balances
    found.sort(key=lambda each: (each.name.casefold(), each.employee_id))
    return Foresight(tuple(_shift(talk, each) for each in found[:NAMED]), max(0, len(found) - NAMED))


def mark_of(values: object) -> str:
    """Tells values apart from others, in a few letters; in every process alike."""
    return sha256(_said(values).encode()).hexdigest()[:16]


def _said(value: object) -> str:
    """As `repr` says it, but for sets and mappings, whose order is no part of them."""
    if is_dataclass(value):
        inner = (f"{each.name}={_said(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__name__}({','.join(inner)})"
    if isinstance(value, tuple | list):
        return f"({','.join(map(_said, value))})"
    if isinstance(value, Set):
        return f"{{{','.join(sorted(map(_said, value)))}}}"
    if isinstance(value, Mapping):
        return _said(frozenset(value.items()))
    return repr(value)


def _shift(talk: Talk, found: Consequence) -> PersonShift:
    types = talk.settings.leave_types
    return PersonShift(
        PersonFact(found.employee_id, found.name),
        tuple(
            BalanceShift(type_fact(types[each.leave_type_id]), each.on, each.before, each.after)
            for each in found.balances
        ),
        tuple(
            LeaveShift(type_fact(types[each.leave_type_id]), each.asked, each.before, each.after)
            for each in found.leave
        ),
    )
