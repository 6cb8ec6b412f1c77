"""First steps: the set-up of a company from chat, and people who come and go."""

from collections.abc import Mapping, Sequence

from bot import intents
from bot.conversation.administering import digest_id_of
from bot.conversation.starting import PLACE, VACATION, starting_commands
from bot.effects import Welcome
from bot.intents import Asker
from bot.people import admit
from bot.ports import Context, Known, Origin, Stranger
from bot.reactions.burying import stop_digest
from bot.replies import Field, Mend, Open, Redraw, Reply, Slip
from bot.screens.joining import SetUpDone, SetUpForm, SetUpValues
from bot.talk import House
from domain.amounts import Amount
from domain.company.commands import DisconnectWorkspace
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.employees.assignment import Identity, Profile
from domain.employees.commands import (
    ChangeProfile,
    DeactivateEmployee,
    ReactivateEmployee,
    UnlinkIdentity,
)
from domain.employees.employee import Employee
from domain.ids import CompanyId
from domain.streams import Command

USUAL_DAYS = Amount(25)
MOST_DAYS = 366
MOST_LOOKED_AT = 20
"""Companies of an installation that are looked at for one on another platform."""
REGIONS_MATTER = frozenset({"GB", "DE", "ES", "CH", "AU", "CA", "US", "IN", "AT"})
"""Countries whose public holidays differ by region so much that one has to be chosen."""


async def set_up_form(house: House, values: SetUpValues, here: Platform) -> SetUpForm:
    """The form, its regions following the country."""
    places = house.places()
    regions = tuple(sorted(places.get(values.country or "", {}).items(), key=lambda region: region[1]))
    if values.days is None:
        values = SetUpValues(
            values.country, values.region, USUAL_DAYS, values.approver_user_id, values.channel_id
        )
    is_needed, elsewhere = values.country in REGIONS_MATTER, await _company_elsewhere(house, here)
    return SetUpForm(values, tuple(places), regions, is_region_needed=is_needed, elsewhere=elsewhere)


async def _company_elsewhere(house: House, here: Platform) -> Platform | None:
    """Another platform on which there is a company: it may be that of whoever is about to found one."""
    for company_id in (await house.queries.companies())[:MOST_LOOKED_AT]:
        settings = await house.store.settings(company_id)
        for platform, _ in settings.workspaces:
            if platform is not here:
                return platform
    return None


async def open_set_up(house: House, asker: Asker) -> Reply:
    """What is asked of whoever installed the app."""
    identity = asker.identity
    return Open(await set_up_form(house, SetUpValues(approver_user_id=identity.user_id), identity.platform))


async def change_set_up(house: House, asker: Asker, intent: intents.ChangeSetUp) -> Reply:
    """The form again after the country changed."""
    return Redraw(await set_up_form(house, intent.values, asker.identity.platform))


async def set_up(house: House, asker: Asker, installer: Stranger, intent: intents.SetUp) -> Reply:
    """Founds the company with what it needs for everybody to ask, all at once."""
    if problems := _problems(house, intent.values):
        return Mend(problems)
    approver = installer
    if intent.values.approver_user_id not in (None, asker.identity.user_id):
        identity = asker.identity
        wanted = Identity(identity.platform, identity.workspace_id, intent.values.approver_user_id or "")
        found = await house.directories[identity.platform].look_up(wanted)
        if found is None or found.is_bot or found.is_guest or found.is_deleted:
            return Mend(((Field.APPROVER, Slip.NOT_A_PERSON),))
        approver = found
    company_id = company_id_of(asker.identity)
    context = Context(
        company_id, None, Origin(asker.identity.platform.value), asker.delivery_id, house.clock.now()
    )
    commands = starting_commands(company_id, installer, approver, intent.values, context.at)
    await house.handling.plan_and_handle(context, lambda tx: () if tx.settings(company_id).id else commands)
    return Redraw(_done(await house.store.settings(company_id)))


def _done(settings: Settings) -> SetUpDone:
    """What stands now, whoever was first."""
    [(_, policy)] = settings.policy_versions(VACATION, PLACE, frozenset())
    return SetUpDone(settings.name, policy.entitlement, bool(settings.digests))


def company_id_of(identity: Identity) -> CompanyId:
    """Always the same for a workspace, so that two set-ups at once found one company."""
    return CompanyId(f"{identity.platform.value}-{identity.workspace_id}".lower())


async def hear_of_joining(house: House, identity: Identity) -> None:
    """Somebody is new in a workspace: taken in, or known again from the company's file, and welcomed once."""
    company_id = await house.queries.company_of(identity.platform, identity.workspace_id)
    stranger = await house.directories[identity.platform].look_up(identity)
    if company_id is None or stranger is None:
        return
    known, at = await house.queries.person(identity), house.clock.now()
    known = known or await admit(house, company_id, stranger, at, is_new=True)
    if known is not None:
        who = known.employee_id
        welcome = Welcome(who, identity.platform)
        await house.outbox.add(known.company_id, welcome, f"welcome-{identity.platform.value}-{who}", at)


async def hear_of_change(house: House, identity: Identity) -> None:
    """Somebody changed in a workspace: renamed, moved, or no longer counted. Who never came is left alone."""
    known = await house.queries.person(identity)
    if known is None:
        return
    stranger = await house.directories[identity.platform].look_up(identity)
    if stranger is not None:
        await _bring_up_to_date(house, known, stranger)


async def hear_of_channel(house: House, intent: intents.ChannelGone) -> None:
    """The digest of a channel that is gone stops."""
    channel = intent.channel
    company_id = await house.queries.company_of(channel.platform, channel.workspace_id)
    if company_id is not None:
        await stop_digest(house, company_id, digest_id_of(channel))


async def hear_of_leaving(house: House, platform: Platform, workspace_id: str) -> None:
    """Everything for an uninstalled workspace stops; leave data stays."""
    company_id = await house.queries.company_of(platform, workspace_id)
    if company_id is not None:
        await _by_itself(house, company_id, DisconnectWorkspace(platform, workspace_id), workspace_id)
    await house.consents.forget_all(platform, workspace_id)


async def hear_of_revoking(house: House, identities: Sequence[Identity]) -> None:
    """Nothing more is set for them; what we had set ends by itself, since nothing can be taken away."""
    for each in identities:
        await house.consents.forget(each)


async def _bring_up_to_date(house: House, known: Known, stranger: Stranger) -> None:
    employee = await house.store.employee(known.company_id, known.employee_id)
    profile = Profile(
        stranger.name or employee.profile.name,
        _email(employee, stranger),
        stranger.locale or employee.profile.locale,
        stranger.time_zone or employee.profile.time_zone,
    )
    presence = await _presence(house, known, stranger)
    for command in (ChangeProfile(known.employee_id, profile), presence):
        await _by_itself(house, known.company_id, command, known.employee_id)


def _email(employee: Employee, stranger: Stranger) -> str | None:
    """Who is on several platforms may have another address on each: the first one stays."""
    first, second = employee.profile.email, stranger.email
    return first or second if len(employee.identities) > 1 else second or first


async def _presence(house: House, known: Known, stranger: Stranger) -> Command:
    """Gone from one workspace of several is gone from there only."""
    if not stranger.is_deleted:
        return ReactivateEmployee(known.employee_id)
    settings = await house.store.settings(known.company_id)
    everywhere = await house.queries.identities(known.company_id, known.employee_id)
    elsewhere = [each for each in everywhere if each != stranger.identity]
    if any((each.platform, each.workspace_id) in settings.workspaces for each in elsewhere):
        return UnlinkIdentity(known.employee_id, stranger.identity)
    return DeactivateEmployee(known.employee_id)


async def _by_itself(house: House, company_id: CompanyId, command: Command, about: str) -> None:
    at = house.clock.now()
    name = f"{type(command).__name__}-{about}-{at.isoformat()}"
    await house.handling.handle(Context(company_id, None, Origin.CLOCK, name, at), command)


def _problems(house: House, values: SetUpValues) -> tuple[tuple[Field, Slip], ...]:
    places = house.places()
    problems = []
    if values.country not in places:
        problems.append((Field.COUNTRY, Slip.MISSING))
    elif not _is_region(values, places):
        problems.append((Field.REGION, Slip.MISSING))
    if values.days is None or not 0 <= values.days <= MOST_DAYS:
        problems.append((Field.DAYS, Slip.NOT_A_NUMBER))
    return tuple(problems)


def _is_region(values: SetUpValues, places: Mapping[str, Mapping[str, str]]) -> bool:
    if values.region is None:
        return values.country not in REGIONS_MATTER
    return values.region in places[values.country or ""]
