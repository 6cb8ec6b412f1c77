"""What the company settles, changed from a form: only where it stands as when the form was opened."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.conversation.foreseeing import mark_of
from bot.dashboard import Stale
from bot.permissions import Ability, require
from bot.ports import Transaction
from bot.talk import Talk
from domain.company.settings import Settings
from domain.streams import Command

Part = Callable[[Settings], object]
"""What of a company a form is about."""
Plan = Callable[[Settings], Sequence[Command]]
"""The commands that make what was filled in true."""
JUST_BEFORE = timedelta(microseconds=1)


def mark(part: Part, settings: Settings) -> str:
    """Tells how a part of the company stands."""
    return mark_of(part(settings))


async def settle(talk: Talk, stood: str, part: Part, plan: Plan) -> None:
    """Raises Refused, and Stale where somebody has changed the same since."""
    await require(talk, Ability.SETTLE)
    context = talk.context()

    def planned(tx: Transaction) -> Sequence[Command]:
        if tx.has_handled(talk.company_id, context.command_id):
            return ()
        settings = tx.settings(talk.company_id)
        if mark(part, settings) != stood:
            raise Stale
        return plan(settings)

    await talk.house.handling.plan_and_handle(context, planned)


async def was_settled(talk: Talk) -> bool:
    """Whether this very press was carried out before: sent twice, it is answered as the first time."""
    command_id = talk.context().command_id
    return await talk.house.store.transact(
        talk.company_id, lambda tx: tx.has_handled(talk.company_id, command_id)
    )


async def past(talk: Talk, before: datetime) -> Settings:
    """How the company stood just before a moment. Raises Refused."""
    await require(talk, Ability.SETTLE)
    return (await talk.house.store.as_of(talk.company_id, before - JUST_BEFORE, ())).settings
