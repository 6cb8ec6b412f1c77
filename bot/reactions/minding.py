"""Sees to it that statuses say what is true: set as leave begins, changed with it, and taken away after it.

What is meant is written down before it is done, and everything for one person is done in their own lane: a
process that dies between the two, and a second one beside it, change nothing.
"""

import asyncio
from dataclasses import replace
from typing import assert_never

from bot.effects import LookAtStatus, LookForStatuses, MindStatus
from bot.ports import Consent, ConsentGone, Delivery, Known, NotDelivered, Shown, Stand, Statuses
from bot.reactions.statuses import Outlook, needs_reading, outlook, step
from bot.talk import House
from domain.ids import EmployeeId


async def mind(house: House, delivery: Delivery, effect: MindStatus | LookAtStatus | LookForStatuses) -> None:
    """Does it; doing it again changes nothing. Raises NotDelivered."""
    match effect:
        case MindStatus(employee_id):
            await _mind(house, Known(delivery.company_id, employee_id))
        case LookAtStatus(employee_id, at):
            key = f"mind-status-{employee_id}-{at.isoformat()}"
            await _plan(house, delivery, employee_id, key)
        case LookForStatuses(day):
            givers = await house.consents.givers(delivery.company_id)
            plans = (_plan(house, delivery, each, f"mind-status-{each}-{day}") for each in givers)
            await asyncio.gather(*plans)
        case _:
            assert_never(effect)


async def _plan(house: House, delivery: Delivery, employee_id: EmployeeId, key: str) -> None:
    now = house.clock.now()
    await house.outbox.add(delivery.company_id, MindStatus(employee_id), key, now)


async def _mind(house: House, known: Known) -> None:
    """On every platform; what fails on one keeps it from no other. Raises NotDelivered."""
    consents = await house.consents.of(known)
    if not consents:
        return
    employee = await house.store.employee(known.company_id, known.employee_id)
    settings = await house.store.settings(known.company_id)
    ahead = outlook(employee, settings, house.clock.now())
    await _look_again(house, known, ahead)
    tried = [await _tried(house, consent, ahead.wanted, employee.is_active) for consent in consents]
    failures = [each for each in tried if each is not None]
    if failures:
        raise min(failures, key=lambda each: (each.after is None, each.after or 0))


async def _look_again(house: House, known: Known, ahead: Outlook) -> None:
    if ahead.look_at is not None:
        effect = LookAtStatus(known.employee_id, ahead.look_at)
        key = f"look-at-status-{known.employee_id}-{ahead.look_at.isoformat()}"
        await house.outbox.add(known.company_id, effect, key, ahead.look_at)


async def _tried(
    house: House, consent: Consent, wanted: Shown | None, is_active: bool
) -> NotDelivered | None:
    """Whoever is deactivated has withdrawn, too: nobody could ask them."""
    statuses = house.statuses.get(consent.identity.platform)
    if statuses is None:
        return None
    is_withdrawn = consent.withdrawn_at is not None or not is_active
    try:
        await _bring(house, statuses, consent, None if is_withdrawn else wanted)
        if is_withdrawn:
            await statuses.give_back(consent)
            await house.consents.end(consent)
    except ConsentGone:  # nothing can be taken away any more: what we set ends by itself
        await house.consents.end(consent)
    except NotDelivered as failure:
        return failure
    return None


async def _bring(house: House, statuses: Statuses, consent: Consent, wanted: Shown | None) -> None:
    stands = await statuses.read(consent) if needs_reading(consent, wanted) else Shown()
    found = step(consent, wanted, stands, house.clock.now())
    if found.put is not None:
        if wanted is not None:
            await house.consents.note(replace(found.after, stand=Stand.MEANT))
        await statuses.set(found.after, found.put)
    if found.after != consent:
        await house.consents.note(found.after)
