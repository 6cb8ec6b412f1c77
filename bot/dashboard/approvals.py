"""What waits for somebody to decide: each with its effect, one by one or many at once, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot import intents
from bot.conversation import deciding
from bot.conversation.cards import approval_card
from bot.conversation.facts import request_fact
from bot.conversation.helping import waiting_requests
from bot.conversation.standing_in import stand_in_fact
from bot.dashboard import NotFound
from bot.dashboard.requests import seen
from bot.permissions import Ability, may_decide_now, require
from bot.ports import Entry, Wanted
from bot.replies import Open
from bot.screens.deciding import ApprovalCard, OverrideForm
from bot.screens.facts import PersonFact, RequestFact
from bot.screens.standing_in import StandInFact
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.events import RequestApproved, RequestDeclined
from domain.leave.requests import Request, Status
from domain.leave.undoing import may_undo
from domain.periods import Period
from domain.refusals import Refusal, Refused
from domain.streams import Event, employee_stream

MOST_AT_ONCE = 200
"""Requests that are shown, and can be decided, in one go."""
DAYS_SHOWN = 31
"""Days of a request that are laid out one by one."""
LATELY = timedelta(days=1)
SAID_YES = (Status.APPROVED, Status.APPLIED, Status.PENDING)
"""How a request stands after a yes; it still waits where another has to decide."""
DECISIONS: frozenset[type[Event]] = frozenset({RequestApproved, RequestDeclined})


@dataclass(frozen=True, slots=True)
class OverlapDay:
    """A day that a request takes, and which colleagues are away on it."""

    day: date
    people: tuple[PersonFact, ...]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A request with everything that speaks for and against it."""

    card: ApprovalCard
    days: tuple[OverlapDay, ...]
    """The days it takes, where a colleague is away on any of them."""


@dataclass(frozen=True, slots=True)
class Approvals:
    """What lies with somebody, oldest first, and what they decided within a day and can take back."""

    waiting: tuple[ToDecide, ...]
    more: int
    """Waiting ones that are not shown until some of these are decided."""
    decided: tuple[RequestFact, ...]
    stand_ins: tuple[StandInFact, ...]
    """Who stands in for them, and whom they stand in for, now or later."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A request that was ticked, as it stood then."""

    employee_id: EmployeeId
    request_id: RequestId
    version: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a pick: the request as it stands, and why nothing was done where nothing was."""

    request: RequestFact
    is_done: bool = False
    """As was wanted, now or by the same press before."""
    has_changed: bool = False
    """Somebody changed it after it was looked at: so it was not decided."""
    refusal: Refusal | None = None
    asks_reason: bool = False
    """Whether a reason sets the refusal aside."""


async def approvals(talk: Talk) -> Approvals:
    """The page. Raises Refused for who decides nothing."""
    await require(talk, Ability.SEE_APPROVALS)
    found = await waiting_requests(talk)
    shown = [await _to_decide(talk, each.employee, each.request) for each in found[:MOST_AT_ONCE]]
    return Approvals(
        tuple(shown), max(0, len(found) - len(shown)), await _decided_lately(talk), await _stand_ins(talk)
    )


async def decide(
    talk: Talk, picks: Sequence[Pick], *, is_yes: bool, reason: str | None = None
) -> tuple[Decided, ...]:
    """Decides each on its own: one that is refused says why, and the others stand.

    What the asker cannot see is left out: for them there is no such request.
    """
    await require(talk, Ability.SEE_APPROVALS)
    done = []
    for pick in list(dict.fromkeys(picks))[:MOST_AT_ONCE]:
        try:
            done.append(await _decide(_pressing(talk, pick), pick, is_yes, reason))
        except NotFound:
            continue
    return tuple(done)


async def _decide(talk: Talk, pick: Pick, is_yes: bool, reason: str | None) -> Decided:
    employee, request = await seen(talk, pick.employee_id, pick.request_id)
    can_decide = may_decide_now(talk, employee, request, await talk.terms(employee))
    if request.version != pick.version or not can_decide:
        was_me = bool(request.decisions) and request.decisions[-1].by == talk.my_id
        is_done = was_me and not can_decide and _is_as_wanted(request, is_yes)
        fact = await request_fact(talk, employee, request)
        return Decided(fact, is_done, has_changed=not is_done)
    refusal, asks_reason = await _said(talk, pick, is_yes, reason)
    employee, request = await seen(talk, pick.employee_id, pick.request_id)
    fact = await request_fact(talk, employee, request)
    if refusal is not None:
        return Decided(fact, refusal=refusal, asks_reason=asks_reason)
    is_done = _is_as_wanted(request, is_yes)  # somebody else may have been faster by a moment
    return Decided(fact, is_done, has_changed=not is_done)


async def _said(talk: Talk, pick: Pick, is_yes: bool, reason: str | None) -> tuple[Refusal | None, bool]:
    """Why it could not be said, and whether a reason helps."""
    try:
        if not is_yes:
            await deciding.decline(talk, intents.Decline(pick.employee_id, pick.request_id, reason))
            return None, False
        reply = await deciding.approve(talk, intents.Approve(pick.employee_id, pick.request_id, reason))
    except Refused as refused:
        return refused.refusal, False
    if isinstance(reply, Open) and isinstance(reply.screen, OverrideForm):
        return reply.screen.refusal, True
    return None, False


def _is_as_wanted(request: Request, is_yes: bool) -> bool:
    return request.status in (SAID_YES if is_yes else (Status.DECLINED,))


def _pressing(talk: Talk, pick: Pick) -> Talk:
    """Each of several commands of one press has an id of its own."""
    press = f"{talk.asker.delivery_id} {pick.employee_id} {pick.request_id}"
    return replace(talk, asker=replace(talk.asker, delivery_id=press))


async def _to_decide(talk: Talk, employee: Employee, request: Request) -> ToDecide:
    card = await approval_card(talk, employee, request)
    days = [charge.day for charge in request.charges] if request.earned is None else []
    if not days or not card.away:
        return ToDecide(card, ())
    return ToDecide(card, await _overlaps(talk, employee, days[:DAYS_SHOWN]))


async def _overlaps(talk: Talk, employee: Employee, days: list[date]) -> tuple[OverlapDay, ...]:
    department_id = employee.assignment(days[0]).department_id
    rows = await talk.house.queries.away(
        talk.company_id, Period(days[0], days[-1]), department_id=department_id, is_approved_only=False
    )
    people: dict[date, dict[EmployeeId, PersonFact]] = {}
    for row in rows:
        if row.employee_id != employee.id:
            people.setdefault(row.day, {})[row.employee_id] = PersonFact(row.employee_id, row.name)
    return tuple(OverlapDay(day, tuple(people.get(day, {}).values())) for day in days)


async def _decided_lately(talk: Talk) -> tuple[RequestFact, ...]:
    wanted = Wanted(actor=talk.my_id, kinds=DECISIONS, since=talk.at - LATELY)
    leaf = await talk.house.history.leaf(talk.company_id, wanted, None, MOST_AT_ONCE)
    facts = []
    for employee_id, request_id in dict.fromkeys(_decision(entry) for entry in leaf.entries):
        employee = await talk.house.store.employee(talk.company_id, employee_id)
        request = employee.requests[request_id]
        if employee_id != talk.my_id and may_undo(request, talk.my_id, talk.at):
            facts.append(await request_fact(talk, employee, request))
    return tuple(facts)


def _decision(entry: Entry) -> tuple[EmployeeId, RequestId]:
    """Whose request it is about."""
    event = entry.event
    assert isinstance(event, RequestApproved | RequestDeclined)  # noqa: S101
    return EmployeeId(entry.stream.removeprefix(employee_stream(EmployeeId("")))), event.request_id


async def _stand_ins(talk: Talk) -> tuple[StandInFact, ...]:
    present = [
        each
        for each in talk.settings.stand_ins.values()
        if talk.my_id in (each.for_id, each.stand_in_id)
        and (each.last_day is None or each.last_day >= talk.today)
    ]
    return tuple([await stand_in_fact(talk, each) for each in present])
