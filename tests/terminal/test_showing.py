"""What a terminal shows: tables for people, JSON with exact amounts, complaints that help."""

import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.holidays import places
from bot.ports import Context, Origin
from bot.talk import House
from bot.terminal.absences import away, requests
from bot.terminal.balances import balance
from bot.terminal.importing import import_company
from bot.terminal.paper import Outcome, Paper, Said
from domain.ids import CompanyId, RequestId
from domain.leave.commands import CancelLeave, RequestLeave
from tests import cast
from tests.filed import WHOLE
from tests.rooms import empty_rooms

ACME = CompanyId("acme")
ADA, BEN = "ada@acme.example", "ben@acme.example"
AWAY = """\
- name: Cem Arslan
  email: cem@acme.example
  hired_on: 2025-01-01
  location: berlin
  department: all
  leave:
  - {leave_type: vacation, first_day: 2026-07-29, last_day: 2026-07-31}
  - {leave_type: sick, first_day: 2026-08-03, part: morning}
  - {leave_type: sick, first_day: 2026-08-05, hours: 09:00-11:30}
"""


@pytest.fixture
async def house() -> House:
    """The company of the file, and Cem, who is away from today, Wednesday 29 July 2026."""
    found = replace(empty_rooms().house, places=places)
    text = WHOLE.replace("digests:", f"{AWAY}digests:").replace("entitlement: 30", "entitlement: 20 5/6")
    said = await import_company(found, text.encode())
    assert said.err == ""
    return found


def rows(said: Said) -> list[list[str]]:
    """The cells of a plain table: columns are two blanks apart at least."""
    assert said.err == ""
    lines = said.out.splitlines()
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines if line.strip()]


def parsed(said: Said) -> Any:
    return json.loads(said.out)


async def test_a_balance_is_a_line_for_each_leave_type(house: House) -> None:
    head, headings, vacation, sick = rows(await balance(house, "cem@acme.example"))
    assert head == ["Cem Arslan, Wed 29 July 2026"]
    assert headings[:2] == ["Leave", "Available"]
    assert vacation[0] == "Vacation"
    assert sick[:2] == ["Sick leave", "no limit"]


async def test_a_balance_on_a_day_of_one_type_is_what_there_will_be(house: House) -> None:
    said = await balance(house, ADA, leave_type="vacation", on="2026-12-31", json=True)
    (fact,) = parsed(said)["balances"]
    assert parsed(said)["on"] == "2026-12-31"
    assert (fact["leave_type"], fact["unit"], fact["granted"]) == ("vacation", "days", "20 5/6")
    assert fact["leave_year"] == {"first_day": "2026-01-01", "last_day": "2026-12-31"}
    assert "ledger" not in fact


async def test_amounts_in_json_are_exact_texts(house: House) -> None:
    (fact,) = parsed(await balance(house, BEN, leave_type="vacation", on="2026-03-15", why=True, json=True))[
        "balances"
    ]
    opening = fact["ledger"][0]
    assert (opening["kind"], opening["amount"], opening["reason"]) == ("opening", "2.5", "Brought along")
    amounts = ("available", "remaining", "granted", "carried", "taken", "booked", "pending")
    assert {type(fact[name]) for name in amounts} == {str}


async def test_what_has_no_limit_has_no_amount(house: House) -> None:
    (fact,) = parsed(await balance(house, ADA, leave_type="sick", json=True))["balances"]
    assert (fact["available"], fact["lapses_next"]) == (None, None)


async def test_why_reads_like_a_bank_statement(house: House) -> None:
    said = await balance(house, BEN, leave_type="vacation", on="2026-03-15", why=True)
    assert "Opening balance: Brought along" in said.out
    assert "2 – 4 Mar" in said.out


async def test_why_says_what_there_is_no_time_left_to_take(house: House) -> None:
    """New Year's Eve is the last day to use the year's leave, and one day of work."""
    on = "2026-12-31"
    said = await balance(house, BEN, leave_type="vacation", on=on, why=True)
    (fact,) = parsed(await balance(house, BEN, leave_type="vacation", on=on, why=True, json=True))["balances"]
    assert fact["lapses"] == [{"last_day": on, "amount": "10 43/219", "usable": "1"}]
    assert "that lapse after Thu 31 December, 1 day can still be taken." in said.out


async def test_why_of_everything_explains_what_is_limited(house: House) -> None:
    found = parsed(await balance(house, ADA, why=True, json=True))["balances"]
    assert [(fact["leave_type"], "ledger" in fact) for fact in found] == [("vacation", True), ("sick", False)]
    (sick,) = parsed(await balance(house, BEN, leave_type="sick", why=True, json=True))["balances"]
    assert [line["kind"] for line in sick["ledger"]] == ["charge", "charge"]


async def test_a_terminal_gets_lines_and_a_pipe_gets_columns(house: House) -> None:
    drawn = await balance(house, ADA, paper=Paper(is_terminal=True, width=110))
    plain = await balance(house, ADA)
    assert "\x1b[1m" in drawn.out
    assert "─" in drawn.out
    assert "\x1b" not in plain.out
    assert "─" not in plain.out


async def test_nobody_colours_the_screen_by_their_name(house: House) -> None:
    table = Paper().table(("A", "B"), [("[red]x[/red]", "\x1b[31mred\n")])
    assert table.splitlines()[1].split("  ") == ["[red]x[/red]", " [31mred"]


async def test_who_is_away_today(house: House) -> None:
    headings, cem = rows(await away(house))
    assert headings == ["Who", "When", "Leave", "Place"]
    assert cem == ["Cem Arslan", "Wed 29 – Fri 31 July 2026", "Vacation", "berlin"]


async def test_leave_over_several_days_is_told_once(house: House) -> None:
    said = await away(house, first_day="2026-07-29", last_day="2026-08-09", json=True)
    assert [(each["first_day"], each["part"], each["minutes"]) for each in parsed(said)] == [
        ("2026-07-29", "all_day", None),
        ("2026-08-03", "morning", None),
        ("2026-08-05", "all_day", [540, 690]),
    ]


async def test_nobody_is_away_on_a_day_without_leave(house: House) -> None:
    assert (await away(house, first_day="2026-08-10")).out == "Nobody is away Mon 10 August 2026."
    assert parsed(await away(house, first_day="2026-08-10", json=True)) == []


async def test_requests_come_newest_first(house: House) -> None:
    listed = rows(await requests(house))
    assert listed[0] == ["Asked", "Who", "Leave", "When", "Status"]
    assert len(listed) == 1 + 6
    assert listed[1][1:] == ["Cem Arslan", "Sick leave", "Wed 5 August 2026, 09:00–11:30", "approved"]


async def test_requests_of_one_status_and_of_one_person(house: House) -> None:
    employee_id = (await house.queries.people(ACME))[1].employee_id
    request_id = RequestId("r")
    ask = RequestLeave(employee_id, request_id, cast.SICK, cast.asked("2026-08-11"), cast.NOW)
    cancel = CancelLeave(employee_id, request_id, employee_id, cast.NOW)
    for command in (ask, cancel):
        context = Context(ACME, employee_id, Origin.SLACK, str(command), cast.NOW)
        await house.handling.handle(context, command)
    (cancelled,) = parsed(await requests(house, status="cancelled", json=True))
    assert (cancelled["request"], cancelled["name"], cancelled["status"]) == ("r", "Ben Okafor", "cancelled")
    assert len(parsed(await requests(house, email=BEN, json=True))) == 4
    assert (await requests(house, status="declined")).out == "There are no such requests."


COMPLAINTS = [
    (balance, {"email": "cem@acme.exampel"}, "Did you mean cem@acme.example?"),
    (balance, {"email": "0"}, "Nobody here has the address '0'."),
    (balance, {"email": ADA, "leave_type": "vaction"}, "Did you mean vacation? There is: vacation, sick."),
    (balance, {"email": ADA, "on": "tomorrow"}, "'tomorrow' is no day. Write it like 2026-07-29."),
    (balance, {"email": ADA, "company": "ikea"}, "There is no company 'ikea'. There is: acme."),
    (away, {"first_day": "x"}, "'x' is no day."),
    (away, {"last_day": "2026-01-01"}, "2026-01-01 comes before 2026-07-29. Turn them round."),
    (requests, {"status": "aproved"}, "There is no status 'aproved'. Did you mean approved?"),
    (requests, {"email": "0"}, "Nobody here has the address '0'."),
]


@pytest.mark.parametrize(("show", "arguments", "told"), COMPLAINTS)
async def test_an_argument_that_makes_no_sense_is_told_with_its_remedy(
    house: House, show: Any, arguments: dict[str, str], told: str
) -> None:
    said = await show(house, **arguments)
    assert told in said.err
    assert (said.out, said.outcome) == ("", Outcome.MISUSED)


async def test_one_of_several_companies_has_to_be_named(house: House) -> None:
    other = WHOLE.replace("id: acme", "id: beta").replace("slack: T1", "slack: T9")
    assert (await import_company(house, other.encode())).err == ""
    said = await balance(house, ADA)
    assert said.err == "There are several companies: acme, beta. Say which with --company."
    assert (await balance(house, ADA, company="beta")).err == ""


@pytest.mark.parametrize("show", [away, requests])
async def test_without_a_company_there_is_nothing_to_show(show: Any) -> None:
    said = await show(empty_rooms().house)
    assert said.outcome is Outcome.WRONG
    assert said.err.startswith("There is no company here yet.")
