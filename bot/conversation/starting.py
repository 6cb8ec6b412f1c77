"""What a company set up from chat starts with, named in the language of whoever sets it up: the usual leave
types, one place, one department."""

from datetime import date, datetime, time

from bot.conversation.administering import digest_id_of
from bot.people import hiring, newcomer_id
from bot.ports import Stranger
from bot.screens.joining import SetUpValues
from bot.wording import Words, words
from domain.amounts import NOTHING, Amount
from domain.company.commands import (
    ArrangeDigest,
    ConnectWorkspace,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    FoundCompany,
    NameAdministrators,
)
from domain.company.digests import Channel, Digest
from domain.company.places import Department, Location
from domain.company.settings import Settings
from domain.ids import CompanyId, DepartmentId, LeaveTypeId, LocationId
from domain.policies.carry_over import CarryOver
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy, Proration
from domain.streams import Command
from domain.time_zones import is_time_zone

VACATION, SICK, UNPAID = LeaveTypeId("vacation"), LeaveTypeId("sick"), LeaveTypeId("unpaid")
PLACE, EVERYBODY = LocationId("main"), DepartmentId("everybody")
CARRIED = CarryOver(Amount(5), MonthDay(3, 31))
"""Five days into the next year, until the end of March: what most places do, to be changed in the file."""
NINE = time(9)


def starting_commands(
    company_id: CompanyId, installer: Stranger, approver: Stranger, values: SetUpValues, at: datetime
) -> list[Command]:
    """Everything that founds the company, in an order that each command can rely on."""
    identity, locale = installer.identity, installer.locale or "en"
    w = words(locale)
    zone = installer.time_zone if installer.time_zone and is_time_zone(installer.time_zone) else "UTC"
    country = values.country or ""
    place = Location(PLACE, w.country(country), country, values.region, zone)
    department = Department(EVERYBODY, w("Everybody"), (newcomer_id(approver.identity),))
    commands: list[Command] = [
        FoundCompany(company_id, installer.workspace_name or w("Our company"), locale),
        DefineLocation(place, date.min),
        DefineDepartment(department),
        *map(DefineLeaveType, leave_types(w)),
        DefinePolicy(_vacation(values.days or NOTHING), date.min),
        ConnectWorkspace(identity.platform, identity.workspace_id, installer.workspace_name),
    ]
    places = Settings(locations={PLACE: ((date.min, place),)}, departments={EVERYBODY: department})
    for person in {each.identity: each for each in (installer, approver)}.values():
        commands.extend(hiring(person, places, at, is_new=False))
    commands.append(NameAdministrators((newcomer_id(identity),)))
    if values.channel_id:
        channel = Channel(identity.platform, identity.workspace_id, values.channel_id)
        digest = Digest(digest_id_of(channel), channel, NINE, zone, locale)
        commands.append(ArrangeDigest(digest))
    return commands


def leave_types(w: Words) -> tuple[LeaveType, ...]:
    """Vacation, sick leave and unpaid leave, which everybody can name in their own language too."""
    return (
        LeaveType(VACATION, w("Vacation"), words=("holiday", "pto", "urlaub", "vacances", "vacaciones")),
        LeaveType(
            SICK,
            w("Sick leave"),
            "rose",
            ":face_with_thermometer:",
            is_limited=False,
            needs_approval=False,
            words=("sick", "ill", "krank", "malade", "enfermo", "enferma"),
        ),
        LeaveType(
            UNPAID,
            w("Unpaid leave"),
            "slate",
            ":seedling:",
            is_paid=False,
            is_limited=False,
            words=("unpaid", "unbezahlt"),
        ),
    )


def _vacation(days: Amount) -> LeavePolicy:
    return LeavePolicy(VACATION, entitlement=days, proration=Proration.DAYS, carry_over=CARRIED)
