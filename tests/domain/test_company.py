"""What a company may settle."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.amounts import Amount
from domain.company.commands import (
    ArrangeDigest,
    CompanyCommand,
    ConnectWorkspace,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    DisconnectWorkspace,
    FoundCompany,
    NameAdministrators,
    StopDigest,
)
from domain.company.decide import decide
from domain.company.digests import Channel, Digest, Platform
from domain.company.events import CompanyRenamed
from domain.company.fold import fold
from domain.company.places import Department, Location
from domain.company.settings import Settings
from domain.flaws import Flaw
from domain.holiday_calendar import Holiday, WorkedDay
from domain.ids import CompanyId, DepartmentId, DigestId, LeaveTypeId, LocationId
from domain.periods import Halves
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.refusals import Refused, Unsettled
from domain.working_pattern import full_time
from tests import cast

CHANNEL = Channel(Platform.SLACK, "T1", "C1")


def after(settings: Settings, *commands: CompanyCommand) -> Settings:
    for command in commands:
        settings = fold(settings, decide(settings, command))
    return settings


def refused_field(settings: Settings, command: CompanyCommand) -> str:
    with pytest.raises(Refused) as caught:
        decide(settings, command)
    assert isinstance(caught.value.refusal, Unsettled)
    return caught.value.refusal.field


@pytest.mark.parametrize("command", cast.FOUNDING, ids=lambda command: type(command).__name__)
def test_settling_what_holds_already_changes_nothing(command: CompanyCommand) -> None:
    assert decide(cast.settings(), command) == ()


def test_founding_again_with_another_name_renames() -> None:
    events = decide(cast.settings(), FoundCompany(cast.COMPANY, "Eichenhof", "de", False))
    assert events == (CompanyRenamed("Eichenhof", "de", False),)
    renamed = fold(cast.settings(), events)
    assert (renamed.name, renamed.locale, renamed.takes_newcomers) == ("Eichenhof", "de", False)


def test_a_company_keeps_its_id_and_has_a_name() -> None:
    assert refused_field(cast.settings(), FoundCompany(CompanyId("other"), "Other")) == "company.id"
    assert refused_field(Settings(), FoundCompany(cast.COMPANY, " ")) == "company.name"


def test_somebody_is_always_administrator() -> None:
    assert refused_field(cast.settings(), NameAdministrators(())) == "administrators"


def test_a_location_that_moves_keeps_how_it_was_before() -> None:
    moved = Location(cast.BERLIN, "Potsdam", "DE", "BB", "Europe/Berlin")
    settings = after(cast.settings(), DefineLocation(moved, date(2027, 1, 1)))
    assert settings.location(cast.BERLIN, date(2026, 12, 31)).region == "BE"
    assert settings.location(cast.BERLIN, date(2027, 1, 1)).region == "BB"


def test_a_place_where_nobody_ever_works_is_a_mistake() -> None:
    idle = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Berlin", full_time(0))
    assert refused_field(cast.settings(), DefineLocation(idle, date.min)) == "locations.berlin.pattern"
    unnamed = Location(cast.BERLIN, "", "DE", "BE", "Europe/Berlin")
    assert refused_field(cast.settings(), DefineLocation(unnamed, date.min)) == "locations.berlin.name"


def test_a_half_of_a_day_is_free_or_worked_once_at_a_place() -> None:
    party = Holiday(date(2026, 12, 24), "Party")
    morning, afternoon = (replace(party, halves=each) for each in (Halves.MORNING, Halves.AFTERNOON))
    berlin = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Berlin", company_days=(party,))

    def field(**days: tuple[Holiday | WorkedDay, ...]) -> str:
        return refused_field(cast.settings(), DefineLocation(replace(berlin, **days), date.min))

    assert field(company_days=(party, morning)) == "locations.berlin.company_days"
    assert field(worked_days=(WorkedDay(party.day),)) == "locations.berlin.worked_days"
    halves = replace(berlin, company_days=(morning, afternoon))
    london = replace(berlin, id=cast.LONDON)
    settings = after(cast.settings(), DefineLocation(halves, date.min), DefineLocation(london, date.min))
    assert settings.location(cast.BERLIN, date.max).company_days == (morning, afternoon)


def test_departments_form_a_tree() -> None:
    field = "departments.engineering.parent"
    lost = Department(cast.ENGINEERING, "Engineering", parent_id=DepartmentId("nowhere"))
    assert refused_field(cast.settings(), DefineDepartment(lost)) == field
    below = after(
        cast.settings(),
        DefineDepartment(Department(DepartmentId("backend"), "Backend", parent_id=cast.ENGINEERING)),
    )
    circle = Department(cast.ENGINEERING, "Engineering", parent_id=DepartmentId("backend"))
    assert refused_field(below, DefineDepartment(circle)) == field
    unnamed = Department(cast.ENGINEERING, "")
    assert refused_field(below, DefineDepartment(unnamed)) == "departments.engineering.name"


def test_policies_speak_of_what_there_is_and_make_sense() -> None:
    settings, moon = cast.settings(), LeaveTypeId("moon")
    assert refused_field(settings, DefinePolicy(LeavePolicy(moon), date.min)) == "policies.moon"
    nowhere = LeavePolicy(cast.VACATION, LocationId("moon"))
    assert refused_field(settings, DefinePolicy(nowhere, date.min)) == "policies.vacation.location"
    negative = LeavePolicy(cast.VACATION, entitlement=Amount(-1))
    assert refused_field(settings, DefinePolicy(negative, date.min)) == "policies.vacation.entitlement"
    high = LeavePolicy(cast.VACATION, floor=Amount(1))
    assert refused_field(settings, DefinePolicy(high, date.min)) == "policies.vacation.floor"


def test_the_most_specific_policy_holds() -> None:
    labelled = LeavePolicy(cast.VACATION, labels=frozenset({"parent"}), entitlement=Amount(30))
    local = LeavePolicy(cast.VACATION, cast.LONDON, entitlement=Amount(28))
    settings = after(cast.settings(), DefinePolicy(labelled, date.min), DefinePolicy(local, date.min))

    def entitlement(location_id: LocationId, *labels: str) -> Amount:
        versions = settings.policy_versions(cast.VACATION, location_id, frozenset(labels))
        return versions[0][1].entitlement

    assert entitlement(cast.BERLIN) == 24
    assert entitlement(cast.BERLIN, "parent", "night") == 30
    assert entitlement(cast.LONDON, "parent") == 28
    assert settings.policy_versions(cast.SICK, cast.BERLIN, frozenset()) == ()


def test_a_leave_type_has_a_name() -> None:
    command = DefineLeaveType(LeaveType(LeaveTypeId("x"), ""))
    assert refused_field(cast.settings(), command) == "leave_types.x.name"


def refusal_of(command: CompanyCommand) -> object:
    with pytest.raises(Refused) as refused:
        decide(cast.settings(), command)
    return refused.value.refusal


@pytest.mark.parametrize("emoji", ["palm_tree", ":", "::", ":palm tree:", "🌴", f":{'x' * 59}:"])
def test_the_status_of_a_leave_type_has_an_emoji_as_chats_write_them(emoji: str) -> None:
    kind = LeaveType(cast.VACATION, "Vacation", status_emoji=emoji)
    flaw = Unsettled("leave_types.vacation.status_emoji", Flaw.NOT_AN_EMOJI, emoji)
    assert refusal_of(DefineLeaveType(kind)) == flaw


def test_the_words_of_a_status_are_few_and_say_something() -> None:
    field, kind = "leave_types.vacation.status_text", LeaveType(cast.VACATION, "Vacation", status_text=" ")
    assert refusal_of(DefineLeaveType(kind)) == Unsettled(field, Flaw.NOTHING_IN_IT)
    long = replace(kind, status_text="x" * 101)
    assert refusal_of(DefineLeaveType(long)) == Unsettled(field, Flaw.TOO_LONG, "100")
    fits = replace(kind, status_emoji=":flag-de:", status_text="x" * 100)
    assert decide(cast.settings(), DefineLeaveType(fits))


def test_workspaces_come_and_go() -> None:
    connect = ConnectWorkspace(Platform.SLACK, "T1", "Tannenberg")
    leave = DisconnectWorkspace(Platform.SLACK, "T1")
    assert decide(cast.settings(), leave) == ()
    connected = after(cast.settings(), connect)
    assert connected.workspaces == {(Platform.SLACK, "T1"): "Tannenberg"}
    assert decide(connected, connect) == ()
    assert after(connected, leave).workspaces == {}


def test_digests_are_arranged_changed_and_stopped() -> None:
    digest = Digest(DigestId("d"), CHANNEL, time(9), "Europe/Berlin", location_id=cast.BERLIN)
    arranged = after(cast.settings(), ArrangeDigest(digest))
    assert decide(arranged, ArrangeDigest(digest)) == ()
    assert decide(cast.settings(), StopDigest(DigestId("d"))) == ()
    assert after(arranged, StopDigest(DigestId("d"))).digests == {}


def test_a_digest_covers_what_there_is() -> None:
    lost = Digest(DigestId("d"), CHANNEL, time(9), "Europe/Berlin", location_id=LocationId("moon"))
    assert refused_field(cast.settings(), ArrangeDigest(lost)) == "digests.d.location"
    lost = Digest(DigestId("d"), CHANNEL, time(9), "Europe/Berlin", department_id=DepartmentId("moon"))
    assert refused_field(cast.settings(), ArrangeDigest(lost)) == "digests.d.department"


@pytest.mark.parametrize("zone", ["Europe/Tannenberg", "", "../etc/passwd"])
def test_clocks_run_by_zones_that_exist(zone: str) -> None:
    place = Location(cast.BERLIN, "Berlin", "DE", "BE", zone)
    assert refused_field(cast.settings(), DefineLocation(place, date.min)) == "locations.berlin.time_zone"
    digest = Digest(DigestId("d"), CHANNEL, time(9), zone)
    assert refused_field(cast.settings(), ArrangeDigest(digest)) == "digests.d.time_zone"
