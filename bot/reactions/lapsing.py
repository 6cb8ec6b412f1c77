"""Days that lapse soon: who has some, and when they are told (60, 30 and 7 days before)."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.effects import LookForLapses, TellLapse
from bot.handling import is_with_us, today_of
from bot.ports import Delivery
from bot.reactions.mornings import nine
from bot.talk import House
from domain.amounts import Amount
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId, LeaveTypeId
from domain.periods import ONE_DAY
from domain.refusals import Refused

DAYS_BEFORE = (7, 30, 60)
_Telling = tuple[TellLapse, str, datetime]
"""What is to be told, the name under which that happens once, and when."""
AT_ONCE = 250
"""People looked at in one delivery: far below a lease, also where each has to be read."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """What is lost of a leave type after its last usable day if nothing more is taken."""

    leave_type_id: LeaveTypeId
    last_day: date
    amount: Amount


async def look_for_lapses(house: House, delivery: Delivery, effect: LookForLapses) -> None:
    """Some of the company's people; the others follow under a name that is planned once."""
    company_id = delivery.company_id
    settings = await house.store.settings(company_id)
    if not any(each.is_limited for each in settings.leave_types.values()):
        return
    rows = await house.queries.people(company_id)
    left = sorted(row.employee_id for row in rows if row.is_active and row.employee_id > (effect.after or ""))
    found: list[_Telling] = []
    for employee_id in left[:AT_ONCE]:
        found.extend(await _look_at(house, company_id, employee_id, settings, effect.day))
        await asyncio.sleep(0)  # whoever asks something meanwhile does not wait for everybody's balances
    await asyncio.gather(*(house.outbox.add(company_id, *each) for each in found))
    if len(left) > AT_ONCE:
        rest = LookForLapses(effect.day, left[AT_ONCE - 1])
        key = f"lapses-{effect.day}-{rest.after}"
        await house.outbox.add(company_id, rest, key, house.clock.now())


async def _look_at(
    house: House, company_id: CompanyId, employee_id: EmployeeId, settings: Settings, day: date
) -> Sequence[_Telling]:
    employee, now = await house.store.employee(company_id, employee_id), house.clock.now()
    if not is_with_us(employee, settings, now):
        return []
    on = max(day, today_of(employee, settings, now))
    at = nine(employee, settings, on, now)
    marked = (
        (lapse, mark_of(house, employee, settings, lapse, on))
        for lapse in lapses(house, employee, settings, on)
    )
    return [_telling(employee_id, lapse, mark, at) for lapse, mark in marked if mark is not None]


def _telling(employee_id: EmployeeId, lapse: Lapse, mark: int, at: datetime) -> _Telling:
    effect = TellLapse(employee_id, lapse.leave_type_id, lapse.last_day)
    return effect, f"lapse-{employee_id}-{lapse.leave_type_id}-{lapse.last_day}-{mark}", at


def lapses(house: House, employee: Employee, settings: Settings, on: date) -> Iterator[Lapse]:
    """What lapses next of each type that somebody has, as their balance says."""
    books = house.shelf.books(employee, settings, house.holidays)
    for leave_type in settings.leave_types.values():
        if not (leave_type.is_limited and leave_type.is_active):
            continue
        try:
            lapses_next = books.balance(leave_type.id, on).lapses_next
        except Refused:  # nobody has said how much there is
            continue
        if lapses_next is not None and not _is_gone(employee, lapses_next[0]):
            yield Lapse(leave_type.id, *lapses_next)


def mark_of(house: House, employee: Employee, settings: Settings, lapse: Lapse, on: date) -> int | None:
    """How many days before the lapse somebody is told on a day: what was missed is told by the next mark.

    None where it is too early, and on a day off where a working day is still to come before the lapse.
    """
    mark = next((each for each in DAYS_BEFORE if (lapse.last_day - on).days <= each), None)
    calendar = house.shelf.books(employee, settings, house.holidays).calendar
    next_working_day = calendar.next_working_day(on - ONE_DAY)
    can_wait = next_working_day is not None and on < next_working_day <= lapse.last_day
    return None if can_wait else mark


def _is_gone(employee: Employee, last_day: date) -> bool:
    """What is left when somebody leaves is not lost, but owed."""
    return employee.last_day is not None and employee.last_day <= last_day
