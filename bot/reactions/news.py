"""What is told when its hour has come, as far as it is still true by then."""

from typing import assert_never

from bot.conversation.facts import request_fact, type_fact
from bot.conversation.reminding import reminder, snoozed
from bot.effects import RemindApprover, TellLapse, TellRecounted
from bot.reactions.lapsing import lapses
from bot.screens import Screen
from bot.screens.waiting import Lapsing, Recounted, Reminder
from bot.talk import Talk

News = RemindApprover | TellRecounted | TellLapse


async def due_news(talk: Talk, effect: News) -> Screen | None:
    """None where nothing is to be told any more."""
    match effect:
        case RemindApprover():
            return await _reminder(talk, effect)
        case TellRecounted():
            return await _recounted(talk, effect)
        case TellLapse():
            return _lapsing(talk, effect)
        case _:
            assert_never(effect)


def subject_of(effect: News, delivery_id: str) -> str:
    """Where it stands: a request's reminder can be found again, all else is a message of its own."""
    match effect:
        case RemindApprover(_, employee_id, request_id):
            return reminder_of(employee_id, request_id)
        case TellRecounted():
            return f"recounted-{delivery_id}"
        case TellLapse():
            return f"lapse-{delivery_id}"
        case _:
            assert_never(effect)


def reminder_of(employee_id: str, request_id: str) -> str:
    """The subject of the last reminder of a request."""
    return f"reminder-{employee_id}-{request_id}"


async def _reminder(talk: Talk, effect: RemindApprover) -> Reminder | None:
    employee = await talk.house.store.employee(talk.company_id, effect.employee_id)
    request = employee.requests[effect.request_id]
    if snoozed(talk, request):
        return None
    found = await reminder(talk, employee, request)
    return found if found.may_decide else None


async def _recounted(talk: Talk, effect: TellRecounted) -> Recounted:
    request = await request_fact(talk, talk.me, talk.me.requests[effect.request_id])
    return Recounted(request, effect.was, effect.because, talk.today, effect.reason)


def _lapsing(talk: Talk, effect: TellLapse) -> Lapsing | None:
    known = {each.leave_type_id: each for each in lapses(talk.house, talk.me, talk.settings, talk.today)}
    lapse = known.get(effect.leave_type_id)
    if lapse is None or lapse.last_day != effect.last_day:
        return None
    fact = type_fact(talk.settings.leave_types[lapse.leave_type_id])
    return Lapsing(fact, lapse.amount, lapse.last_day, talk.today)
