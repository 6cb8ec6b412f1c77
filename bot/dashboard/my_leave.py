"""One's own leave on one page: balances, what waits for oneself, what is planned, what was, and the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.away import place_holidays
from bot.conversation.cards import Permitted, permitted
from bot.conversation.claiming import toil_types
from bot.conversation.facts import balance_facts, request_fact
from bot.conversation.helping import waiting_facts
from bot.permissions import Ability, require
from bot.ports import AwayRow
from bot.screens.facts import BalanceFact, PersonFact, RequestFact
from bot.talk import Talk
from domain.holiday_calendar import Holiday
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.periods import Halves, Period

EARLIER_SHOWN = 10
"""Requests shown at first that are over or were not granted, newest first."""
MOST_EARLIER = 500
TEAM_SHOWN = 12
"""Colleagues in the week's strip; the calendar has them all."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A colleague's week: which halves of each of its days they are away."""

    person: PersonFact
    halves: tuple[Halves, ...]


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """Who of one's department is away this week; `others` are those that do not fit."""

    days: tuple[date, ...]
    holidays: tuple[Holiday | None, ...]
    rows: tuple[TeamRow, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A request of one's own, and what can be done about it."""

    request: RequestFact
    may: Permitted


@dataclass(frozen=True, slots=True)
class MyLeave:
    """Everything of one's own."""

    balances: tuple[BalanceFact, ...]
    waiting: tuple[RequestFact, ...]
    """For oneself to decide, oldest first."""
    planned: tuple[Planned, ...]
    """Asked for or approved, and not over."""
    earlier: tuple[RequestFact, ...]
    more: int
    """Earlier ones that are not shown."""
    week: TeamWeek
    may_claim: bool = False
    """Whether time worked becomes leave here."""

    @property
    def lapses_next(self) -> BalanceFact | None:
        """The balance of which something lapses first."""
        lapsing = [(each.lapses[0], each) for each in self.balances if each.lapses]
        return min(lapsing, key=lambda found: found[0])[1] if lapsing else None


async def my_leave(talk: Talk, earlier: int = EARLIER_SHOWN) -> MyLeave:
    """The page; `earlier` is how many of those that are over it shows."""
    await require(talk, Ability.SEE_LEAVE, talk.me)
    own = sorted(talk.me.requests.values(), key=lambda request: request.asked.period.first_day)
    planned = [each for each in own if _is_planned(talk, each)]
    over = [each for each in reversed(own) if not _is_planned(talk, each) and _is_shown(each)]
    shown = over[: max(0, min(earlier, MOST_EARLIER))]
    terms = await talk.terms(talk.me)
    return MyLeave(
        balance_facts(talk, talk.me, talk.today),
        await waiting_facts(talk),
        tuple([await _planned(talk, each, terms) for each in planned]),
        tuple([await request_fact(talk, talk.me, each, terms) for each in shown]),
        len(over) - len(shown),
        await team_week(talk),
        bool(toil_types(talk)),
    )


async def _planned(talk: Talk, request: Request, terms: Terms) -> Planned:
    fact = await request_fact(talk, talk.me, request, terms)
    return Planned(fact, permitted(talk, talk.me, request))


async def team_week(talk: Talk) -> TeamWeek:
    """One's department in this week, never why anybody is away (RULES 21)."""
    await require(talk, Ability.SEE_AWAY)
    monday = talk.today - timedelta(days=talk.today.weekday())
    week = Period(monday, monday + timedelta(days=6))
    where = talk.me.assignment(talk.today)
    rows = await talk.house.queries.away(talk.company_id, week, department_id=where.department_id)
    free = dict(place_holidays(talk.house, talk.settings, [where.location_id], week))
    days = tuple(week.days())
    team = _team(rows, days)
    holidays = tuple(free[day][0][1] if day in free else None for day in days)
    return TeamWeek(days, holidays, team[:TEAM_SHOWN], max(0, len(team) - TEAM_SHOWN))


def _team(rows: Sequence[AwayRow], days: tuple[date, ...]) -> tuple[TeamRow, ...]:
    found: dict[PersonFact, dict[date, Halves]] = {}
    for row in sorted(rows, key=lambda each: each.name.casefold()):
        halves = found.setdefault(PersonFact(row.employee_id, row.name), {})
        halves[row.day] = halves.get(row.day, Halves.NONE) | row.halves
    return tuple(
        TeamRow(person, tuple(halves.get(day, Halves.NONE) for day in days))
        for person, halves in found.items()
    )


def _is_planned(talk: Talk, request: Request) -> bool:
    """Leave and claims that hold, and are not over; a change is shown with the leave that it is about."""
    is_over = request.asked.period.last_day < talk.today
    if request.amends is not None or not request.status.is_active:
        return False
    return request.status is Status.PENDING or (request.is_leave and not is_over)


def _is_shown(request: Request) -> bool:
    """A change that waits or was made is part of its leave's story; one that was declined is news."""
    return request.amends is None or request.status is Status.DECLINED
