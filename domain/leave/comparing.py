"""What a change would make of somebody's balances and booked leave, told from before and after."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from domain.amounts import NOTHING, Amount
from domain.company.settings import Settings
from domain.counting import HolidaySource, calendar_of
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.account import Account, account_of
from domain.leave.balance import available, balance
from domain.periods import Asked
from domain.policies.leave_type import Unit
from domain.refusals import Refused


class Part(Enum):
    """What of a leave year makes up its balance."""

    GRANTED = "granted"
    CARRIED = "carried"
    LAPSED = "lapsed"
    ADJUSTED = "adjusted"
    TAKEN = "taken"
    BOOKED = "booked"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class PartChange:
    """One of them, before and after."""

    part: Part
    before: Amount
    after: Amount


@dataclass(frozen=True, slots=True)
class BalanceChange:
    """What is available of a type on a day, before and after; None where there is no policy of it."""

    leave_type_id: LeaveTypeId
    unit: Unit
    on: date
    before: Amount | None
    after: Amount | None
    parts: tuple[PartChange, ...] = ()
    """What makes the difference, where it was asked for; not said where there was or will be no policy."""


@dataclass(frozen=True, slots=True)
class LeaveChange:
    """What booked leave takes, before and after; nothing after where it would end."""

    request_id: RequestId
    leave_type_id: LeaveTypeId
    unit: Unit
    asked: Asked
    before: Amount
    after: Amount


def balance_changes(
    was: tuple[Employee, Settings], now: tuple[Employee, Settings], holidays: HolidaySource, on: date
) -> tuple[BalanceChange, ...]:
    """The limited types of which somebody would have more or less on a day."""
    changes = []
    for leave_type in now[1].leave_types.values():
        if leave_type.is_limited and leave_type.is_active:
            before = _available(*was, leave_type.id, holidays, on)
            after = _available(*now, leave_type.id, holidays, on)
            if before != after:
                changes.append(BalanceChange(leave_type.id, leave_type.unit, on, before, after))
    return tuple(changes)


def leave_changes(was: Employee, now: Employee, settings: Settings) -> tuple[LeaveChange, ...]:
    """The booked leave that would take more or less, by its first day."""
    changes = []
    for request in was.requests.values():
        if not (request.status.is_active and request.is_leave):
            continue
        other = now.requests[request.id]
        after = other.amount if other.status.is_active else NOTHING
        if other.charges != request.charges or not other.status.is_active:
            unit = settings.leave_types[request.leave_type_id].unit
            change = LeaveChange(
                request.id, request.leave_type_id, unit, request.asked, request.amount, after
            )
            changes.append(change)
    return tuple(sorted(changes, key=lambda change: change.asked.period.first_day))


def explained(
    change: BalanceChange,
    was: tuple[Employee, Settings],
    now: tuple[Employee, Settings],
    source: HolidaySource,
) -> BalanceChange:
    """The same with the parts of the leave year that are other than they were."""
    before, after = (_account(*each, change.leave_type_id, source) for each in (was, now))
    if before is None or after is None:
        return change
    one, other = balance(before, change.on), balance(after, change.on)
    pairs = ((part, getattr(one, part.value), getattr(other, part.value)) for part in Part)
    return replace(change, parts=tuple(PartChange(*each) for each in pairs if each[1] != each[2]))


def _available(
    employee: Employee, settings: Settings, leave_type_id: LeaveTypeId, holidays: HolidaySource, on: date
) -> Amount | None:
    account = _account(employee, settings, leave_type_id, holidays)
    return None if account is None else available(account, on)


def _account(
    employee: Employee, settings: Settings, leave_type_id: LeaveTypeId, holidays: HolidaySource
) -> Account | None:
    if leave_type_id not in settings.leave_types or employee.id is None:
        return None
    try:
        return account_of(employee, settings, leave_type_id, calendar_of(employee, settings, holidays))
    except Refused:  # nobody has said how much there is
        return None
