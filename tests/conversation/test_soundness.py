"""Departments where only administrators decide, and rules that can never say anything, are found."""

from datetime import date

from bot.ports import PersonRow
from bot.soundness import idle_rules, undecided
from domain.ids import EmployeeId
from tests import cast
from tests.filed import WHOLE, Filed, filed


def rows(there: Filed, day: date = cast.TODAY) -> list[PersonRow]:
    found = []
    for each in there.everybody:
        assignment = each.assignment(day)
        found.append(
            PersonRow(
                each.id or EmployeeId(""),
                each.profile.name,
                each.profile.email,
                assignment.location_id,
                assignment.department_id,
                assignment.labels,
                each.is_active,
                each.last_day,
            )
        )
    return found


def names(text: str) -> list[str]:
    there = filed(text)
    return [each.name for each in undecided(there.settings, rows(there), cast.TODAY)]


def test_departments_in_which_nobody_who_is_there_decides_are_found() -> None:
    assert names(WHOLE) == []
    alone = WHOLE.replace(", approvers: [ada@acme.example]", "").replace(
        ", approvers: [ben@acme.example]", ""
    )
    assert names(alone) == ["Everybody", "Labs"]
    assert names(alone.replace("parent: all", "parent: all, steps: [{approvers: ada@acme.example}]")) == [
        "Everybody"
    ]


def test_an_approver_who_has_left_does_not_decide() -> None:
    gone = WHOLE.replace("hired_on: 2020-03-01", "hired_on: 2020-03-01\n  last_day: 2026-07-01")
    assert names(gone) == []
    nobody_else = gone.replace("[ben@acme.example]", "[ada@acme.example]")
    assert names(nobody_else) == ["Labs"]


RULES = """\
rules:
  past: {blackout: {from: 2026-07-01, to: 2026-07-28}}
  yearly: {blackout: {from: 07-01, to: 07-28}}
  dates: {only_on: [2026-01-01, 2026-07-01]}
  ended: {cover: 1, leave_types: old}
  boundless: {balance: -5, leave_types: sick}
  nobody: {cover: 1, location: london}
  few: {cover: 1, labels: [day]}
  night: {cover: 1, labels: [night], department: labs}
  ahead: {notice: 3, department: all}
people:
"""


def test_rules_that_can_never_apply_are_found_with_the_reason() -> None:
    text = WHOLE.replace("people:\n", RULES).replace(
        "policies:", "  old: {name: Old, active: false}\npolicies:"
    )
    moved = text.replace(
        "location: berlin, department: labs}", "location: berlin, department: labs, labels: [night]}"
    )
    there = filed(moved)
    assert {rule.id: why.value for rule, why in idle_rules(there.settings, rows(there), cast.TODAY)} == {
        "past": "its last day is over",
        "dates": "its last day is over",
        "ended": "none of its leave types is used any more",
        "boundless": "none of its leave types has a limit",
        "nobody": "nobody is at its location, in its department and with its labels",
        "few": "nobody is at its location, in its department and with its labels",
    }
