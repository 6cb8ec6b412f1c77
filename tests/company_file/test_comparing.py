"""What a file changes in a company that stands: said in sentences, nothing taken away in silence."""

from dataclasses import replace
from datetime import date

import pytest

from bot.company_file.plan import Commands, Plan, Tried, differences
from domain.amounts import Amount
from domain.employees.commands import CorrectHireDate, LeaveCompany
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId, LocationId
from domain.leave.commands import CancelLeave
from domain.leave.requests import Status
from domain.refusals import Refused
from tests import cast
from tests.company_file.changing import HEAD, after, words
from tests.filed import WHOLE, Filed, filed


def test_a_company_that_is_new_gets_everything_in_the_order_it_depends_on() -> None:
    plan = Filed().plan(WHOLE)
    assert words(plan)[:8] == [
        "company Acme: new",
        "workspace Acme (T1)",
        "location Berlin: new",
        "location London: new",
        "leave type Vacation: new",
        "leave type Sick leave: new",
        "department Everybody: new",
        "department Labs: new",
    ]
    assert words(plan)[-2:] == ["administrators: ada@acme.example", "digest of C1: new"]


def test_departments_come_after_those_above_them() -> None:
    text = HEAD + (
        "departments: {c: {name: C, parent: b}, b: {name: B, parent: a}, a: {name: A}, "
        "d: {name: D, parent: all}}\n"
    )
    plan = filed().plan(text)
    assert words(plan) == [f"department {name}: new" for name in "ABCD"]


def test_a_circle_is_turned_round_by_departments_in_their_new_order() -> None:
    there, _ = after(
        "all: {name: Everybody, approvers: [ada@acme.example]}\n  labs: {name: Labs, parent: all,",
        "labs: {name: Labs,",
    )
    there.bring_in(HEAD + "departments: {labs: {name: Labs}, all: {name: Everybody, parent: labs}}\n")
    assert [each.parent_id for each in there.settings.departments.values()] == ["labs", None]


def test_what_the_file_lacks_stays_and_is_listed() -> None:
    there = filed()
    text = """\
company: {id: acme, name: Acme}
locations: {paris: {name: Paris, country: FR, time_zone: Europe/Paris}}
departments: {all: {name: Everybody, approvers: [ada@acme.example]}}
leave_types: {vacation: {name: Vacation}}
policies: [{leave_type: vacation, entitlement: 30, carry_over: {limit: 5, until: 03-31}}]
people: [{name: Ben Okafor, email: BEN@acme.example, hired_on: 2024-02-01, location: london, department: labs,
  labels: [night], pattern: {monday: 8h, tuesday: 8h, wednesday: {morning: 4h, afternoon: 0h}},
  changes: [{from: 2026-02-01, location: london, department: labs}],
  opening_balances: [{leave_type: vacation, day: 2026-01-02, amount: 2.5, reason: Brought along}],
  leave: [{leave_type: sick, first_day: 2026-04-08, hours: 09:00-11:30}]}]
digests: [{slack: C2, at: '09:00', time_zone: UTC}]
"""
    plan = there.bring_in(text)
    assert plan.unlisted == (
        "location Berlin",
        "location London",
        "leave type Sick leave",
        "policy for vacation at london from 2026-04-01",
        "department Labs",
        "Ada Byron",
        "Ben Okafor: the change from 2026-01-01",
        "Ben Okafor: vacation from 2026-03-02 to 2026-03-04",
        "Ben Okafor: sick on 2026-04-07",
        "Ben Okafor: 2.5 vacation on 2026-01-01",
        "digest of C1",
    )
    assert len(there.employees) == 2
    assert len(there.named("Ben").requests) == 3


def test_weeks_that_repeat_are_read_and_written_back_with_their_first_monday() -> None:
    weeks = "{starts_on: 2026-01-05, weeks: [{monday: 7h42, friday: {morning: 4h, afternoon: 0h}}, {}]}"
    there, _ = after("leave_year: 04-01}", f"leave_year: 04-01, pattern: {weeks}}}")
    pattern = there.settings.locations[LocationId("london")][0][1].pattern
    assert pattern.starts_on == date(2026, 1, 5)
    assert [pattern.on(date(2026, 1, day)).minutes for day in (5, 9, 12, 19)] == [462, 240, 0, 462]
    assert "starts_on: 2026-01-05" in there.export()
    assert there.plan(there.export()) == Plan(())


def test_a_file_with_a_few_people_says_nothing_about_the_rest() -> None:
    assert filed().plan(HEAD).unlisted == ()


def test_a_version_of_a_place_that_the_file_lacks_stays_and_is_listed() -> None:
    there, _ = after(
        "leave_year: 04-01}",
        "leave_year: 04-01, changes: [{from: 2027-01-01, name: London, country: GB, "
        "time_zone: Europe/London}]}",
    )
    assert there.plan(WHOLE).unlisted == ("location London from 2027-01-01",)


def test_a_policy_without_a_day_is_the_first_of_its_versions() -> None:
    """As chat sets it up, a policy begins on a day; a file that names no day means that one."""
    line = "policies: [{leave_type: vacation, entitlement: 30, from: 2020-01-01}]\n"
    there = filed(
        WHOLE.replace(
            "- {leave_type: vacation, entitlement: 30, carry_over", "- {leave_type: sick, carry_over"
        )
    )
    there.bring_in(HEAD + line)
    plan = there.bring_in(HEAD + line.replace(", from: 2020-01-01", "").replace("30", "31"))
    assert words(plan) == ["policy for vacation from 2020-01-01: entitlement 30 → 31"]
    both = line.replace("policies: [", "policies: [{leave_type: vacation, entitlement: 20}, ")
    assert words(there.bring_in(HEAD + both)) == [
        "policy for vacation: new",
        "policy for vacation from 2020-01-01: entitlement 31 → 30",
    ]
    assert there.plan(HEAD + both).changes == ()


def test_somebody_is_known_by_their_identity_where_the_address_is_new() -> None:
    there, plan = after("ada@acme.example", "ada@new.example", times=3)
    assert words(plan) == ["Ada Byron: email ada@acme.example → ada@new.example"]
    assert there.named("Ada").id == "id-1"


def test_somebody_new_may_bring_an_id_along() -> None:
    there, _ = after("email: ada@acme.example\n", "email: ada@acme.example\n  id: ada\n")
    assert there.named("Ada").id == "id-1"
    fresh = filed(WHOLE.replace("email: ada@acme.example\n", "email: ada@acme.example\n  id: Ada-1\n"))
    assert fresh.named("Ada").id == "Ada-1"


def test_people_with_one_address_are_told_apart_by_their_ids() -> None:
    there = filed()
    ben = there.named("Ben")
    assert ben.id is not None
    shared = replace(ben, profile=replace(ben.profile, email="ADA@acme.example"))
    there.employees[ben.id] = shared
    text = there.export()
    assert "id: id-1" in text
    assert "administrators: [id-1]" in text
    assert there.plan(text) == Plan(())
    assert filed(text).export() == text


def test_dates_move_in_the_order_that_keeps_them_in_order() -> None:
    there = filed(WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-03-01\n  last_day: 2020-06-30"))
    later = WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2021-01-01\n  last_day: 2021-12-31")
    kinds = [type(each.command) for each in there.bring_in(later).changes]
    assert kinds == [LeaveCompany, CorrectHireDate]
    earlier = WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2019-01-01\n  last_day: 2019-12-31")
    kinds = [type(each.command) for each in there.bring_in(earlier).changes]
    assert kinds == [CorrectHireDate, LeaveCompany]


def test_an_empty_last_day_takes_a_leaving_back_and_none_leaves_it() -> None:
    there = filed(WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-03-01\n  last_day: 2027-06-30"))
    assert there.plan(WHOLE).changes == ()
    plan = there.bring_in(WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-03-01\n  last_day:"))
    assert words(plan) == ["Ada Byron: last day 2027-06-30 → open"]


def test_somebody_comes_back() -> None:
    there = filed(WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-03-01\n  active: false"))
    plan = there.bring_in(WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-03-01\n  active: true"))
    assert words(plan) == ["Ada Byron: counts again"]


def test_somebody_new_comes_with_changes_and_a_last_day() -> None:
    there = filed(WHOLE.replace("hired_on: 2024-02-01", "hired_on: 2024-02-01\n  last_day: 2026-12-31"))
    ben = there.named("Ben")
    assert [day for day, _ in ben.assignments] == [date(2024, 2, 1), date(2026, 1, 1)]
    assert ben.last_day == date(2026, 12, 31)


def test_leave_of_a_type_that_has_ended_is_recorded_in_a_new_company() -> None:
    text = WHOLE.replace("name: Sick leave,", "name: Sick leave, active: false,")
    there = filed(text)
    assert not there.settings.leave_types[LeaveTypeId("sick")].is_active
    assert len(there.named("Ben").requests) == 3
    assert there.plan(text) == Plan(())


def test_leave_that_was_cancelled_since_does_not_come_back() -> None:
    there = filed()
    ben = there.named("Ben")
    ada = there.named("Ada").id
    assert ben.id is not None
    assert ada is not None
    request = next(each for each in ben.requests.values() if each.leave_type_id == "sick")
    there.carry_out(CancelLeave(ben.id, request.id, ada, cast.NOW, "Never ill"))
    assert there.named("Ben").requests[request.id].status is Status.CANCELLED
    assert there.plan(WHOLE).changes == ()


def test_leave_on_a_day_off_is_refused_on_its_line() -> None:
    there = filed()
    text = WHOLE.replace("  leave:\n", "  leave:\n  - {leave_type: vacation, first_day: 2026-05-03}\n")
    plan = there.plan(text)
    commands = Commands(plan.changes)
    with pytest.raises(Refused):
        there.carry_out_all(commands)
    assert (commands.last.line, commands.last.words) == (41, "Ben Okafor: vacation on 2026-05-03")


def test_two_balances_of_one_day_stay_two() -> None:
    one = "  - {leave_type: vacation, day: 2026-01-01, amount: 2.5, reason: Brought along}\n"
    there, _ = after(one, one + one)
    assert len(there.named("Ben").adjustments) == 2
    changed = WHOLE.replace(one, one + one.replace("2.5", "4"))
    assert words(there.bring_in(changed)) == ["Ben Okafor: 4 vacation on 2026-01-01"]
    assert sorted(each.amount for each in there.named("Ben").adjustments.values()) == [
        Amount("2.5"),
        Amount(4),
    ]


def test_a_name_that_nobody_has_any_more_is_left_out_of_the_file() -> None:
    there = filed()
    gone = EmployeeId("gone")
    there.settings = replace(there.settings, administrator_ids=(gone, *there.settings.administrator_ids))
    assert "administrators: [ada@acme.example]" in there.export()


def test_an_employee_of_no_company_has_no_name_in_the_file() -> None:
    there = filed()
    there.employees[EmployeeId("x")] = Employee()
    assert there.plan(HEAD).changes == ()


def test_a_trial_ends_by_raising_and_a_real_try_does_not() -> None:
    changes = Filed().plan(WHOLE).changes
    with pytest.raises(Tried):
        list(Commands(changes, is_trial=True))
    assert len(list(Commands(changes))) == len(changes) == len(Commands(changes)[:])


def test_differences_are_said_by_the_keys_of_the_file() -> None:
    assert differences({"a": 1, "b": [1], "c": True}, {"a": 2, "b": [2], "d": "x"}) == (
        "a 1 → 2, b changes, d nothing → x, c true → nothing"
    )
