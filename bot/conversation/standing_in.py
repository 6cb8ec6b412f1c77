"""Naming who decides in an approver's place for a while, and ending it."""

from datetime import date

from bot.conversation.away import person_at
from bot.conversation.facts import person_fact
from bot.handling import is_with_us
from bot.intents.settling import EndStandIn, LookAtStandIn, NameStandIn, OpenStandIn
from bot.permissions import decides
from bot.replies import Field, Mend, Open, Redraw, Reply, Say, Slip
from bot.screens import Refusing
from bot.screens.facts import PersonFact
from bot.screens.helping import Notice, NoticeKind
from bot.screens.standing_in import StandInFact, StandInForm, StandInNews, StandInValues
from bot.talk import Talk
from domain.company.commands import EndStandIn as End
from domain.company.commands import NameStandIn as Name
from domain.company.places import StandIn
from domain.ids import EmployeeId
from domain.refusals import Need, NoLongerEmployed, NoSuchEmployee, NotPermitted


async def open_form(talk: Talk, intent: OpenStandIn) -> Reply:
    """The form, for those who decide; administrators may fill it in for others."""
    values = intent.values or StandInValues()
    if not decides(talk, talk.my_id):
        return Say(Notice(NoticeKind.NOTHING_TO_STAND_IN_FOR))
    if values.first_day is None:
        values = StandInValues(values.user_id, talk.today, values.last_day, values.for_user_id)
    return Open(await form(talk, values))


async def look_at(talk: Talk, intent: LookAtStandIn) -> Reply:
    """The form again, with who stands in for the person chosen."""
    if not decides(talk, talk.my_id):
        return Redraw(Notice(NoticeKind.NOTHING_TO_STAND_IN_FOR))
    return Redraw(await form(talk, intent.values))


async def name(talk: Talk, intent: NameStandIn) -> Reply:
    """Names somebody; whoever stood in before no longer does."""
    values = intent.values
    found = await _found(talk, values)
    if isinstance(found, Mend | Refusing):
        return found if isinstance(found, Mend) else Redraw(found)
    absent, stand_in = found
    first_day = values.first_day or talk.today
    named = StandIn(absent.id, stand_in.id, first_day, values.last_day)
    await talk.house.handling.handle(talk.context(), Name(named))
    fact = StandInFact(absent, stand_in, first_day, values.last_day)
    return Redraw(StandInNews(fact, talk.my_id, today=talk.today))


async def end(talk: Talk, intent: EndStandIn) -> Reply:
    """The person decides for themselves again."""
    if intent.for_id != talk.my_id and not talk.is_administrator:
        return Say(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    present = talk.settings.stand_ins.get(intent.for_id)
    if present is None:
        return Redraw(Notice(NoticeKind.NO_STAND_IN))
    fact = await stand_in_fact(talk, present)
    await talk.house.handling.handle(talk.context(), End(intent.for_id))
    return Redraw(StandInNews(fact, talk.my_id, is_over=True, today=talk.today))


async def stand_in_fact(talk: Talk, stand_in: StandIn) -> StandInFact:
    """With names."""
    absent = await person_fact(talk, stand_in.for_id)
    other = await person_fact(talk, stand_in.stand_in_id)
    return StandInFact(absent, other, stand_in.first_day, stand_in.last_day)


async def form(talk: Talk, values: StandInValues) -> StandInForm:
    """The form with who stands in now for the person chosen."""
    may_choose = talk.is_administrator
    whom: EmployeeId | None = talk.my_id
    if may_choose and values.for_user_id:
        person = await person_at(talk, values.for_user_id)
        whom = person.id if person else None
    present = talk.settings.stand_ins.get(whom) if whom else None
    is_over = present is not None and present.last_day is not None and present.last_day < talk.today
    fact = await stand_in_fact(talk, present) if present and not is_over else None
    return StandInForm(values, may_choose, fact, talk.today)


async def _found(talk: Talk, values: StandInValues) -> tuple[PersonFact, PersonFact] | Mend | Refusing:
    """Who is stood in for, and who stands in; or what is wrong."""
    absent = PersonFact(talk.my_id, talk.me.profile.name)
    if values.for_user_id and values.for_user_id != talk.asker.identity.user_id:
        if not talk.is_administrator:
            return Refusing(NotPermitted(Need.ADMINISTRATOR))
        other = await person_at(talk, values.for_user_id)
        if other is None:
            return Mend(((Field.FOR_PERSON, NoSuchEmployee(values.for_user_id)),))
        absent = other
    if not decides(talk, absent.id):
        return Mend(((Field.FOR_PERSON, Slip.DECIDES_NOTHING),))
    if problem := _problem(values, talk.today):
        return problem
    stand_in = await person_at(talk, values.user_id or "")
    if stand_in is None:
        return Mend(((Field.PERSON, NoSuchEmployee(values.user_id or "")),))
    if stand_in.id == absent.id:
        return Mend(((Field.PERSON, Slip.SAME_PERSON),))
    employee = await talk.house.store.employee(talk.company_id, stand_in.id)
    if not is_with_us(employee, talk.settings, talk.at):
        return Mend(((Field.PERSON, NoLongerEmployed(stand_in.id)),))
    return absent, stand_in


def _problem(values: StandInValues, today: date) -> Mend | None:
    if values.user_id is None:
        return Mend(((Field.PERSON, Slip.MISSING),))
    last_day = values.last_day
    if last_day is not None and last_day < (values.first_day or today):
        return Mend(((Field.LAST_DAY, Slip.BEFORE_FIRST_DAY),))
    if last_day is not None and last_day < today:
        return Mend(((Field.LAST_DAY, Slip.DAY_OVER),))
    return None
