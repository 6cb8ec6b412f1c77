"""Every mistake in a company file is told with its line, what is there, and what would be right."""

import pytest

from bot.company_file.mistakes import MOST_SHOWN, Mistake, Mistaken, Spot, nearest, quoted
from tests.filed import WHOLE, Filed, filed, mistakes_in

MISTAKES = {
    "a key with a slip": (
        "name: Acme, locale",
        "nam: Acme, locale",
        "line 1, company: “name” is missing. It is what the company is called.",
        "line 1, company: “nam” is no key that is known here. Did you mean “name”?",
    ),
    "a key like no other": (
        "locale: en",
        "currency: EUR",
        "line 1, company: “currency” is no key that is known here. "
        "Known here: id, name, locale, takes_newcomers.",
    ),
    "a key twice": (
        "    region: BE\n",
        "    region: BE\n    region: BY\n",
        "line 10, locations > berlin: the key “region” is here twice. "
        "It stands on line 9 already; keep one of them.",
    ),
    "an alias": (
        "region: BE\n",
        "region: *berlin\n",
        "line 9, locations > berlin > region: there is nothing, expected a region.",
        "line 9, locations > berlin > region: “*berlin” is an alias, which is not read. Write it out here.",
    ),
    "a tag": (
        "region: BE\n",
        "region: !!str BE\n",
        "line 9, locations > berlin > region: a YAML tag (“!”) stands here, which is not read. Leave it out.",
    ),
    "a tab": ("    region: BE", "\tregion: BE", "line 9: a tab is used to indent. Indent with spaces."),
    "a list for a key": (
        "  berlin:\n",
        "  ? [a]\n  : b\n  berlin:\n",
        "line 6, locations: a list or mapping stands where a key should be. A key is a word.",
    ),
    "a country by its other name": (
        "country: DE",
        "country: UK",
        "line 8, locations > berlin > country: there is no holiday calendar for the country “UK”. "
        "Did you mean “GB”?",
    ),
    "a country in full": (
        "country: DE",
        "country: Germany",
        "line 8, locations > berlin > country: there is no holiday calendar for the country “Germany”. "
        "A country is two letters, such as DE or GB.",
    ),
    "a region in full": (
        "region: ENG",
        "region: England",
        "line 11, locations > london > region: GB has no region “England”. Did you mean “ENG”?",
    ),
    "a region of elsewhere": (
        "region: ENG",
        "region: BY",
        "line 11, locations > london > region: GB has no region “BY”. It has: ENG, NIR, SCT, WLS.",
    ),
    "a time zone with a slip": (
        "time_zone: Europe/Berlin\n  london",
        "time_zone: Europe/Berln\n  london",
        "line 10, locations > berlin > time_zone: there is no time zone “Europe/Berln”. "
        "Did you mean “Europe/Berlin”?",
    ),
    "a time zone nowhere near": (
        "time_zone: Europe/Berlin\n  london",
        "time_zone: Mars\n  london",
        "line 10, locations > berlin > time_zone: there is no time zone “Mars”. "
        "They are written like Europe/Berlin.",
    ),
    "a time zone that is a list": (
        "time_zone: Europe/Berlin\n  london",
        "time_zone: []\n  london",
        "line 10, locations > berlin > time_zone: there is a list, "
        "expected a time zone such as Europe/Berlin.",
    ),
    "a leave year in no month": (
        "leave_year: 04-01",
        "leave_year: 13-01",
        "line 11, locations > london > leave_year: there is “13-01”, "
        "expected calendar, anniversary (of hiring), or the day it begins on, such as 04-01.",
    ),
    "a place where nobody works": (
        "leave_year: 04-01",
        "pattern: 0h",
        "line 11, locations > london > pattern: nobody would ever work here. Say hours on some weekday.",
    ),
    "two changes of a place on one day": (
        "leave_year: 04-01",
        "changes: [{from: 2026-01-01, name: L, country: GB, time_zone: Europe/London}, "
        "{from: 2026-01-01, name: M, country: GB, time_zone: Europe/London}]",
        "line 11, locations > london > changes 2: there is another change from the same day. "
        "Keep one of them.",
    ),
    "an amount finer than anything": (
        "entitlement: 30,",
        "entitlement: 29.123456789,",
        "line 19, policies 1 > entitlement: there is “29.123456789”, "
        "expected an amount such as 30, 7.5 or 20 5/6.",
    ),
    "an amount that would fill the memory": (
        "entitlement: 30,",
        "entitlement: 1e999999999,",
        "line 19, policies 1 > entitlement: there is “1e999999999”, "
        "expected an amount such as 30, 7.5 or 20 5/6.",
    ),
    "an amount divided by nothing": (
        "entitlement: 30,",
        "entitlement: 1/0,",
        "line 19, policies 1 > entitlement: there is “1/0”, expected an amount such as 30, 7.5 or 20 5/6. "
        "Nothing is divided by 0.",
    ),
    "an amount that is a list": (
        "entitlement: 30,",
        "entitlement: [30],",
        "line 19, policies 1 > entitlement: there is a list, expected an amount such as 30, 7.5 or 20 5/6.",
    ),
    "an amount left out": (
        "entitlement: 30,",
        "entitlement: ,",
        "line 19, policies 1 > entitlement: there is nothing, expected an amount such as 30, 7.5 or 20 5/6.",
    ),
    "less than nothing": (
        "entitlement: 30,",
        "entitlement: -3,",
        "line 19, policies 1 > entitlement: an entitlement is 0 or more.",
    ),
    "a floor above the ground": (
        "entitlement: 30,",
        "entitlement: 30, floor: 5,",
        "line 19, policies 1 > floor: a floor is 0 or below, such as -5.",
    ),
    "a whole number too many": (
        "entitlement: 30,",
        "entitlement: 30, usable_after_months: 5000,",
        "line 19, policies 1 > usable_after_months: there is “5000”, expected months. It is 1,200 at most.",
    ),
    "a day for a day of the year": (
        "until: 03-31",
        "until: 2026-03-31",
        "line 19, policies 1 > carry_over > until: there is “2026-03-31”, "
        "expected a day such as 03-31, or months and days.",
    ),
    "an accrual with a slip": (
        "accrual: month",
        "accrual: monthly",
        "line 20, policies 2 > accrual: there is “monthly”, expected how often it is granted: hour, day, "
        "week, two_weeks, half_month, month, quarter, half_year, year. Did you mean “month”?",
    ),
    "an accrual of nothing": (
        "accrual: month",
        "accrual: {levels: []}",
        "line 20, policies 2 > accrual: the accrual has no levels. Say at least one, such as every: month.",
    ),
    "rounding in no steps": (
        "accrual: month",
        "rounding: {direction: up, step: 0}",
        "line 20, policies 2 > rounding > step: rounding goes in steps of more than 0.",
    ),
    "a policy twice": (
        "location: london, from: 2026-04-01",
        "from: 0001-01-01",
        "line 20, policies 2: there is another policy for the same from the same day. It stands on line 19.",
    ),
    "a leave type of nowhere": (
        "- {leave_type: vacation, entitlement",
        "- {leave_type: holiday, entitlement",
        "line 19, policies 1 > leave_type: there is no leave type “holiday”. Known: sick, vacation.",
    ),
    "neither yes nor no": (
        "limited: false",
        "limited: maybe",
        "line 17, leave_types > sick > limited: there is “maybe”, expected true or false.",
    ),
    "a leave type that is a word": (
        "vacation: {name: Vacation}",
        "vacation: Vacation",
        "line 16, leave_types > vacation: there is “Vacation”, expected a mapping with name, colour, emoji, "
        "unit, smallest, paid, limited, needs_approval, needs_reason, shown_by_name, active, words.",
    ),
    "departments in a circle": (
        "all: {name: Everybody,",
        "all: {name: Everybody, parent: labs,",
        "line 13, departments: the department “all” is above itself. Departments form a tree.",
        "line 14, departments: the department “labs” is above itself. Departments form a tree.",
    ),
    "a department above that is not there": (
        "parent: all",
        "parent: lab",
        "line 14, departments > labs > parent: there is no department “lab”. Did you mean “labs”?",
    ),
    "departments as a list": (
        "departments:\n  all: {name: Everybody, approvers: [ada@acme.example]}\n"
        "  labs: {name: Labs, parent: all, approvers: [ben@acme.example]}\n",
        "departments: [all, labs]\n",
        "line 12, departments: there is a list, expected each department under its key.",
        "line 25, people 1 > department: there is no department “all”. The file defines no department.",
        "line 31, people 2 > department: there is no department “labs”. The file defines no department.",
        "line 35, people 2 > changes 1 > department: there is no department “labs”. "
        "The file defines no department.",
    ),
    "an approver with a slip": (
        "approvers: [ben@acme.example]",
        "approvers: [ben@acme.exampel]",
        "line 14, departments > labs > approvers 1: there is no person “ben@acme.exampel”. "
        "Did you mean “ben@acme.example”?",
    ),
    "an approver who is a list": (
        "approvers: [ben@acme.example]",
        "approvers: [[ben@acme.example]]",
        "line 14, departments > labs > approvers 1: there is a list, expected the name of a person.",
    ),
    "approvers who are no list": (
        "approvers: [ben@acme.example]",
        "approvers: {ben: 1}",
        "line 14, departments > labs > approvers: there is a mapping, expected a list of people.",
    ),
    "nobody to administer": (
        "administrators: [ada@acme.example]\n",
        "",
        "line 1: there are no administrators. Name one, by e-mail address.",
    ),
    "no such day": (
        "hired_on: 2024-02-01",
        "hired_on: 2024-02-31",
        "line 31, people 2 > hired_on: there is “2024-02-31”, expected a day such as 2026-07-31. "
        "There is no such day.",
    ),
    "a day as people write it": (
        "hired_on: 2024-02-01",
        "hired_on: 1.2.2024",
        "line 31, people 2 > hired_on: there is “1.2.2024”, expected a day such as 2026-07-31.",
    ),
    "gone before they came": (
        "  hired_on: 2024-02-01\n",
        "  hired_on: 2024-02-01\n  last_day: 2023-01-01\n",
        "line 32, people 2 > last_day: it ends on 2023-01-01, before it begins on 2024-02-01. "
        "Turn them round.",
    ),
    "leave the wrong way round": (
        "last_day: 2026-03-04",
        "last_day: 2026-03-01",
        "line 41, people 2 > leave 1 > last_day: it ends on 2026-03-01, before it begins on 2026-03-02. "
        "Turn them round.",
    ),
    "leave on leave": (
        "first_day: 2026-04-07, part: morning",
        "first_day: 2026-03-04",
        "line 42, people 2 > leave 2: there is other leave on 2026-03-04 already. It stands on line 41.",
    ),
    "hours the wrong way round": (
        "hours: 09:00-11:30",
        "hours: 11:00-09:30",
        "line 43, people 2 > leave 3 > hours: there is “11:00-09:30”, "
        "expected hours of a day such as 14:00-17:30. It ends before it begins.",
    ),
    "hours of a half": (
        "hours: 09:00-11:30",
        "hours: 09:00-11:30, part: morning",
        "line 43, people 2 > leave 3 > hours: leave by the hour is on one day, with no part of a day. "
        "Keep one of them.",
    ),
    "a balance that ends before it begins": (
        "amount: 2.5,",
        "amount: 2.5, until: 2025-12-31,",
        "line 39, people 2 > opening_balances 1 > until: it ends on 2025-12-31, "
        "before it begins on 2026-01-01. Turn them round.",
    ),
    "one address for two people": (
        "email: ben@acme.example",
        "email: ADA@acme.example",
        "line 14, departments > labs > approvers 1: there is no person “ben@acme.example”. "
        "Did you mean “ada@acme.example”?",
        "line 28, people 2: there is another person of this e-mail address. It stands on line 22.",
    ),
    "one identity for two people": (
        "slack: U2",
        "slack: U1",
        "line 28, people 2: there is another person of this chat identity. It stands on line 22.",
    ),
    "a workspace of nowhere": (
        "slack: U2",
        "slack: {workspace: T9, user: U2}",
        "line 28, people 2: there is no workspace “T9”. Known: T1.",
    ),
    "one of two workspaces": (
        "- {slack: T1, name: Acme}",
        "- {slack: T1, name: Acme}\n- {slack: T2, name: Acme Labs}",
        "line 23, people 1: it is not said which slack workspace “U1” is in. "
        "There are 2; say the workspace too.",
        "line 29, people 2: it is not said which slack workspace “U2” is in. "
        "There are 2; say the workspace too.",
        "line 46, digests 1: it is not said which slack workspace “C1” is in. "
        "There are 2; say the workspace too.",
    ),
    "a workspace twice": (
        "- {slack: T1, name: Acme}",
        "- {slack: T1, name: Acme}\n- {slack: T1, name: Acme Labs}",
        "line 4, workspaces 2: there is another workspace. It stands on line 3.",
    ),
    "a workspace of both": (
        "- {slack: T1, name: Acme}",
        "- {slack: T1, teams: A1, name: Acme}",
        "line 3, workspaces 1: a workspace is one of Slack or one of Teams. Say one of the two ids.",
    ),
    "a digest of two channels": (
        "slack: C1",
        "slack: C1, teams: C2",
        "line 45, digests 1: a digest goes to one channel. Say slack or teams.",
        "line 45, digests 1: it is not said which teams workspace “C2” is in. "
        "There are 0; say the workspace too.",
    ),
    "a digest twice": (
        "time_zone: Europe/Berlin}\n",
        "time_zone: Europe/Berlin}\n- {slack: C1, at: 10:00, time_zone: Europe/Berlin}\n",
        "line 46, digests 2: there is another digest of this channel. It stands on line 45.",
    ),
    "a time of day in words": (
        "at: '09:00'",
        "at: nine",
        "line 45, digests 1 > at: there is “nine”, expected a time of day such as 09:00.",
    ),
    "a person nobody can find again": (
        "  email: ben@acme.example\n  slack: U2\n",
        "",
        "line 14, departments > labs > approvers 1: there is no person “ben@acme.example”. "
        "Did you mean “ada@acme.example”?",
        "line 28, people 2: nothing tells this person apart. Say an email, a chat identity or an id.",
    ),
    "an address that is none": (
        "email: ben@acme.example",
        "email: ben",
        "line 14, departments > labs > approvers 1: there is no person “ben@acme.example”. "
        "Did you mean “ada@acme.example”?",
        "line 29, people 2 > email: there is “ben”, expected an e-mail address.",
    ),
    "an address that is a list": (
        "email: ada@acme.example",
        "email: []",
        "line 4, administrators 1: there is no person “ada@acme.example”. Did you mean “ben@acme.example”?",
        "line 13, departments > all > approvers 1: there is no person “ada@acme.example”. "
        "Did you mean “ben@acme.example”?",
        "line 23, people 1 > email: there is a list, expected an e-mail address.",
    ),
    "a place of nowhere": (
        "  location: london\n",
        "  location: londn\n",
        "line 32, people 2 > location: there is no location “londn”. Did you mean “london”?",
    ),
    "at two places on one day": (
        "department: labs}\n  opening",
        "department: labs}\n  - {from: 2026-01-01, location: london, department: labs}\n  opening",
        "line 38, people 2 > changes 2: there is another change from the same day. Keep one of them.",
    ),
    "a change on the first day": (
        "from: 2026-01-01, location",
        "from: 2024-02-01, location",
        "line 37, people 2 > changes 1: there is another change from the same day. Keep one of them.",
    ),
    "a change before the first day": (
        "from: 2026-01-01, location",
        "from: 2023-02-01, location",
        "line 37, people 2 > changes 1: a change from 2023-02-01 comes before the first day of work, "
        "2024-02-01. What holds at hiring stands with the person.",
    ),
    "hours in words": (
        "monday: 8h",
        "monday: 8 hours",
        "line 35, people 2 > pattern > monday: there is “8 hours”, "
        "expected a day's work such as 8h or 7h30, half of it before noon.",
    ),
    "more hours than a day has": (
        "monday: 8h",
        "monday: 25h",
        "line 35, people 2 > pattern > monday: there is “25h”, "
        "expected a day's work such as 8h or 7h30, half of it before noon. "
        "It is whole minutes, and no more than a day.",
    ),
    "halves longer than a day": (
        "{morning: 4h, afternoon: 0h}",
        "{morning: 20h, afternoon: 20h}",
        "line 35, people 2 > pattern > wednesday: there is more work than a day has hours.",
    ),
    "weekdays and weeks": (
        "monday: 8h, tuesday",
        "weeks: [{monday: 8h}], tuesday",
        "line 35, people 2 > pattern > weeks: there are weekdays and weeks. "
        "One week stands by itself, several in weeks.",
    ),
    "no weeks": (
        "pattern: {monday: 8h, tuesday: 8h, wednesday: {morning: 4h, afternoon: 0h}}",
        "pattern: {weeks: []}",
        "line 35, people 2 > pattern > weeks: there is nothing in the list of weeks. "
        "Leave it out, or list them.",
    ),
    "a cycle from a Thursday": (
        "monday: 8h, tuesday",
        "starts_on: 2026-01-01, tuesday",
        "line 35, people 2 > pattern > starts_on: 2026-01-01 is no Monday. Weeks of a cycle begin on one.",
    ),
    "a name of blanks": (
        "name: Ada Byron",
        "name: ' '",
        "line 22, people 1 > name: there is “”, expected a name.",
    ),
    "a name without end": (
        "name: Ada Byron",
        f"name: {'Ada' * 100}",
        f"line 22, people 1 > name: there is “{'Ada' * 19}…”, expected a name. "
        "It has 300 characters; up to 200 are read.",
    ),
    "a note without end": (
        "note: 'By the sea'",
        f"note: '{'x' * 5000}'",
        f"line 41, people 2 > leave 1 > note: there is “{'x' * 57}…”, expected a text. "
        "It has 5,000 characters; up to 4,000 are read.",
    ),
}


@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_its_remedy(case: tuple[str, ...]) -> None:
    old, new, *told = case
    assert WHOLE.count(old) >= 1
    assert mistakes_in(WHOLE.replace(old, new, 1)) == told


def test_a_file_without_mistakes_is_taken() -> None:
    assert mistakes_in(WHOLE) == []


def test_all_mistakes_are_told_at_once() -> None:
    text = WHOLE.replace("country: DE", "country: UK").replace("2024-02-01", "2024-02-31")
    text = text.replace("limited: false", "limitd: false").replace("parent: all", "parent: al")
    assert [mistake.split(",")[0] for mistake in mistakes_in(text)] == [
        "line 8",
        "line 14",
        "line 17",
        "line 31",
    ]


WHOLE_FILES = {
    b"": "line 1: there is no company in this file. It begins with “company:”.",
    b"- company": "line 1: there is no company in this file. It begins with “company:”.",
    b"company: acme": "line 1, company: there is “acme”, expected a mapping with "
    "id, name, locale, takes_newcomers.",
    b"company: {id: x, name: y": "line 2: this is not YAML",
    b"company:\n  name: \xff": "line 2: the byte 0xff is not UTF-8. Save the file as UTF-8.",
    b"company:\n\n  name: \x07": "line 3: a control character stands in the file. Remove it.",
    b"company: {id: a, name: b}\n---\na: 1": "line 2: a second document begins here. "
    "A company is one document.",
    b"x: " + b"[" * 50: "line 1, x 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1: this is nested too deeply. "
    "No more than 20 levels are read.",
    b"#" * (16 * 1024 * 1024 + 1): "line 1: the file is 16 MB large. Up to 16 MB are read.",
}


@pytest.mark.parametrize(("data", "told"), WHOLE_FILES.items(), ids=[repr(each[:24]) for each in WHOLE_FILES])
def test_a_file_that_is_none_says_why(data: bytes, told: str) -> None:
    assert any(mistake.startswith(told) for mistake in mistakes_in(data))


def test_a_file_of_too_many_values_is_to_be_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.company_file.nodes.MOST_NODES", 20)
    assert mistakes_in(WHOLE) == [
        "line 6, locations: the file holds more than 20 values. "
        "Split it: a file may hold some of the people only."
    ]


def test_a_mark_of_byte_order_is_no_mistake() -> None:
    assert mistakes_in(b"\xef\xbb\xbf" + WHOLE.encode()) == []


def test_what_the_company_has_may_be_referred_to_and_is_no_mistake() -> None:
    known = filed()
    text = """\
company: {id: acme, name: Acme}
people:
- {name: Cem Arslan, email: cem@acme.example, hired_on: 2026-01-01, location: berlin, department: labs}
"""
    assert mistakes_in(text, known) == []
    assert len(mistakes_in(text)) == 3


def test_the_same_person_by_address_and_by_identity_is_one_entry_too_many() -> None:
    known = filed()
    text = WHOLE.replace("email: ada@acme.example", "email: ada@new.example").replace(
        "digests:", "- {name: Ada, email: ada@acme.example, hired_on: 2020-03-01, location: berlin, "
        "department: all}\ndigests:"
    )  # fmt: skip
    with pytest.raises(Mistaken, match="Ada is one and the same employee as somebody above"):
        known.plan(text)


def test_a_long_list_of_mistakes_is_cut() -> None:
    mistakes = [Mistake(Spot(line, 1), "something is wrong.") for line in range(1, MOST_SHOWN + 6)]
    told = str(Mistaken(mistakes)).split("\n")
    assert (len(told), told[-1]) == (MOST_SHOWN + 1, "and 5 more")


def test_guesses_are_made_only_where_they_are_cheap() -> None:
    assert nearest("berln", ["Berlin", "London"]) == "Berlin"
    assert nearest("x" * 1000, ["x" * 999]) is None
    assert nearest("name 1", [f"name {number}" for number in range(3000)]) is None


def test_long_words_are_quoted_short() -> None:
    assert quoted("a\n b") == "“a b”"
    assert len(quoted("x" * 10_000)) == 60


def test_a_person_who_is_not_among_many_is_not_listed_with_all_of_them() -> None:
    known = Filed()
    people = "".join(
        f"- {{name: P{number}, email: p{number}@acme.example, hired_on: 2026-01-01, location: berlin, "
        "department: all}\n"
        for number in range(10)
    )
    text = WHOLE.replace("digests:", f"{people}digests:").replace("[ben@acme.example]", "[0]")
    assert mistakes_in(text, known) == ["line 14, departments > labs > approvers 1: there is no person “0”."]
