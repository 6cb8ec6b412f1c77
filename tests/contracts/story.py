"""What happens to a company, in few words, whatever it is stored in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.effects import Effect
from bot.ports import Context, Origin, Transaction
from domain.amounts import HALF, WHOLE
from domain.company.decide import decide
from domain.company.digests import Platform
from domain.company.events import CompanyFounded, WorkspaceConnected
from domain.company.fold import fold
from domain.company.settings import Settings
from domain.employees.assignment import Identity
from domain.employees.events import IdentityLinked
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.events import LeaveRequested, RequestApproved
from domain.leave.requests import Charge, Step
from domain.periods import Asked, Halves
from domain.streams import COMPANY, Event, employee_stream
from storage.bundle import Storage
from tests import cast

OTHER = CompanyId("oakridge")
WORKSPACE = {cast.COMPANY: "T-tannenberg", OTHER: "T-oakridge"}
KEYS = "k1:" + "A" * 43 + "="


class Stopped:
    """A clock that stands still at the cast's present."""

    def now(self) -> datetime:
        return cast.NOW


def context(
    command_id: str,
    company_id: CompanyId = cast.COMPANY,
    actor: EmployeeId | None = cast.ANNA,
    at: datetime = cast.NOW,
) -> Context:
    return Context(company_id, actor, Origin.SLACK, command_id, at)


async def append(
    storage: Storage,
    command_id: str,
    stream: str,
    events: Sequence[Event],
    effects: Sequence[Effect] = (),
    company_id: CompanyId = cast.COMPANY,
    at: datetime = cast.NOW,
) -> None:
    def work(transaction: Transaction) -> None:
        transaction.append(context(command_id, company_id, at=at), stream, events, effects)

    await storage.store.transact(company_id, work)


def founding(company_id: CompanyId) -> list[Event]:
    """The events of the cast's company, with its Slack workspace."""
    events: list[Event] = []
    settings = Settings()
    for command in cast.FOUNDING:
        more = decide(settings, command)
        settings = fold(settings, more)
        events += more
    first, *others = events
    assert isinstance(first, CompanyFounded)
    return [
        replace(first, company_id=company_id),
        *others,
        WorkspaceConnected(Platform.SLACK, WORKSPACE[company_id], "Everybody"),
    ]


def identity(who: EmployeeId, company_id: CompanyId = cast.COMPANY) -> Identity:
    return Identity(Platform.SLACK, WORKSPACE[company_id], f"U-{who}")


async def found(storage: Storage, company_id: CompanyId = cast.COMPANY) -> None:
    """The cast's company with all its people."""
    await append(storage, "found", COMPANY, founding(company_id), company_id=company_id)
    for who in cast.PROFILES:
        events: list[Event] = [cast.hired(who), IdentityLinked(identity(who, company_id))]
        await append(storage, f"hire {who}", employee_stream(who), events, company_id=company_id)


def requested(
    request_id: str,
    asked: Asked,
    approvers: tuple[EmployeeId, ...] = (cast.BEN,),
    at: datetime = cast.NOW,
) -> LeaveRequested:
    """Every weekday of what is asked costs a day, or a half where only a half is asked for."""
    days = [day for day in asked.period.days() if day.weekday() < 5]
    charges = tuple(charge(day, asked.halves_on(day)) for day in days)
    steps = (Step(approvers),) if approvers else ()
    return LeaveRequested(RequestId(request_id), cast.VACATION, asked, charges, (), steps, cast.ANNA, at)


def charge(day: date, halves: Halves) -> Charge:
    is_whole = halves is Halves.BOTH
    return Charge(day, halves, 480 if is_whole else 240, WHOLE if is_whole else HALF)


def approved(request_id: str, by: EmployeeId = cast.BEN) -> RequestApproved:
    return RequestApproved(RequestId(request_id), by, cast.NOW)


async def ask(
    storage: Storage,
    request_id: str,
    asked: Asked,
    who: EmployeeId = cast.ANNA,
    company_id: CompanyId = cast.COMPANY,
    is_approved: bool = False,
) -> None:
    """Somebody asks for leave, and is given it where `is_approved`."""
    events: list[Event] = [requested(request_id, asked)]
    if is_approved:
        events.append(approved(request_id))
    await append(storage, f"ask {request_id}", employee_stream(who), events, company_id=company_id)


def later(seconds: float) -> datetime:
    """So long after the cast's present."""
    return cast.NOW + timedelta(seconds=seconds)
