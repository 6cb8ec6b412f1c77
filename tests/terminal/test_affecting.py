"""Whom an import, a correction or a recount would affect is said before it is made, and after."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adapters.holidays import places
from bot.foresight import Consequence
from bot.talk import House
from bot.terminal.adjusting import adjust
from bot.terminal.affected import MOST_ROWS, NOBODY, facts, table
from bot.terminal.importing import import_company
from bot.terminal.paper import Outcome, Paper, Said
from bot.terminal.recounting import recount
from bot.wording import words
from domain.amounts import Amount, amount
from domain.counting import HolidaySource
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.ids import CompanyId, EmployeeId, LeaveTypeId
from domain.leave.comparing import BalanceChange
from domain.policies.leave_type import Unit
from tests import cast
from tests.filed import WHOLE
from tests.rooms import empty_rooms

ACME = CompanyId("acme")
BEN = "ben@acme.example"
BOOKED = WHOLE.replace(
    "  leave:\n", "  leave:\n  - {leave_type: vacation, first_day: 2026-08-03, last_day: 2026-08-05}\n"
)
FREE_MONDAY = BOOKED.replace(
    "    time_zone: Europe/Berlin\n",
    "    time_zone: Europe/Berlin\n    company_days: [{date: 2026-08-03, name: Summer party}]\n",
)


@pytest.fixture
async def house() -> House:
    """The company of the file, and Ben's vacation on the first Monday to Wednesday of August 2026."""
    found = replace(empty_rooms().house, places=places)
    said = await import_company(found, BOOKED.encode())
    assert said.err == ""
    return found


async def everybody(house: House) -> dict[str, Employee]:
    return {each.profile.name: each async for each in house.store.employees(ACME)}


async def booked(house: House) -> Amount:
    """What Ben's vacation in August takes."""
    ben = (await everybody(house))["Ben Okafor"]
    august = (each for each in ben.requests.values() if each.asked.period.first_day == date(2026, 8, 3))
    return next(august).amount


async def test_a_dry_run_says_whose_balance_and_booked_leave_would_change(house: House) -> None:
    said = await import_company(house, FREE_MONDAY.encode(), dry_run=True)
    assert said.out.splitlines() == [
        "  location Berlin: company_days changes",
        "",
        "1 person affected:",
        "",
        "Who         What                                          Before      After",
        "Ben Okafor  Vacation, Wed 29 July 2026                 19.1 days  20.1 days",
        "Ben Okafor  Vacation booked Mon 3 – Wed 5 August 2026     3 days     2 days",
        "",
        "1 change to make; nothing was changed, this was a dry run.",
    ]
    assert await booked(house) == 3


async def test_the_same_in_json_with_exact_amounts(house: House) -> None:
    said = await import_company(house, FREE_MONDAY.encode(), dry_run=True, json=True)
    told = json.loads(said.out)
    assert told["changes"] == [{"line": 6, "change": "location Berlin: company_days changes"}]
    (ben,) = told["affected"]
    assert ben["name"] == "Ben Okafor"
    assert [(each["first_day"], each["before"], each["after"]) for each in ben["leave"]] == [
        ("2026-08-03", "3", "2")
    ]
    (balance,) = ben["balances"]
    assert amount(balance["after"]) - amount(balance["before"]) == 1
    assert (balance["leave_type"], balance["unit"], balance["on"]) == ("vacation", "days", "2026-07-29")


async def test_an_import_that_is_made_says_its_changes_in_json_too(house: House) -> None:
    said = await import_company(house, FREE_MONDAY.encode(), json=True)
    assert "affected" not in json.loads(said.out)
    assert await booked(house) == 2


async def test_a_dry_run_that_matters_to_nobody_says_so(house: House) -> None:
    said = await import_company(house, BOOKED.replace("name: Labs", "name: Lab").encode(), dry_run=True)
    assert NOBODY in said.out.splitlines()
    again = await import_company(house, BOOKED.encode(), dry_run=True)
    assert again.out == "The company is what the file says; there is nothing to change."


async def test_leave_after_a_last_day_would_end_with_it(house: House) -> None:
    leaving = BOOKED.replace("hired_on: 2024-02-01", "hired_on: 2024-02-01\n  last_day: 2026-08-04")
    said = await import_company(house, leaving.encode(), dry_run=True, json=True)
    (ben,) = json.loads(said.out)["affected"]
    assert [(each["before"], each["after"]) for each in ben["leave"]] == [("3", "2")]
    await import_company(house, leaving.encode())
    assert (await import_company(house, leaving.encode())).out.endswith("there is nothing to change.")


async def test_a_first_day_after_leave_that_was_taken_is_refused_with_the_day(house: House) -> None:
    later = BOOKED.replace("hired_on: 2024-02-01", "hired_on: 2026-03-03").replace(
        "  changes:\n  - {from: 2026-01-01, location: berlin, department: labs}\n", ""
    )
    said = await import_company(house, later.encode(), dry_run=True)
    assert said.outcome is Outcome.WRONG
    assert "hired on 2024-02-01 → 2026-03-03" in said.err
    assert "2 March" in said.err


async def test_what_holds_from_always_on_is_not_changed_where_the_past_is_closed(house: House) -> None:
    closed = BOOKED.replace("locale: en}", "locale: en, closed_until: 2026-06-30}")
    await import_company(house, closed.encode())
    said = await import_company(house, closed.replace("entitlement: 30", "entitlement: 28").encode())
    assert said.err.splitlines()[1] == (
        "line 19, policy for vacation: entitlement 30 → 28: it holds from always on, and the past is closed "
        "until 2026-06-30. Say from which later day on."
    )
    later = closed.replace(
        "policies:\n", "policies:\n- {leave_type: vacation, from: 2026-07-01, entitlement: 28}\n"
    )
    assert (await import_company(house, later.encode())).err == ""


async def test_departments_without_approvers_are_noted(house: House) -> None:
    alone = BOOKED.replace("name: Everybody, approvers: [ada@acme.example]", "name: Everybody").replace(
        "parent: all, approvers: [ben@acme.example]", "parent: all"
    )
    said = await import_company(house, alone.encode(), dry_run=True)
    assert "Note: in Labs only administrators decide; approvers named there or above would." in said.out
    assert len(json.loads((await import_company(house, alone.encode(), json=True)).out)["notes"]) == 2


async def made(house: House, **given: Any) -> Said:
    values = {"leave_type": "vacation", "amount": "2", "reason": "Moved house", **given}
    return await adjust(house, BEN, **values)


async def test_a_correction_says_what_it_comes_to(house: House) -> None:
    said = await made(house, dry_run=True)
    assert said.out.endswith("Nothing was changed, this was a dry run.")
    assert len((await everybody(house))["Ben Okafor"].adjustments) == 1
    told = json.loads((await made(house, json=True)).out)
    (balance,) = told["affected"][0]["balances"]
    assert amount(balance["after"]) - amount(balance["before"]) == 2
    adjustment = (await everybody(house))["Ben Okafor"].adjustments[told["adjustment"]]
    assert (adjustment.amount, adjustment.reason, adjustment.day) == (2, "Moved house", cast.TODAY)


async def test_a_correction_of_another_day_says_where_it_shows(house: House) -> None:
    said = await made(house, on="2027-02-01", until="2027-06-30")
    assert said.out.splitlines() == [
        NOBODY,
        "The correction is made. What it changes lies on other days; `balance --on` shows them.",
    ]


async def test_a_slip_is_refused_and_meant_where_it_is_said_to_be(house: House) -> None:
    said = await made(house, amount="-60")
    assert said.outcome is Outcome.WRONG
    assert said.err.startswith("Nothing was changed. ")
    assert said.err.endswith(" --deliberate says that it is meant.")
    assert (await made(house, amount="-60", deliberate=True)).outcome is Outcome.DONE


WRONG = {
    "a type": ({"leave_type": "vacatoin"}, "There is no leave type 'vacatoin'. Did you mean vacation?"),
    "words": ({"amount": "two"}, "'two' is no amount. Write it like 2, -1.5 or 5/6."),
    "too fine": ({"amount": "1.2345678"}, "'1.2345678' is no amount."),
    "nothing": ({"amount": "0"}, "An amount of 0 changes nothing."),
    "no reason": ({"reason": " "}, "A correction says why: --reason."),
    "much reason": ({"reason": "x" * 300}, "A reason has 200 characters at most; this has 300."),
    "no day": ({"on": "31.7."}, "'31.7.' is no day."),
    "turned": ({"until": "2026-07-01"}, "It would end on 2026-07-01, before it begins on 2026-07-29."),
    "company": ({"company": "other"}, "There is no company 'other'."),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
async def test_an_argument_that_makes_no_sense_is_told(house: House, case: tuple[Any, str]) -> None:
    given, told = case
    said = await made(house, **given)
    assert said.outcome is Outcome.MISUSED
    assert said.err.startswith(told)


def also_free(day: date) -> HolidaySource:
    """A new release of holiday data, by which a day is free too."""

    def holidays(country: str, region: str | None, year: int) -> HolidayCalendar:
        known = cast.holidays(country, region, year)
        newer = [Holiday(day, "Freedom day")] if day.year == year else []
        return HolidayCalendar.of((*known.holidays, *newer))

    return holidays


async def test_new_holidays_are_counted_once_somebody_asks_for_it(house: House) -> None:
    newer = replace(house, holidays=also_free(date(2026, 8, 4)))
    tried = await recount(newer, dry_run=True)
    assert "Vacation booked" in tried.out
    assert tried.out.endswith("Nothing was changed, this was a dry run.")
    told = json.loads((await recount(newer, json=True)).out)
    assert [each["name"] for each in told["affected"]] == ["Ben Okafor"]
    assert (await recount(newer)).out == f"{NOBODY}\nBooked leave is counted anew."
    assert await booked(house) == 2


async def test_the_past_is_counted_anew_with_a_reason_only(house: House) -> None:
    newer = replace(house, holidays=also_free(date(2026, 3, 3)))
    said = await recount(newer, from_day="2026-03-01")
    assert (said.outcome, said.err) == (
        Outcome.MISUSED,
        "Say --reason: leave before today is counted anew only with one.",
    )
    told = await recount(newer, from_day="2026-03-01", reason="The calendar was wrong", json=True)
    (ben,) = json.loads(told.out)["affected"]
    assert [(each["first_day"], each["before"], each["after"]) for each in ben["leave"]] == [
        ("2026-03-02", "3", "2")
    ]


def test_a_long_table_ends_with_the_number_of_the_rest() -> None:
    change = BalanceChange(LeaveTypeId("old"), Unit.HOURS, cast.TODAY, None, Amount(3))
    many = [Consequence(EmployeeId(f"e{n}"), f"P{n}", (change,), ()) for n in range(MOST_ROWS + 7)]
    told = table(many, {}, words("en"), Paper()).splitlines()
    assert told[0] == f"{MOST_ROWS + 7} people affected:"
    assert told[3].split() == ["P0", "old,", "Wed", "29", "July", "2026", "no", "policy", "3", "h"]
    assert told[-1] == "and 7 people more; --json lists all."
    assert len(facts(many)) == MOST_ROWS + 7
