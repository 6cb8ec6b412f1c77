"""The menu, help, one's own requests, and the home page."""

from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.away import days_of
from bot.conversation.claiming import toil_types
from bot.conversation.facts import balance_facts, request_fact
from bot.conversation.linking import elsewhere
from bot.permissions import decides, may_arrange_digest, may_decide_now
from bot.ports import RequestRow
from bot.replies import DrawHome, Reply, Say
from bot.screens import Help, Home, Menu, Requests
from bot.screens.facts import PersonFact, RequestFact
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.periods import Period

EARLIER_SHOWN = 5
"""Requests shown that are over or were not granted, newest first."""
MINE_ON_HOME = 6
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that somebody can decide now."""

    employee: Employee
    request: Request
    terms: Terms


async def menu(talk: Talk) -> Reply:
    """One line of balance a type, the next leave, and buttons."""
    upcoming = [each for each in _own(talk) if each.status is Status.APPROVED and not _is_over(talk, each)]
    next_leave = await request_fact(talk, talk.me, upcoming[0]) if upcoming else None
    waiting = await waiting_facts(talk)
    balances = balance_facts(talk, talk.me, talk.today)
    return Say(
        Menu(balances, next_leave, len(waiting), may_arrange_digest(talk), bool(talk.house.dashboard_url))
    )


async def help_with(talk: Talk) -> Reply:
    """What can be typed."""
    return Say(
        Help(
            may_arrange_digest(talk),
            bool(toil_types(talk)),
            decides(talk, talk.my_id),
            talk.is_administrator,
            talk.is_administrator or decides(talk, talk.my_id),
            elsewhere(talk),
        )
    )


async def requests(talk: Talk) -> Reply:
    """One's own requests, and those waiting for one's decision."""
    pending, upcoming, earlier = [], [], []
    for request in _own(talk):
        if request.status is Status.PENDING:
            pending.append(request)
        elif request.status is Status.APPROVED and not _is_over(talk, request):
            upcoming.append(request)
        else:
            earlier.append(request)
    recent = earlier[::-1][:EARLIER_SHOWN]
    return Say(
        Requests(
            await _facts(talk, pending),
            await _facts(talk, upcoming),
            await _facts(talk, recent),
            await waiting_facts(talk),
            talk.today,
        )
    )


async def home(talk: Talk) -> Reply:
    """The page of one's own; remembered as opened, so that it is kept up to date."""
    await talk.house.copies.note_home(talk.asker.identity)
    return DrawHome(await home_screen(talk))


async def home_screen(talk: Talk) -> Home:
    """Balances, what waits, one's leave, and who is away this week."""
    monday = talk.today - timedelta(days=talk.today.weekday())
    week = Period(monday, monday + WEEK - timedelta(days=1))
    rows = await talk.house.queries.away(talk.company_id, week)
    mine = [each for each in _own(talk) if each.status.is_active and not _is_over(talk, each)]
    return Home(
        PersonFact(talk.my_id, talk.me.profile.name),
        balance_facts(talk, talk.me, talk.today),
        await waiting_facts(talk),
        await _facts(talk, mine[:MINE_ON_HOME]),
        await days_of(talk, rows, week),
        bool(talk.house.dashboard_url),
    )


async def waiting_facts(talk: Talk) -> tuple[RequestFact, ...]:
    """Requests that the asker can decide now, oldest first."""
    found = await waiting_requests(talk)
    return tuple([await request_fact(talk, each.employee, each.request, each.terms) for each in found])


async def waiting_requests(talk: Talk) -> list[Waiting]:
    """The same as they stand, with what deciding them depends on."""
    found = [await _waiting(talk, row) for row in await _rows_waiting(talk)]
    return [each for each in found if each]


async def _rows_waiting(talk: Talk) -> list[RequestRow]:
    """What lies with the asker, or with those whom they stand in for today."""
    stand_ins = talk.settings.stand_ins.values()
    covered = [each.for_id for each in stand_ins if each.stand_in_id == talk.my_id]
    rows = {
        row.request_id: row
        for each in (talk.my_id, *covered)
        for row in await talk.house.queries.waiting_for(talk.company_id, each)
    }
    return sorted(rows.values(), key=lambda row: row.requested_at)


async def _waiting(talk: Talk, row: RequestRow) -> Waiting | None:
    """None where it is not the asker's to decide now: they said yes, or stand in on other days."""
    employee = await talk.house.store.employee(talk.company_id, row.employee_id)
    request = employee.requests[row.request_id]
    terms = await talk.terms(employee)
    if not may_decide_now(talk, employee, request, terms):
        return None
    return Waiting(employee, request, terms)


async def _facts(talk: Talk, requests: list[Request]) -> tuple[RequestFact, ...]:
    return tuple([await request_fact(talk, talk.me, each) for each in requests])


def _own(talk: Talk) -> list[Request]:
    return sorted(talk.me.requests.values(), key=lambda request: request.asked.period.first_day)


def _is_over(talk: Talk, request: Request) -> bool:
    return request.asked.period.last_day < talk.today
