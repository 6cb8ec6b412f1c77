"""Rules, steps, stand-ins, time worked and days given back: brought in, changed, taken back, written out."""

from dataclasses import replace
from datetime import date

import pytest

from bot.company_file.plan import Commands, Plan
from domain.amounts import Amount
from domain.company.commands import DefinePolicy, DefineRule
from domain.company.places import StandIn
from domain.ids import EmployeeId, LeaveTypeId, RequestId, RuleId
from domain.leave.account import account_of
from domain.leave.balance import balance
from domain.leave.commands import AmendLeave, CancelLeave, ClaimTime
from domain.leave.requests import Decision, Status, Step
from domain.periods import Asked, Halves, Period
from domain.policies.policy import LeavePolicy
from domain.policies.rules import BalanceLimit, Blackout, CoverLimit, Notice, Severity
from domain.refusals import ClosedPast, Refused
from tests.company_file.changing import HEAD, words
from tests.filed import WHOLE, Filed, filed

RULES = """\
rules:
  closing: {blackout: {from: 12-21, to: 12-31, name: Year-end closing}, location: berlin}
  fair: {blackout: {from: 2026-09-14, to: 2026-09-18}, severity: warn}
  cover: {cover: 1/3, department: labs, severity: refuse_approval, labels: [night]}
  ahead: {notice: {days: 28, leave_of: 5}, severity: warn, leave_types: vacation}
  few: {cover: 2}
people:
"""
TOIL = "  toil: {name: Time off, unit: hours, toil: {for_months: 3}}\npolicies:\n"
WORKED = Period(date(2026, 7, 4), date(2026, 7, 4))


def with_rules() -> Filed:
    return filed(WHOLE.replace("people:\n", RULES))


def test_rules_are_read_as_people_write_them() -> None:
    rules = with_rules().settings.rules
    closing = rules[RuleId("closing")]
    assert closing.limit == Blackout(date(2000, 12, 21), date(2000, 12, 31), "Year-end closing", True)
    assert (closing.severity, closing.location_id) == (Severity.REFUSE, "berlin")
    assert rules[RuleId("cover")].limit == CoverLimit(share_away=Amount(1, 3))
    assert rules[RuleId("few")].limit == CoverLimit(2)
    assert rules[RuleId("ahead")].limit == Notice(28, Amount(5))
    assert rules[RuleId("ahead")].leave_type_ids == {"vacation"}


def test_a_share_may_be_written_in_per_cent() -> None:
    there = filed(WHOLE.replace("people:\n", "rules: {half: {cover: 50%}}\npeople:\n"))
    assert there.settings.rules[RuleId("half")].limit == CoverLimit(share_away=Amount(1, 2))
    assert "cover: 1/2" in there.export()


def test_a_yearly_blackout_that_was_made_elsewhere_is_the_same_in_the_file() -> None:
    there = with_rules()
    closing = there.settings.rules[RuleId("closing")]
    there.carry_out(
        DefineRule(
            replace(closing, limit=Blackout(date(2026, 12, 21), date(2026, 12, 31), "Year-end closing", True))
        )
    )
    assert there.plan(WHOLE.replace("people:\n", RULES)) == Plan(())
    assert "from: 12-21" in there.export()


def test_a_rule_is_changed_kept_and_dropped() -> None:
    there = with_rules()
    plan = there.bring_in(HEAD + "rules:\n  few: {cover: 3}\n  fair:\n  unknown:\n")
    assert words(plan) == ["rule few: cover 2 → 3", "rule fair: dropped"]
    assert plan.unlisted == ("rule closing", "rule cover", "rule ahead")
    assert list(there.settings.rules) == ["closing", "cover", "ahead", "few"]


def test_decisions_come_in_steps_and_watchers_are_told() -> None:
    text = WHOLE.replace(
        "approvers: [ben@acme.example]}",
        "steps: [{approvers: ben@acme.example}, {approvers: [ada@acme.example], by: all}], "
        "watchers: [ada@acme.example]}",
    )
    there = filed(text)
    ada, ben = there.named("Ada").id, there.named("Ben").id
    assert ada
    assert ben
    labs = there.settings.departments[next(key for key in there.settings.departments if key == "labs")]
    assert labs.steps == (Step((ben,)), Step((ada,), is_by_all=True))
    assert labs.watcher_ids == (ada,)
    assert "approvers: ben@acme.example" in there.export()


def test_a_step_of_somebody_unknown_is_left_out_of_the_file() -> None:
    there = filed()
    labs = next(each for each in there.settings.departments.values() if each.id == "labs")
    gone = replace(labs, steps=(Step((EmployeeId("gone"),)),))
    there.settings = replace(there.settings, departments={**there.settings.departments, labs.id: gone})
    assert "steps" not in there.export()


STAND_IN = "stand_ins: [{for: ben@acme.example, stand_in: ada@acme.example, from: 2026-08-01}]\n"


def test_a_stand_in_is_named_changed_kept_and_taken_back() -> None:
    there = filed(WHOLE + STAND_IN)
    ada, ben = there.named("Ada").id, there.named("Ben").id
    assert ada
    assert ben
    assert there.settings.stand_ins[ben] == StandIn(ben, ada, date(2026, 8, 1))
    plan = there.bring_in(HEAD + STAND_IN.replace("2026-08-01", "2026-08-03, until: 2026-08-14"))
    assert words(plan) == [
        "stand-in for ben@acme.example: from 2026-08-01 → 2026-08-03, until nothing → 2026-08-14"
    ]
    other = HEAD + "stand_ins: [{for: ada@acme.example, stand_in: ben@acme.example}]\n"
    assert there.bring_in(other).unlisted == ("stand-in for ben@acme.example",)
    empty = HEAD + "stand_ins: [{for: ben@acme.example, stand_in: }]\n"
    assert words(there.bring_in(empty)) == ["stand-in for ben@acme.example: nobody"]
    assert there.plan(empty).changes == ()


def test_a_stand_in_who_is_nobody_is_left_out_of_the_file() -> None:
    there = filed(WHOLE + STAND_IN)
    ben = there.named("Ben").id
    assert ben
    stand_in = replace(there.settings.stand_ins[ben], stand_in_id=EmployeeId("gone"))
    there.settings = replace(there.settings, stand_ins={ben: stand_in})
    assert "stand_ins" not in there.export()
    assert words(there.plan(HEAD + STAND_IN)) == ["stand-in for ben@acme.example: ada@acme.example"]


def closed(until: str) -> str:
    return WHOLE.replace("locale: en}", f"locale: en, expires_after_days: 30, closed_until: {until}}}")


def test_the_past_is_closed_after_everything_in_it_stands() -> None:
    there = filed(closed("2026-06-30"))
    assert there.settings.closed_until == date(2026, 6, 30)
    assert there.plan(WHOLE).changes == ()
    assert filed(there.export()).export() == there.export()


def test_what_was_closed_is_opened_before_anything_changes_there() -> None:
    there = filed(closed("2026-06-30"))
    opened = closed("").replace("hired_on: 2020-03-01", "hired_on: 2020-02-01")
    kinds = [type(each.command).__name__ for each in there.bring_in(opened).changes]
    assert kinds == ["ClosePast", "CorrectHireDate"]
    assert there.settings.closed_until is None


def test_a_change_in_the_closed_past_is_refused_on_its_line() -> None:
    there = filed(closed("2026-06-30"))
    for old, new in (
        ("hired_on: 2020-03-01", "hired_on: 2020-02-01"),
        ("from: 2026-04-01", "from: 2026-05-01"),
        ("  leave:\n", "  leave:\n  - {leave_type: vacation, first_day: 2026-05-04}\n"),
    ):
        commands = Commands(there.plan(closed("2026-06-30").replace(old, new)).changes)
        with pytest.raises(Refused) as refused:
            there.carry_out_all(commands)
        assert isinstance(refused.value.refusal, ClosedPast)
        assert commands.last.line > 1


def test_requests_wait_for_ever_again_where_nothing_is_said() -> None:
    there = filed(closed("2026-06-30"))
    text = WHOLE.replace("locale: en}", "locale: en, expires_after_days: }")
    assert words(there.bring_in(text)) == ["company: expires_after_days 30 → nothing"]


def test_one_person_has_a_policy_of_their_own() -> None:
    text = WHOLE.replace(
        "people:\n", "- {leave_type: vacation, person: ben@acme.example, entitlement: 33}\npeople:\n"
    )
    there = filed(text)
    assert there.plan(there.export()) == Plan(())
    changed = there.bring_in(text.replace("33", "34"))
    assert words(changed) == ["policy for vacation of ben@acme.example: entitlement 33 → 34"]
    assert there.plan(WHOLE).unlisted == ("policy for vacation of ben@acme.example",)


def test_a_policy_of_somebody_unknown_is_left_out_of_the_file() -> None:
    there = filed()
    own = LeavePolicy(LeaveTypeId("vacation"), entitlement=Amount(33), employee_id=EmployeeId("gone"))
    there.carry_out(DefinePolicy(own, date.min))
    assert "33" not in there.export()


def test_a_floor_of_its_own_or_the_policys_is_read_and_written() -> None:
    rules = "rules: {own: {balance: -5}, as-ever: {balance: policy, severity: warn}}\npeople:\n"
    there = filed(WHOLE.replace("people:\n", rules))
    assert there.settings.rules[RuleId("own")].limit == BalanceLimit(Amount(-5))
    assert there.settings.rules[RuleId("as-ever")].limit == BalanceLimit()
    assert filed(there.export()).export() == there.export()


def with_claim(note: str | None = "Fair in Leipzig") -> tuple[Filed, EmployeeId]:
    """Ada has worked on a Saturday and has been given eight hours for it."""
    there = filed(WHOLE.replace("policies:\n", TOIL))
    ada = there.named("Ada").id
    assert ada
    there.carry_out(ClaimTime(ada, RequestId("c"), LeaveTypeId("toil"), Asked(WORKED), there.now, note=note))
    requests = there.employees[ada].requests
    approved = replace(requests[RequestId("c")], status=Status.APPROVED)
    there.employees[ada] = replace(there.employees[ada], requests={**requests, approved.id: approved})
    return there, ada


def hours_left(there: Filed, employee_id: EmployeeId, day: date) -> Amount:
    employee = there.employees[employee_id]
    account = account_of(employee, there.settings, LeaveTypeId("toil"), there.terms(employee).calendar)
    return balance(account, day).remaining


def test_time_worked_moves_as_a_correction_with_the_same_balance_and_end() -> None:
    there, ada = with_claim()
    fresh = filed(there.export())
    moved = fresh.named("Ada").id
    assert moved
    for day in (date(2026, 7, 3), date(2026, 7, 4), date(2026, 10, 3), date(2026, 10, 4)):
        assert hours_left(fresh, moved, day) == hours_left(there, ada, day), day
    assert "reason: Fair in Leipzig" in there.export()
    assert fresh.export() == there.export()


@pytest.mark.parametrize("status", [Status.APPROVED, Status.CANCELLED])
def test_time_worked_is_not_added_to_itself(status: Status) -> None:
    there, ada = with_claim(note=None)
    text = there.export()
    assert "reason: Time worked" in text
    claim = there.employees[ada].requests[RequestId("c")]
    decided = replace(claim, status=status, decisions=(Decision(None, there.now),))
    there.employees[ada] = replace(there.employees[ada], requests={claim.id: decided})
    assert there.plan(text).changes == ()


def test_a_day_given_back_moves_with_the_leave() -> None:
    there = filed()
    ben, ada = there.named("Ben").id, there.named("Ada").id
    assert ben
    assert ada
    request = next(
        each for each in there.employees[ben].requests.values() if each.asked.period.last_day.day == 4
    )
    changed = request.asked.changed({date(2026, 3, 3): Halves.AFTERNOON})
    assert changed
    there.carry_out(AmendLeave(ben, request.id, RequestId("x"), changed, ada, there.now, "Came in"))
    text = there.export()
    assert "- {date: 2026-03-03, half: morning}" in text
    assert there.plan(text) == Plan(())
    assert there.plan(WHOLE).changes == ()
    assert filed(text).export() == text


def test_leave_of_which_more_is_taken_on_one_day_moves_too() -> None:
    text = WHOLE.replace(
        "first_day: 2026-03-02, last_day: 2026-03-04,",
        "first_day: 2026-03-02, last_day: 2026-03-04, part: morning, "
        "other_days: [{date: 2026-03-03, part: all_day}], ",
    )
    there = filed(text)
    assert "other_days" in there.export()
    assert there.plan(there.export()) == Plan(())


def test_a_first_day_on_29_february_has_its_anniversary_on_the_28th() -> None:
    text = WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-02-29").replace("04-01}", "02-29}")
    there = filed(text.replace("entitlement: 30,", "entitlement: 30, usable_after_months: 12,"))
    assert there.plan(there.export()) == Plan(())
    assert "leave_year: 02-29" in there.export()


ON_THE_WAY = TOIL.replace(
    "policies:\n", "  study: {name: Study, limited: true, giving_back_needs_approval: true}\npolicies:\n"
    "- {leave_type: study, entitlement: 10}\n"
)  # fmt: skip
GIVEN = """\
  leave:
  - {leave_type: study, first_day: 2026-08-10, last_day: 2026-08-14}
  - {leave_type: vacation, first_day: 2026-08-24, last_day: 2026-08-28}
"""


def test_what_is_on_its_way_moves_as_it_stands_with_the_same_balances() -> None:
    """A change that waits, a request to give all back, and leave of which a day was given back."""
    text = WHOLE.replace("policies:\n", ON_THE_WAY).replace("  leave:\n", GIVEN)
    there = filed(text)
    ben, ada = there.named("Ben").id, there.named("Ada").id
    assert ben
    assert ada
    for request in list(there.employees[ben].requests.values()):
        if request.leave_type_id == "study":
            there.carry_out(CancelLeave(ben, request.id, ben, there.now, change_id=RequestId("all")))
        if request.asked.period.first_day == date(2026, 8, 24):
            less = request.asked.changed({date(2026, 8, 26): Halves.NONE})
            assert less
            there.carry_out(AmendLeave(ben, request.id, RequestId("less"), less, ben, there.now))
            more = replace(less, period=Period(date(2026, 8, 20), less.period.last_day))
            there.carry_out(AmendLeave(ben, request.id, RequestId("more"), more, ben, there.now))
    waiting = [each.id for each in there.employees[ben].requests.values() if each.status is Status.PENDING]
    assert waiting == ["all", "more"]
    fresh = filed(there.export())
    for leave_type in ("vacation", "study"):
        for day in (date(2026, 3, 31), date(2026, 8, 12), date(2026, 12, 31)):
            assert remaining(fresh, leave_type, day) == remaining(there, leave_type, day), (leave_type, day)
    assert there.plan(there.export()) == Plan(())
    assert fresh.export() == there.export()


def remaining(there: Filed, leave_type: str, day: date) -> Amount:
    ben = there.named("Ben")
    calendar = there.terms(ben).calendar
    return balance(account_of(ben, there.settings, LeaveTypeId(leave_type), calendar), day).remaining


def test_a_policy_for_a_type_that_is_no_longer_used_is_refused_on_its_line() -> None:
    there = filed(WHOLE.replace("name: Sick leave,", "name: Sick leave, active: false,"))
    text = WHOLE.replace("people:\n", "- {leave_type: sick, entitlement: 3}\npeople:\n").replace(
        "name: Sick leave,", "name: Sick leave, active: false,"
    )
    commands = Commands(there.plan(text).changes)
    with pytest.raises(Refused):
        there.carry_out_all(commands)
    assert (commands.last.line, commands.last.words) == (21, "policy for sick: new")
    assert filed(text).export().count("leave_type: sick") == 3
    used = text.replace("active: false,", "active: true,")
    assert [each.command for each in there.bring_in(used).changes]


def test_illness_from_a_file_takes_the_place_of_leave_that_is_booked() -> None:
    there = filed(WHOLE.replace("name: Sick leave,", "name: Sick leave, interrupts: true,"))
    ill = "  leave:\n  - {leave_type: sick, first_day: 2026-03-03}\n"
    few = HEAD + WHOLE[WHOLE.index("people:") : WHOLE.index("  opening")] + ill
    there.bring_in(few)
    assert "without: [2026-03-03]" in there.export()
    assert filed(there.export()).export() == there.export()
