"""Every kind of change that a file can make is said in a sentence, and made once."""

import pytest

from tests.company_file.changing import after, words

CHANGES = {
    "a name": ("name: Acme, locale", "name: Acme Maps, locale", "company: name Acme → Acme Maps"),
    "newcomers": ("locale: en}", "takes_newcomers: false}", "company: takes_newcomers nothing → false"),
    "a workspace": ("- {slack: T1, name: Acme}", "- {slack: T1, name: Maps}", "workspace Maps (T1)"),
    "a place": ("region: BE", "region: BY", "location Berlin: region BE → BY"),
    "an office's hours": (
        "leave_year: 04-01}",
        "leave_year: 04-01, pattern: {monday: 8h}}",
        "location London: pattern changes",
    ),
    "hours in minutes": (
        "leave_year: 04-01}",
        "leave_year: 04-01, pattern: 450min}",
        "location London: pattern nothing → 7h30",
    ),
    "hours with a fraction": (
        "leave_year: 04-01}",
        "leave_year: 04-01, pattern: 7.75h}",
        "location London: pattern nothing → 7h45",
    ),
    "a public holiday that is worked": (
        "leave_year: 04-01}",
        "leave_year: 04-01, worked_days: [2026-12-28, {date: 2026-12-24, half: morning}]}",
        "location London: worked_days changes",
    ),
    "a leave year of one's own": (
        "leave_year: 04-01",
        "leave_year: anniversary",
        "location London: leave_year 04-01 → anniversary",
    ),
    "a place from a day on": (
        "leave_year: 04-01}",
        "leave_year: 04-01, changes: [{from: 2027-01-01, name: London, country: GB, region: SCT, "
        "time_zone: Europe/London}]}",
        "location London from 2027-01-01: new",
    ),
    "an approver": (
        "approvers: [ben@acme.example]",
        "approvers: [ada@acme.example]",
        "department Labs: approvers changes",
    ),
    "a department": ("parent: all, ", "", "department Labs: parent all → nothing"),
    "a leave type": (
        "Sick leave, limited",
        "Illness, limited",
        "leave type Illness: name Sick leave → Illness",
    ),
    "a leave type that ends": (
        "name: Sick leave,",
        "name: Sick leave, active: false,",
        "leave type Sick leave: active nothing → false",
    ),
    "a policy": ("entitlement: 30,", "entitlement: 28,", "policy for vacation: entitlement 30 → 28"),
    "a policy at a place": (
        "accrual: month",
        "accrual: week",
        "policy for vacation at london from 2026-04-01: accrual month → week",
    ),
    "a policy for some": (
        "people:",
        "- {leave_type: sick, labels: [night, day], entitlement: 1}\npeople:",
        "policy for sick for day, night: new",
    ),
    "a person's name": ("name: Ada Byron", "name: Ada King", "Ada King: name Ada Byron → Ada King"),
    "a language": (
        "email: ada@acme.example",
        "email: ada@acme.example\n  locale: de",
        "Ada Byron: locale nothing → de",
    ),
    "a first day": (
        "hired_on: 2020-03-01",
        "hired_on: 2020-02-01",
        "Ada Byron: hired on 2020-03-01 → 2020-02-01",
    ),
    "a last day": (
        "hired_on: 2020-03-01",
        "hired_on: 2020-03-01\n  last_day: 2026-12-31",
        "Ada Byron: last day open → 2026-12-31",
    ),
    "somebody who is gone": (
        "hired_on: 2020-03-01",
        "hired_on: 2020-03-01\n  active: false",
        "Ada Byron: no longer counted",
    ),
    "a place from the first day": (
        "location: london\n",
        "location: berlin\n",
        "Ben Okafor: location london → berlin from 2024-02-01",
    ),
    "a place from a later day": (
        "department: labs}\n",
        "department: labs}\n  - {from: 2026-06-01, location: london, department: all}\n",
        "Ben Okafor: location berlin → london, department labs → all from 2026-06-01",
    ),
    "an identity": ("slack: U2", "slack: [U2, U7]", "Ben Okafor: U7 in T1"),
    "an opening balance": (
        "amount: 2.5,",
        "amount: 3,",
        "Ben Okafor: 3 vacation on 2026-01-01",
    ),
    "a correction": (
        "  leave:\n",
        "  adjustments:\n  - {leave_type: vacation, day: 2026-05-01, amount: -1/3, reason: x}\n  leave:\n",
        "Ben Okafor: -1/3 vacation on 2026-05-01",
    ),
    "leave": (
        "  leave:\n",
        "  leave:\n  - {leave_type: vacation, first_day: 2026-05-04, last_day: 2026-05-05}\n",
        "Ben Okafor: vacation from 2026-05-04 to 2026-05-05",
    ),
    "a day of leave": (
        "  leave:\n",
        "  leave:\n  - {leave_type: vacation, first_day: 2026-05-04}\n",
        "Ben Okafor: vacation on 2026-05-04",
    ),
    "an administrator": (
        "administrators: [ada@acme.example]",
        "administrators: [ada@acme.example, ben@acme.example]",
        "administrators: ada@acme.example, ben@acme.example",
    ),
    "a digest": ("at: '09:00'", "at: '09:30'", "digest of C1: at 09:00 → 09:30"),
    "a weekly digest": (
        "at: '09:00'",
        "at: '09:00', weekly: friday",
        "digest of C1: weekly nothing → friday",
    ),
    "a digest besides": (
        "digests:",
        "digests:\n- {slack: C1, at: '09:00', time_zone: UTC, location: berlin}",
        "digest of C1: new",
    ),
    "several decisions": (
        "parent: all, approvers: [ben@acme.example]",
        "parent: all, steps: [{approvers: ben@acme.example}, {approvers: [ada@acme.example, "
        "ben@acme.example], by: all}]",
        "department Labs: steps changes, approvers changes",
    ),
    "somebody who watches": (
        "approvers: [ben@acme.example]",
        "approvers: [ben@acme.example], watchers: [ada@acme.example]",
        "department Labs: watchers changes",
    ),
    "an end to waiting": (
        "locale: en}",
        "expires_after_days: 30}",
        "company: expires_after_days nothing → 30",
    ),
    "a past that is closed": (
        "locale: en}",
        "closed_until: 2026-06-30}",
        "company: closed_until nothing → 2026-06-30",
    ),
    "illness that interrupts": (
        "Sick leave, limited",
        "Sick leave, interrupts: true, giving_back_needs_approval: true, limited",
        "leave type Sick leave: interrupts nothing → true, giving_back_needs_approval nothing → true",
    ),
    "a status": (
        "Sick leave, limited",
        "Sick leave, status_emoji: ':zzz:', status_text: Not at work, limited",
        "leave type Sick leave: status_emoji nothing → :zzz:, status_text nothing → Not at work",
    ),
    "time off for time worked": (
        "sick: {",
        "toil: {name: Time off, unit: hours, toil: {for_months: 3, until_year_end: true}}\n  sick: {",
        "leave type Time off: new",
    ),
    "one person's own policy": (
        "people:",
        "- {leave_type: vacation, person: BEN@acme.example, from: 2026-01-01, entitlement: 33}\npeople:",
        "policy for vacation of BEN@acme.example from 2026-01-01: new",
    ),
    "a rule": (
        "people:",
        "rules: {cover: {cover: 1/3, department: labs, severity: warn}}\npeople:",
        "rule cover: new",
    ),
    "a stand-in": (
        "digests:",
        "stand_ins: [{for: ben@acme.example, stand_in: ada@acme.example, until: 2026-08-31}]\ndigests:",
        "stand-in for ben@acme.example: ada@acme.example",
    ),
    "leave with a day of work in it": (
        "  leave:\n",
        "  leave:\n  - {leave_type: vacation, first_day: 2026-05-04, last_day: 2026-05-06, "
        "without: [2026-05-05]}\n",
        "Ben Okafor: vacation from 2026-05-04 to 2026-05-06",
    ),
    "somebody new": (
        "people:\n",
        "people:\n- {name: Cem, slack: U9, hired_on: 2026-01-01, location: berlin, department: all}\n",
        "Cem: new, hired on 2026-01-01",
        "Cem: U9 in T1",
    ),
}


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_a_change_is_said_in_a_sentence_and_made_once(case: tuple[str, ...]) -> None:
    old, new, *said = case
    assert words(after(old, new)[1]) == said
