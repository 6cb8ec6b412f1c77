"""Who somebody on a platform is to us: found by identity, else by e-mail, else taken in as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from bot.handling import is_with_us, today_of
from bot.intents import Asker
from bot.ports import Context, Known, Origin, Stranger
from bot.talk import House, Talk
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.commands import HireEmployee, LinkIdentity
from domain.employees.employee import Employee
from domain.ids import CompanyId, DepartmentId, EmployeeId, LocationId
from domain.streams import Command


class Unknown(Enum):
    """Why somebody cannot be served."""

    NOT_SET_UP = "not_set_up"
    MAY_SET_UP = "may_set_up"
    GUEST = "guest"
    STRANGER = "stranger"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True, slots=True)
class Nobody:
    """Somebody without leave here: why, and the language to say it in."""

    why: Unknown
    locale: str
    stranger: Stranger | None = None


async def recognise(house: House, asker: Asker) -> Talk | Nobody:
    """The asker's turn, or why there is none. May take somebody in, where the company takes newcomers."""
    identity, at = asker.identity, house.clock.now()
    known = await who_is(house, identity)
    if known is None:
        if identity.platform is Platform.WEB:
            return Nobody(Unknown.STRANGER, asker.locale or "en")
        stranger = await house.directories[identity.platform].look_up(identity)
        company_id = await company_of(house, stranger)
        if stranger is None or company_id is None:
            return _without_company(stranger, asker)
        known = await house.queries.person(identity) or await admit(house, company_id, stranger, at)
        if known is None:
            return _without_place(stranger, asker)
    return await _talk(house, asker, known, at)


async def who_is(house: House, identity: Identity) -> Known | None:
    """Whose identity it is; on the web a company is its own workspace, and employees go by their ids."""
    if identity.platform is not Platform.WEB:
        return await house.queries.person(identity)
    company_id, employee_id = CompanyId(identity.workspace_id), EmployeeId(identity.user_id)
    employee = await house.store.employee(company_id, employee_id)
    return None if employee.id is None else Known(company_id, employee_id)


async def company_of(house: House, stranger: Stranger | None) -> CompanyId | None:
    """Also where the app was away and has come back: who can be looked up is where it is installed."""
    if stranger is None:
        return None
    identity = stranger.identity
    return await reconnect(house, identity.platform, identity.workspace_id, stranger.workspace_name)


async def reconnect(house: House, platform: Platform, workspace_id: str, name: str) -> CompanyId | None:
    """The company of a workspace that has the app, connected again if need be; None if it never had one."""
    company_id = await house.queries.company_of(platform, workspace_id)
    if company_id is not None:
        return company_id
    company_id = await house.queries.former_company_of(platform, workspace_id)
    if company_id is not None:
        at = house.clock.now()
        command_id = f"reconnect-{workspace_id}-{at.isoformat()}"
        context = Context(company_id, None, Origin(platform.value), command_id, at)
        await house.handling.handle(context, ConnectWorkspace(platform, workspace_id, name))
    return company_id


async def admit(
    house: House, company_id: CompanyId, stranger: Stranger, at: datetime, is_new: bool = False
) -> Known | None:
    """Links a stranger to the employee with their e-mail, or hires them; None where neither may be.

    Nobody knows when those already there were hired: they count from the start of this leave year, and have
    the whole of it; who is new in the workspace counts from today.
    """
    if stranger.is_bot or stranger.is_deleted:
        return None
    employee_id = await _taken_in(house, company_id, stranger)
    settings = await house.store.settings(company_id)
    if employee_id is not None:
        commands: list[Command] = [LinkIdentity(employee_id, stranger.identity)]
        name = _linking(stranger.identity, at)
    elif settings.takes_newcomers and not stranger.is_guest and settings.locations and settings.departments:
        employee_id = newcomer_id(stranger.identity)
        commands, name = hiring(stranger, settings, at, is_new), f"join-{employee_id}"
    else:
        return None
    context = Context(company_id, None, _origin(stranger.identity), name, at)
    await house.handling.handle_all(context, commands)
    return Known(company_id, employee_id)


async def _taken_in(house: House, company_id: CompanyId, stranger: Stranger) -> EmployeeId | None:
    """The employee a stranger is: by their e-mail, or since they came before and were gone from here."""
    row = await house.queries.person_by_email(company_id, stranger.email) if stranger.email else None
    if row is not None:
        return row.employee_id
    earlier = await house.store.employee(company_id, newcomer_id(stranger.identity))
    return earlier.id


async def look_for(
    house: House, company_id: CompanyId, employee_id: EmployeeId, workspaces: Sequence[tuple[Platform, str]]
) -> list[Identity]:
    """Where somebody is who has not written to us yet: found by e-mail, and linked. Raises NotDelivered."""
    employee = await house.store.employee(company_id, employee_id)
    if employee.profile.email is None or not employee.is_active:
        return []
    for platform, workspace_id in workspaces:
        found = await house.directories[platform].find(workspace_id, employee.profile.email)
        if found is not None and not (found.is_bot or found.is_deleted):
            at = house.clock.now()
            context = Context(company_id, None, Origin.CLOCK, _linking(found.identity, at), at)
            await house.handling.handle(context, LinkIdentity(employee_id, found.identity))
            return [found.identity]
    return []


async def known_as(house: House, company_id: CompanyId, identity: Identity) -> Known | None:
    """Somebody of the company whom a colleague names; who never wrote from there is known by e-mail."""
    known = await who_is(house, identity)
    if known is not None:
        return known if known.company_id == company_id else None
    directory = house.directories.get(identity.platform)
    stranger = await directory.look_up(identity) if directory else None
    if stranger is None or stranger.email is None or stranger.is_bot or stranger.is_deleted:
        return None
    row = await house.queries.person_by_email(company_id, stranger.email)
    if row is None:
        return None
    at = house.clock.now()
    context = Context(company_id, None, Origin.CLOCK, _linking(identity, at), at)
    await house.handling.handle(context, LinkIdentity(row.employee_id, identity))
    return Known(company_id, row.employee_id)


def newcomer_id(identity: Identity) -> EmployeeId:
    """Always the same for an identity, so that two first clicks at once make one employee."""
    return EmployeeId(f"{identity.platform.value}-{identity.workspace_id}-{identity.user_id}".lower())


def hiring(stranger: Stranger, settings: Settings, at: datetime, is_new: bool) -> list[Command]:
    """The commands that take somebody in: at the place of their time zone, in the first department."""
    employee_id = newcomer_id(stranger.identity)
    today = at.date()
    location_id = _place_of(stranger, settings, today)
    basis = settings.location(location_id, today).leave_year
    hired_on = today if is_new or basis.start is None else basis.year_of(today, today).first_day
    department_id: DepartmentId = next(iter(settings.departments))
    profile = Profile(stranger.name, stranger.email, stranger.locale, stranger.time_zone)
    assignment = Assignment(location_id, department_id)
    return [
        HireEmployee(employee_id, profile, hired_on, assignment),
        LinkIdentity(employee_id, stranger.identity),
    ]


def _place_of(stranger: Stranger, settings: Settings, today: date) -> LocationId:
    for location_id in settings.locations:
        if settings.location(location_id, today).time_zone == stranger.time_zone:
            return location_id
    return next(iter(settings.locations))


async def _talk(house: House, asker: Asker, known: Known, at: datetime) -> Talk | Nobody:
    settings = await house.store.settings(known.company_id)
    me = await house.store.employee(known.company_id, known.employee_id)
    locale = language_of(me, asker.locale, settings)
    if not is_with_us(me, settings, at):
        return Nobody(Unknown.DEACTIVATED, locale)
    today = today_of(me, settings, at)
    return Talk(house, asker, known.company_id, known.employee_id, me, settings, locale, at, today)


def language_of(employee: Employee, asked_in: str | None, settings: Settings) -> str:
    """The person's own choice, else their platform's, else the company's."""
    return employee.profile.locale or asked_in or settings.locale


def _without_company(stranger: Stranger | None, asker: Asker) -> Nobody:
    locale = _locale(stranger, asker)
    if stranger is None:
        return Nobody(Unknown.STRANGER, locale)
    return Nobody(Unknown.MAY_SET_UP if stranger.is_installer else Unknown.NOT_SET_UP, locale, stranger)


def _without_place(stranger: Stranger | None, asker: Asker) -> Nobody:
    is_guest = stranger is not None and stranger.is_guest
    return Nobody(Unknown.GUEST if is_guest else Unknown.STRANGER, _locale(stranger, asker), stranger)


def _locale(stranger: Stranger | None, asker: Asker) -> str:
    return (stranger.locale if stranger else None) or asker.locale or "en"


def _linking(identity: Identity, at: datetime) -> str:
    """Names the command that makes an identity somebody's, which may happen again after it was unlinked."""
    return f"link-{newcomer_id(identity)}-{at.isoformat()}"


def _origin(identity: Identity) -> Origin:
    return Origin(identity.platform.value)
