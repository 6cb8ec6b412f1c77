"""What follows when a message can never be delivered: a digest stops, administrators are told."""

from collections.abc import Sequence
from datetime import datetime

from bot import effects
from bot.ports import Context, Delivery, Origin
from bot.screens.helping import Notice, NoticeKind
from bot.talk import House
from domain.company.commands import StopDigest
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, DigestId, EmployeeId
from domain.leave.requests import Status

TOLD_TO_SOMEBODY = (
    effects.ShowRequest
    | effects.TellOutcome
    | effects.TellRecounted
    | effects.RemindApprover
    | effects.TellLapse
    | effects.Welcome
)
TEAMS_CONVERSATION = "19:"
"""How the ids of conversations there begin; no channel of Slack's does."""
_MISSED = {Platform.SLACK: NoticeKind.MISSED_ON_SLACK, Platform.TEAMS: NoticeKind.MISSED_ON_TEAMS}


async def told_of(house: House, delivery: Delivery, problem: str) -> None:
    """Lets administrators know of a delivery that was given up; what only draws a page again is no news.

    Of a workspace that takes no messages at all nobody can be told there: `doctor` and the log say so.
    """
    company_id, effect = delivery.company_id, delivery.effect
    if problem == NoticeKind.NOT_CONNECTED.value:
        return
    if isinstance(effect, effects.PostDigest | effects.RefreshDigest):
        await _of_digest(house, delivery, effect.digest_id, problem)
    elif isinstance(effect, TOLD_TO_SOMEBODY):
        await _of_person(house, company_id, effect.reader_id)


async def missed_by(house: House, delivery: Delivery, missed: Sequence[Identity]) -> None:
    """Administrators hear where somebody is not reached who was reached elsewhere."""
    effect = delivery.effect
    if not isinstance(effect, TOLD_TO_SOMEBODY):
        return
    reader = await house.store.employee(delivery.company_id, effect.reader_id)
    for platform in {each.platform for each in missed}:
        told = effects.TellAdministrators(_MISSED[platform].value, reader.profile.name)
        await _tell(house, delivery.company_id, told, house.clock.now())


async def unreachable(house: House, company_id: CompanyId, effect: effects.ShowRequest) -> None:
    """Administrators hear of somebody who should decide and whom no platform knows."""
    employee = await house.store.employee(company_id, effect.employee_id)
    reader = await house.store.employee(company_id, effect.reader_id)
    is_waiting = employee.requests[effect.request_id].status is Status.PENDING
    if is_waiting and reader.is_active and effect.reader_id != effect.employee_id:
        await _of_person(house, company_id, effect.reader_id)


def of_problem(problem: str, about: str, here: Platform) -> Notice:
    """What an administrator reads of it; a channel's id means something on its own platform alone."""
    kind = NoticeKind(problem)
    where = Platform.TEAMS if about.startswith(TEAMS_CONVERSATION) else Platform.SLACK
    is_elsewhere = kind in (NoticeKind.CHANNEL_GONE, NoticeKind.DIGEST_NOT_POSTED) and where is not here
    return Notice(kind, elsewhere=where) if is_elsewhere else Notice(kind, about)


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
    is_on_teams = {each.platform for each in reader.identities} == {Platform.TEAMS}
    kind = NoticeKind.NOT_ON_TEAMS if is_on_teams else NoticeKind.PERSON_UNREACHABLE
    told = effects.TellAdministrators(kind.value, reader.profile.name)
    await _tell(house, company_id, told, house.clock.now())


async def _tell(house: House, company_id: CompanyId, told: effects.TellAdministrators, at: datetime) -> None:
    """Once a day for each problem, however many messages it stops."""
    key = f"told-{told.problem}-{told.about}-{at.date()}"
    await house.outbox.add(company_id, told, key, at)
