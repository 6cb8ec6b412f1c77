"""What may happen to an employee besides leave."""

from dataclasses import replace
from datetime import date

import pytest

from domain.company.digests import Platform
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.commands import (
    AssignEmployee,
    ChangeProfile,
    CorrectHireDate,
    DeactivateEmployee,
    EmploymentCommand,
    LeaveCompany,
    LinkIdentity,
    ReactivateEmployee,
    UnlinkIdentity,
)
from domain.employees.decide import decide
from domain.employees.employee import Employee
from domain.employees.fold import evolve, fold
from domain.ids import DepartmentId, LocationId
from domain.refusals import IdTaken, NoSuchEmployee, Refusal, Refused, Unsettled
from domain.streams import employee_stream
from domain.working_pattern import full_time
from tests import cast

SLACK = Identity(Platform.SLACK, "T1", "U1")
LONDON_SALES = Assignment(cast.LONDON, cast.SALES)


def after(employee: Employee, command: EmploymentCommand) -> Employee:
    events = decide(employee, command, cast.settings())
    assert events
    assert not decide(fold(employee, events), command, cast.settings()), "twice is once"
    return fold(employee, events)


def refusal(employee: Employee, command: EmploymentCommand) -> Refusal:
    with pytest.raises(Refused) as caught:
        decide(employee, command, cast.settings())
    return caught.value.refusal


def test_hiring_twice_is_hiring_once_but_an_id_is_one_persons() -> None:
    anna = after(Employee(), cast.hire(cast.ANNA))
    assert anna == cast.employee()
    other = replace(cast.hire(cast.ANNA), hired_on=date(2025, 1, 1))
    assert refusal(anna, other) == IdTaken(cast.ANNA)


def test_people_are_hired_and_assigned_to_places_that_exist() -> None:
    nowhere = Assignment(LocationId("moon"), cast.SALES)
    assert isinstance(refusal(Employee(), replace(cast.hire(cast.ANNA), assignment=nowhere)), Unsettled)
    nobody = Assignment(cast.LONDON, DepartmentId("moon"))
    command = AssignEmployee(cast.ANNA, nobody, date(2026, 9, 1))
    assert isinstance(refusal(cast.employee(), command), Unsettled)


def test_everybody_works_at_some_time_of_the_week() -> None:
    idle = replace(LONDON_SALES, pattern=full_time(0))
    command = AssignEmployee(cast.ANNA, idle, date(2026, 9, 1))
    assert isinstance(refusal(cast.employee(), command), Unsettled)


def test_nothing_happens_to_somebody_who_was_never_hired() -> None:
    assert refusal(Employee(), DeactivateEmployee(cast.ANNA)) == NoSuchEmployee(cast.ANNA)


def test_a_move_holds_from_its_day_on() -> None:
    moved = after(cast.employee(), AssignEmployee(cast.ANNA, LONDON_SALES, date(2026, 9, 1)))
    assert moved.assignment(date(2026, 8, 31)).location_id == cast.BERLIN
    assert moved.assignment(date(2026, 9, 1)) == LONDON_SALES


def test_leaving_is_set_and_taken_back() -> None:
    leaving = after(cast.employee(), LeaveCompany(cast.ANNA, date(2026, 12, 31)))
    assert leaving.last_day == date(2026, 12, 31)
    assert after(leaving, LeaveCompany(cast.ANNA, None)).last_day is None


def test_nobody_leaves_before_they_came() -> None:
    early = LeaveCompany(cast.ANNA, date(2023, 12, 31))
    assert isinstance(refusal(cast.employee(), early), Unsettled)
    leaving = after(cast.employee(), LeaveCompany(cast.ANNA, date(2026, 12, 31)))
    late = CorrectHireDate(cast.ANNA, date(2027, 1, 1))
    assert isinstance(refusal(leaving, late), Unsettled)


def test_a_hire_date_is_corrected() -> None:
    corrected = after(cast.employee(), CorrectHireDate(cast.ANNA, date(2023, 6, 1)))
    assert corrected.hired_on == date(2023, 6, 1)


def test_identities_are_linked_and_unlinked() -> None:
    linked = after(cast.employee(), LinkIdentity(cast.ANNA, SLACK))
    assert linked.identities == {SLACK}
    assert after(linked, UnlinkIdentity(cast.ANNA, SLACK)).identities == frozenset()


def test_somebody_deactivated_counts_again_when_they_are_back() -> None:
    gone = after(cast.employee(), DeactivateEmployee(cast.ANNA))
    assert not gone.is_active
    assert after(gone, ReactivateEmployee(cast.ANNA)).is_active


def test_a_profile_changes_whole() -> None:
    profile = Profile("Anna K.", "anna@tannenberg.example")
    assert after(cast.employee(), ChangeProfile(cast.ANNA, profile)).profile == profile


def test_folding_event_by_event_is_folding_all() -> None:
    step = evolve(Employee(), cast.hired(cast.ANNA))
    assert step == cast.employee()


def test_a_persons_history_has_a_stream_of_its_own() -> None:
    assert employee_stream(cast.ANNA) == "employee-anna"
