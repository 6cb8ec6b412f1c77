"""One command: under the company's lock, read, decide, append, with its reactions, in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.ports import Context, Store, Transaction
from bot.reactions import react
from bot.recounting import A_DAY_EITHER_WAY, recounts
from domain.company import decide as company
from domain.company.commands import CompanyCommand
from domain.company.settings import Settings
from domain.counting import HolidaySource, calendar_of
from domain.employees import decide as employment
from domain.employees.commands import EmploymentCommand
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId
from domain.leave import decide as leave
from domain.leave.absence import is_away_at
from domain.leave.terms import Terms
from domain.periods import Period
from domain.streams import COMPANY, Command, EmployeeEvent, Event, employee_stream
from domain.time_zones import day_in, is_time_zone

Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How the company would stand, and those of its people who might stand otherwise."""

    settings: Settings
    employees: Mapping[EmployeeId, Employee]


class _Undone(Exception):
    """Ends a rehearsal: the transaction that it is raised in has changed nothing."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        super().__init__()
        self.rehearsal = rehearsal


@dataclass(frozen=True, slots=True)
class Handling:
    """Carries out commands. What it returns is durable; what it raises has changed nothing."""

    store: Store
    holidays: HolidaySource

    async def handle(self, context: Context, command: Command) -> Events:
        """The events of a command; none where it was carried out before or already holds. Raises Refused."""
        return await self.handle_all(context, (command,))

    async def handle_all(self, context: Context, commands: Sequence[Command]) -> Events:
        """Several commands as one: all of them, or none. Raises Refused for the first that is refused."""
        return await self.plan_and_handle(context, lambda tx: commands)

    async def plan_and_handle(
        self, context: Context, plan: Callable[[Transaction], Sequence[Command]]
    ) -> Events:
        """Commands that depend on how things stand, planned under the same lock that they are decided in."""
        return await self.store.transact(
            context.company_id, lambda tx: self._carry_out(tx, context, plan(tx))
        )

    async def rehearse(self, context: Context, commands: Sequence[Command]) -> Rehearsal:
        """How things would stand after the commands: they are carried out, and undone. Raises Refused."""

        def carry_out_and_undo(tx: Transaction) -> None:
            self._carry_out(tx, context, commands)
            ids = {each.employee_id for each in commands if not isinstance(each, CompanyCommand)}
            period = Period(context.at.date() - A_DAY_EITHER_WAY, date.max)
            absent = {each.id: each for each in tx.absent(context.company_id, period) if each.id}
            own = {each: tx.employee(context.company_id, each) for each in ids}
            raise _Undone(Rehearsal(tx.settings(context.company_id), {**absent, **own}))

        try:
            await self.store.transact(context.company_id, carry_out_and_undo)
        except _Undone as undone:
            return undone.rehearsal
        raise AssertionError("a rehearsal is always undone")

    def _carry_out(self, tx: Transaction, context: Context, commands: Sequence[Command]) -> Events:
        if tx.has_handled(context.company_id, context.command_id):
            return ()
        events: list[Event] = []
        for command in commands:
            before = tx.settings(context.company_id)
            happened = self._decide(tx, context, command)
            events.extend(happened)
            for recount in recounts(tx, context, command, before) if happened else ():
                events.extend(self._decide(tx, context, recount))
        return tuple(events)

    def _decide(self, tx: Transaction, context: Context, command: Command) -> Events:
        settings = tx.settings(context.company_id)
        if isinstance(command, CompanyCommand):
            events: Events = company.decide(settings, command)
            _append(tx, context, COMPANY, events, None, settings)
            return events
        employee = tx.employee(context.company_id, command.employee_id)
        if isinstance(command, EmploymentCommand):
            events = employment.decide(employee, command, settings)
        else:
            events = leave.decide(employee, command, self._terms(tx, context, employee, settings))
        _append(tx, context, employee_stream(command.employee_id), events, employee, settings)
        return events

    def _terms(self, tx: Transaction, context: Context, employee: Employee, settings: Settings) -> Terms:
        company_id, at = context.company_id, context.at

        def is_present(employee_id: EmployeeId) -> bool:
            return is_with_us(tx.employee(company_id, employee_id), settings, at)

        def is_away(employee_id: EmployeeId) -> bool:
            return is_on_leave(tx.employee(company_id, employee_id), settings, at)

        return replace(
            terms_of(employee, settings, self.holidays, at),
            is_present=is_present,
            is_away=is_away,
            absent=lambda period: tx.absent(company_id, period),
            everybody=lambda day: tx.assignments(company_id, day),
        )


def terms_of(employee: Employee, settings: Settings, holidays: HolidaySource, at: datetime) -> Terms:
    """What a decision about somebody's leave depends on, at a moment, were they alone in the company."""
    calendar = calendar_of(employee, settings, holidays)
    return Terms(settings, calendar, holidays, today_of(employee, settings, at), lambda _: False)


def today_of(employee: Employee, settings: Settings, at: datetime) -> date:
    """The employee's own date at a moment (RULES 3)."""
    return day_in(zone_of(employee, settings, at), at)


def zone_of(employee: Employee, settings: Settings, at: datetime) -> str:
    """The person's own time zone, as far as it is one, else that of their place."""
    own = employee.profile.time_zone
    if own is not None and is_time_zone(own):
        return own
    if not employee.assignments:
        return "UTC"
    day = at.date()
    return settings.location(employee.assignment(day).location_id, day).time_zone


def is_on_leave(employee: Employee, settings: Settings, at: datetime) -> bool:
    """Whether somebody is away at this very moment."""
    return is_away_at(employee, zone_of(employee, settings, at), at)


def is_with_us(employee: Employee, settings: Settings, at: datetime) -> bool:
    """Whether somebody was hired and neither left nor was deactivated, by their own date."""
    if employee.id is None or not employee.is_active:
        return False
    return employee.last_day is None or employee.last_day >= today_of(employee, settings, at)


def _append(
    tx: Transaction,
    context: Context,
    stream: str,
    events: Events,
    before: Employee | None,
    settings: Settings,
) -> None:
    if not events:
        return
    own = [event for event in events if isinstance(event, EmployeeEvent)]
    after = None if before is None else fold(before, own)
    tx.append(context, stream, events, react(context, events, after, settings, before))
