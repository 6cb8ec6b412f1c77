"""What happens while nobody answers: others are asked, approvers are reminded, and in the end it is over.

Each look plans the next one, so that a request is looked after for as long as it waits. Everything is done
under a name of its own: whoever looks again, or at the same time, changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.effects import HandOver, LookAfter, RemindApprover
from bot.handling import Events, today_of
from bot.ports import Context, Delivery, Origin
from bot.reactions.mornings import nine
from bot.talk import House, deciding_terms
from domain.company.settings import Settings
from domain.counting import calendar_of
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.approvers import Ids, deciders
from domain.leave.commands import ExpireRequest, PassOn
from domain.leave.reminding import due, is_overdue
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.periods import ONE_DAY


async def look_after(house: House, delivery: Delivery, effect: LookAfter) -> None:
    """A day's work for a request that waits, and the plan for the next one."""
    looking = await _looking(house, delivery, effect.employee_id, effect.request_id)
    if looking is None or await looking.expire():
        return
    await looking.pass_on()
    for each in looking.asked:
        await looking.remind(each)
    if await looking.is_overdue():
        await looking.ask_others()
    await looking.plan_tomorrow()


async def hand_over(house: House, delivery: Delivery, effect: HandOver) -> None:
    """Requests that wait for an approver, to whoever stands in for them now."""
    for row in await house.queries.waiting_for(delivery.company_id, effect.for_id):
        looking = await _looking(house, delivery, row.employee_id, row.request_id)
        if looking is not None:
            await looking.pass_on()


async def _looking(
    house: House, delivery: Delivery, employee_id: EmployeeId, request_id: RequestId
) -> "_Looking | None":
    """None where the request does not wait any more."""
    company_id, now = delivery.company_id, house.clock.now()
    employee = await house.store.employee(company_id, employee_id)
    request = employee.requests.get(request_id)
    if request is None or request.status is not Status.PENDING:
        return None
    settings = await house.store.settings(company_id)
    terms = await deciding_terms(house, company_id, employee, settings, now)
    return _Looking(house, company_id, employee_id, employee, request, settings, terms, delivery.id, now)


@dataclass(frozen=True, slots=True)
class _Looking:
    """One look at a request; `name` is the delivery's."""

    house: House
    company_id: CompanyId
    employee_id: EmployeeId
    employee: Employee
    request: Request
    settings: Settings
    terms: Terms
    name: str
    now: datetime

    @property
    def deciders(self) -> Ids:
        return deciders(self.employee, self.request, self.terms)

    @property
    def asked(self) -> Ids:
        """Those of them who were asked before now: whoever is asked today needs no reminder beside it."""
        step = self.request.current_step
        known = {*(step.approver_ids if step else ()), *self.request.passed_to}
        return tuple(each for each in self.deciders if each in known)

    @property
    def _subject(self) -> str:
        return f"{self.employee_id}-{self.request.id}"

    @property
    def _turn(self) -> str:
        """The step's wait, by when it began: a later one is waited for anew."""
        return f"{self._subject}-{self.request.waits_since.isoformat()}"

    async def expire(self) -> bool:
        """Whether the request is over, because nobody decided in the time that the company allows."""
        if self.settings.expires_after_days is None:
            return False
        command = ExpireRequest(self.employee_id, self.request.id, self.now)
        return bool(await self._handle(command, f"{self.name}-expire-{self._subject}"))

    async def pass_on(self) -> None:
        """Asks those who may decide now and were not asked: everybody else is away, or they stand in."""
        if self.asked != self.deciders:
            command = PassOn(self.employee_id, self.request.id, self.now)
            await self._handle(command, f"{self.name}-pass-on-{self._subject}")

    async def ask_others(self) -> None:
        """Asks those above, once for each step."""
        command = PassOn(self.employee_id, self.request.id, self.now, is_overdue=True)
        await self._handle(command, f"overdue-{self._turn}")

    async def remind(self, approver_id: EmployeeId) -> None:
        """Reminds an approver at nine of their day, where a reminder is due and was not sent."""
        approver = await self.house.store.employee(self.company_id, approver_id)
        today = today_of(approver, self.settings, self.now)
        since = today_of(approver, self.settings, self.request.waits_since)
        snoozed_until = dict(self.request.snoozed).get(approver_id)
        calendar = calendar_of(approver, self.settings, self.house.holidays)
        name = due(approver, calendar, since, today, snoozed_until)
        if name is not None:
            effect = RemindApprover(approver_id, self.employee_id, self.request.id)
            key = f"remind-{approver_id}-{self._turn}-{name}"
            at = nine(approver, self.settings, today, self.now)
            await self.house.outbox.add(self.company_id, effect, key, at)

    async def is_overdue(self) -> bool:
        """Whether everybody who could decide was asked, and has had their working days for it."""
        if not self.asked or self.asked != self.deciders:
            return False
        return all([await self._is_late(each) for each in self.asked])

    async def plan_tomorrow(self) -> None:
        """At nine by the requester's clock."""
        tomorrow = self.terms.today + ONE_DAY
        effect = LookAfter(self.employee_id, self.request.id, tomorrow)
        at = nine(self.employee, self.settings, tomorrow, self.now)
        await self.house.outbox.add(self.company_id, effect, f"look-{self._subject}-{tomorrow}", at)

    async def _is_late(self, approver_id: EmployeeId) -> bool:
        approver = await self.house.store.employee(self.company_id, approver_id)
        today = today_of(approver, self.settings, self.now)
        since = today_of(approver, self.settings, self.request.waits_since)
        calendar = calendar_of(approver, self.settings, self.house.holidays)
        return is_overdue(approver, calendar, since, today)

    async def _handle(self, command: ExpireRequest | PassOn, command_id: str) -> Events:
        context = Context(self.company_id, None, Origin.CLOCK, command_id, self.now)
        return await self.house.handling.handle(context, command)
