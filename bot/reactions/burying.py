"""What follows when a message can never be delivered: a digest stops, administrators are told."""

from datetime import datetime

from bot import effects
from bot.ports import Context, Delivery, Origin
from bot.screens.helping import NoticeKind
from bot.talk import House
from domain.company.commands import StopDigest
from domain.ids import CompanyId, DigestId, EmployeeId
from domain.leave.requests import Status


async def told_of(house: House, delivery: Delivery, problem: str) -> None:
    """Lets administrators know of a delivery that was given up; what only draws a page again is no news.

    Of a workspace that takes no messages at all nobody can be told there: `doctor` and the log say so.
    """
    company_id, effect = delivery.company_id, delivery.effect
    if problem == NoticeKind.NOT_CONNECTED.value:
        return
    match effect:
        case effects.PostDigest(digest_id) | effects.RefreshDigest(digest_id):
            await _of_digest(house, delivery, digest_id, problem)
        case (
            effects.ShowRequest(reader_id)
            | effects.TellOutcome(reader_id)
            | effects.TellRecounted(reader_id)
            | effects.RemindApprover(reader_id)
            | effects.TellLapse(reader_id)
            | effects.Welcome(reader_id)
        ):
            await _of_person(house, company_id, reader_id)
        case _:
            return


async def unreachable(house: House, company_id: CompanyId, effect: effects.ShowRequest) -> None:
    """Administrators hear of somebody who should decide and whom no platform knows."""
    employee = await house.store.employee(company_id, effect.employee_id)
    reader = await house.store.employee(company_id, effect.reader_id)
    is_waiting = employee.requests[effect.request_id].status is Status.PENDING
    if is_waiting and reader.is_active and effect.reader_id != effect.employee_id:
        await _of_person(house, company_id, effect.reader_id)


async def stop_digest(house: House, company_id: CompanyId, digest_id: DigestId) -> None:
    """A digest that has nowhere to go stops; the event makes that known to administrators."""
    at = house.clock.now()
    context = Context(company_id, None, Origin.CLOCK, f"stop-{digest_id}-{at.isoformat()}", at)
    await house.handling.handle(context, StopDigest(digest_id))


async def _of_digest(house: House, delivery: Delivery, digest_id: DigestId, problem: str) -> None:
    settings = await house.store.settings(delivery.company_id)
    digest = settings.digests.get(digest_id)
    if digest is None:
        return
    if problem == NoticeKind.CHANNEL_GONE.value:
        await stop_digest(house, delivery.company_id, digest_id)
    elif isinstance(delivery.effect, effects.PostDigest):
        told = effects.TellAdministrators(NoticeKind.DIGEST_NOT_POSTED.value, digest.channel.channel_id)
        await _tell(house, delivery.company_id, told, house.clock.now())


async def _of_person(house: House, company_id: CompanyId, reader_id: EmployeeId) -> None:
    reader = await house.store.employee(company_id, reader_id)
    told = effects.TellAdministrators(NoticeKind.PERSON_UNREACHABLE.value, reader.profile.name)
    await _tell(house, company_id, told, house.clock.now())


async def _tell(house: House, company_id: CompanyId, told: effects.TellAdministrators, at: datetime) -> None:
    """Once a day for each problem, however many messages it stops."""
    key = f"told-{told.problem}-{told.about}-{at.date()}"
    await house.outbox.add(company_id, told, key, at)
