"""The places, departments, leave types and policies of the demo company."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from bot.company_file.entries import (
    ChatEntry,
    DepartmentEntry,
    DigestEntry,
    LocationEntry,
    LocationVersion,
    PolicyEntry,
    StepEntry,
)
from bot.company_file.shapes import Marked
from bot.demo.people import APPROVERS, DOMAIN, PART_TIME, STEPS, WATCHERS
from domain.amounts import Amount
from domain.company.places import Location
from domain.holiday_calendar import Holiday
from domain.ids import LeaveTypeId, LocationId
from domain.periods import Halves
from domain.policies.carry_over import CarryOver
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy, TenureStep
from domain.working_pattern import full_time

VACATION, SICK, UNPAID = LeaveTypeId("vacation"), LeaveTypeId("sick"), LeaveTypeId("unpaid")
PARENTAL, SPECIAL, TOIL = LeaveTypeId("parental"), LeaveTypeId("special"), LeaveTypeId("toil")
DAYS_A_YEAR = {"berlin": Amount(28), "london": Amount(25), "barcelona": Amount(23)}
PART_TIME_DAYS = Amount("22.4")
CARRIED = CarryOver(Amount(5), MonthDay(3, 31))
TOIL_MONTHS = 3

LEAVE_TYPES: Mapping[LeaveTypeId, Marked[LeaveType]] = {
    each.id: Marked(each)
    for each in (
        LeaveType(VACATION, "Vacation", words=("holiday", "urlaub", "vacaciones", "vacances")),
        LeaveType(
            SICK,
            "Sick leave",
            colour="red",
            emoji=":face_with_thermometer:",
            is_limited=False,
            needs_approval=False,
            interrupts=True,
            words=("sick", "ill", "krank"),
        ),
        LeaveType(
            PARENTAL,
            "Parental leave",
            colour="purple",
            emoji=":baby:",
            is_limited=False,
            words=("parental", "elternzeit"),
        ),
        LeaveType(
            SPECIAL,
            "Special leave",
            colour="amber",
            emoji=":tada:",
            needs_reason=True,
            words=("wedding", "moving", "sonderurlaub"),
        ),
        LeaveType(
            UNPAID,
            "Unpaid leave",
            colour="slate",
            emoji=":hourglass_flowing_sand:",
            is_paid=False,
            is_limited=False,
            words=("unpaid",),
        ),
        LeaveType(
            TOIL,
            "Time off for overtime",
            colour="blue",
            emoji=":alarm_clock:",
            unit=Unit.HOURS,
            smallest=Slice.HALF_HOUR,
            words=("toil", "overtime", "überstunden"),
            toil=Toil(for_months=TOIL_MONTHS),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class DemoChannel:
    """A channel of the demo's workspace."""

    id: str
    name: str
    topic: str
    location: str | None = None
    department: str | None = None


CHANNELS = (
    DemoChannel("C0GENERAL", "general", "Everybody at Larkspur"),
    DemoChannel("C0ENGINEERING", "engineering", "How our maps are made", department="engineering"),
    DemoChannel("C0BERLIN", "berlin", "The office by the canal", location="berlin"),
    DemoChannel("C0LONDON", "london", "The office in Hackney", location="london"),
    DemoChannel("C0BARCELONA", "barcelona", "The office in Gràcia", location="barcelona"),
)


def locations(years: range) -> Mapping[str, Marked[LocationEntry]]:
    """Three offices; on Christmas Eve and New Year's Eve the company is free in the afternoon."""
    eves = tuple(
        Holiday(date(year, 12, day), name, Halves.AFTERNOON)
        for year in years
        for day, name in ((24, "Christmas Eve"), (31, "New Year's Eve"))
    )
    places = (
        Location(LocationId("berlin"), "Berlin", "DE", "BE", "Europe/Berlin"),
        Location(LocationId("london"), "London", "GB", "ENG", "Europe/London", full_time(450)),
        Location(LocationId("barcelona"), "Barcelona", "ES", "CT", "Europe/Madrid"),
    )
    return {
        each.id: Marked(LocationEntry(LocationVersion(replace(each, company_days=eves)))) for each in places
    }


def departments() -> Mapping[str, Marked[DepartmentEntry]]:
    """Platform belongs to engineering, all belong to the company; sales decides in two steps."""
    tree = {
        "company": ("Larkspur", None),
        "engineering": ("Engineering", "company"),
        "platform": ("Platform", "engineering"),
        "design": ("Design", "company"),
        "sales": ("Sales", "company"),
    }
    return {
        key: Marked(
            DepartmentEntry(
                name,
                parent,
                _emails(APPROVERS[key]),
                tuple(StepEntry(_emails(step)) for step in STEPS.get(key, ())),
                _emails(WATCHERS.get(key, ())),
            )
        )
        for key, (name, parent) in tree.items()
    }


def _emails(mailboxes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{each}@{DOMAIN}" for each in mailboxes)


def policies() -> tuple[Marked[PolicyEntry], ...]:
    """Vacation by country, less for those who work less; two days of special leave a year."""
    tenure = (TenureStep(5, Amount(1)),)
    vacation = [
        LeavePolicy(VACATION, LocationId(key), entitlement=days, tenure=tenure, carry_over=CARRIED)
        for key, days in DAYS_A_YEAR.items()
    ]
    part_time = LeavePolicy(
        VACATION, LocationId("berlin"), PART_TIME, PART_TIME_DAYS, tenure=tenure, carry_over=CARRIED
    )
    special = LeavePolicy(SPECIAL, entitlement=Amount(2))
    return tuple(Marked(PolicyEntry(each)) for each in (*vacation, part_time, special))


def digests() -> tuple[Marked[DigestEntry], ...]:
    """One for everybody, one for engineering, one for Berlin."""
    return tuple(
        Marked(
            DigestEntry(
                time(9),
                "Europe/Berlin",
                ChatEntry(channel.id),
                location=channel.location,
                department=channel.department,
            )
        )
        for channel in CHANNELS[:3]
    )
