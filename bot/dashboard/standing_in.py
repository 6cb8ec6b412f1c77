"""Who decides in an approver's place while they are away: named and ended on a page."""

from dataclasses import dataclass

from bot.conversation import standing_in
from bot.intents.settling import EndStandIn, NameStandIn
from bot.permissions import Ability, decides, require
from bot.replies import Mend, Redraw
from bot.screens import Refusing
from bot.screens.facts import PersonFact
from bot.screens.standing_in import StandInForm, StandInValues
from bot.talk import Talk
from domain.ids import EmployeeId
from domain.refusals import Need, NotPermitted, Refused


@dataclass(frozen=True, slots=True)
class StandInPage:
    """The form, with whom it can name; `deciders` are those an administrator can name one for."""

    form: StandInForm
    people: tuple[PersonFact, ...]
    deciders: tuple[PersonFact, ...]


async def form(talk: Talk, values: StandInValues | None = None) -> StandInPage:
    """For those who decide. Raises Refused."""
    await _decider(talk)
    filled = values or StandInValues(first_day=talk.today)
    rows = await talk.house.queries.people(talk.company_id)
    people = tuple(PersonFact(row.employee_id, row.name) for row in rows if row.is_active)
    deciders = tuple(each for each in people if decides(talk, each.id)) if talk.is_administrator else ()
    return StandInPage(await standing_in.form(talk, filled), people, deciders)


async def name(talk: Talk, values: StandInValues) -> Mend | None:
    """Names somebody, or says what is wrong under which field. Raises Refused."""
    await _decider(talk)
    reply = await standing_in.name(talk, NameStandIn(values))
    if isinstance(reply, Redraw) and isinstance(reply.screen, Refusing):
        raise Refused(reply.screen.refusal)
    return reply if isinstance(reply, Mend) else None


async def end(talk: Talk, for_id: EmployeeId) -> None:
    """Ends it; where nobody stands in, nothing happens. Raises Refused."""
    await require(talk, Ability.NAME_STAND_IN, await talk.house.store.employee(talk.company_id, for_id))
    await standing_in.end(talk, EndStandIn(for_id))


async def _decider(talk: Talk) -> None:
    await require(talk, Ability.NAME_STAND_IN, talk.me)
    if not decides(talk, talk.my_id):
        raise Refused(NotPermitted(Need.APPROVER))
