"""What a report shows of everybody: the amounts that a balance of each would."""

import csv
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from adapters.holidays import places
from bot.ports import Context, Origin
from bot.talk import House
from bot.terminal.balances import balance
from bot.terminal.importing import import_company
from bot.terminal.paper import Outcome, Said
from bot.terminal.reporting import report
from domain.employees.commands import DeactivateEmployee
from domain.ids import CompanyId
from tests import cast
from tests.filed import WHOLE
from tests.rooms import empty_rooms
from tests.terminal.test_showing import parsed, rows

ACME = CompanyId("acme")
OTHERS = """\
- name: Cem Arslan
  email: cem@acme.example
  hired_on: 2025-01-01
  last_day: 2026-06-30
  location: berlin
  department: all
- {name: =Dora, email: dora@acme.example, hired_on: 2026-09-01, location: berlin, department: all}
"""
ON_TOP = """\
  overtime: {name: Overtime, unit: hours}
  old: {name: Old leave, active: false}
  study: {name: Study leave}
policies:
- {leave_type: overtime, entitlement: 7.5}
- {leave_type: old, entitlement: 3}
- {leave_type: study, location: london, entitlement: 20 5/6, carry_over: {limit: 1}}
"""


async def a_house(text: str) -> House:
    found = replace(empty_rooms().house, places=places)
    said = await import_company(found, text.encode())
    assert said.err == ""
    return found


@pytest.fixture
async def house() -> House:
    """The company of the file, Cem who has left, and Dora who will come; Wednesday 29 July 2026."""
    return await a_house(WHOLE.replace("digests:", f"{OTHERS}digests:"))


@pytest.fixture
async def larger() -> House:
    """With more leave types, one of them for those in London only."""
    return await a_house(WHOLE.replace("policies:\n", ON_TOP))


def table(said: Said) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(said.out)))


async def test_everybody_who_is_there_has_a_line(house: House) -> None:
    head, headings, ada, ben = rows(await report(house))
    assert head == ["Vacation, Wed 29 July 2026"]
    assert headings[0] == "Who"
    assert (ada[0], ben[0]) == ("Ada Byron", "Ben Okafor")
    assert ada[1:] == ["30", "5", "5", "30", "30"]


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2024-01-31", ["Ada Byron"]),
        ("2026-06-30", ["Ada Byron", "Ben Okafor", "Cem Arslan"]),
        ("2026-07-01", ["Ada Byron", "Ben Okafor"]),
        ("2026-09-01", ["=Dora", "Ada Byron", "Ben Okafor"]),
    ],
)
async def test_who_is_there_depends_on_the_day(house: House, on: str, names: list[str]) -> None:
    assert [each["name"] for each in parsed(await report(house, on=on, json=True))["balances"]] == names


async def test_who_is_deactivated_is_left_out(house: House) -> None:
    ada = await house.queries.person_by_email(ACME, "ada@acme.example")
    assert ada is not None
    context = Context(ACME, None, Origin.CLI, "end", cast.NOW)
    await house.handling.handle(context, DeactivateEmployee(ada.employee_id))
    assert [each["name"] for each in table(await report(house, csv=True))] == ["Ben Okafor"]


@pytest.mark.parametrize("on", ["2026-03-15", "2026-07-29", "2027-02-01"])
async def test_a_report_says_of_each_what_their_balance_says(house: House, on: str) -> None:
    for each in parsed(await report(house, on=on, json=True))["balances"]:
        (alone,) = parsed(await balance(house, each["email"], leave_type="vacation", on=on, json=True))[
            "balances"
        ]
        shared = each.keys() & alone.keys()
        assert len(shared) == 10
        assert {name: each[name] for name in shared} == {name: alone[name] for name in shared}


async def test_a_report_is_of_every_limited_type_in_use_and_counts_who_has_no_policy(larger: House) -> None:
    said = await report(larger, csv=True)
    assert {(each["name"][:3], each["leave_type"]) for each in table(said)} == {
        ("Ada", "vacation"), ("Ben", "vacation"), ("Ada", "overtime"), ("Ben", "overtime"), ("Ben", "study"),
    }  # fmt: skip
    assert said.err == "1 person has no policy for Study leave, and no balance here."
    assert said.outcome is Outcome.DONE


async def test_each_type_has_a_table_of_its_own(larger: House) -> None:
    said = (await report(larger)).out
    heads = [line for line in said.splitlines() if line.endswith("Wed 29 July 2026")]
    assert [head.partition(",")[0] for head in heads] == ["Vacation", "Overtime in hours", "Study leave"]
    assert said.count("Ben Okafor") == 3


async def test_a_type_that_is_no_longer_used_is_shown_when_asked_for(larger: House) -> None:
    assert {each["leave_type"] for each in table(await report(larger, leave_type="old", csv=True))} == {"old"}


async def test_amounts_for_spreadsheets_are_exact(larger: House) -> None:
    said = await report(larger, leave_type="study", on="2025-12-31", csv=True)
    (ben,) = table(said)
    assert (ben["unit"], ben["on"], ben["last_day"]) == ("days", "2025-12-31", "2026-03-31")
    assert (ben["granted"], ben["carried"]) == ("20 5/6", "1")


async def test_no_name_is_a_formula_in_a_spreadsheet(house: House) -> None:
    names = [each["name"] for each in table(await report(house, on="2026-09-01", csv=True))]
    assert names == ["'=Dora", "Ada Byron", "Ben Okafor"]


async def test_nobody_is_there_before_the_first_was_hired(house: House) -> None:
    assert (await report(house, on="2019-07-01")).out == "Nobody has a balance Mon 1 July 2019."
    assert table(await report(house, on="2019-07-01", csv=True)) == []


async def test_how_far_it_is_can_be_heard(house: House) -> None:
    heard: list[int] = []
    await report(house, progress=heard.append)
    assert heard == [1, 2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"json": True, "csv": True}, "Say --json or --csv, not both."),
        ({"leave_type": "vaction"}, "Did you mean vacation?"),
        (
            {"leave_type": "sick"},
            "'sick' has no limit, so there are no balances of it. There are some of: vacation.",
        ),
        ({"on": "tomorrow"}, "'tomorrow' is no day."),
        ({"company": "ikea"}, "There is no company 'ikea'."),
    ],
)
async def test_an_argument_that_makes_no_sense_is_told_with_its_remedy(
    house: House, arguments: dict[str, Any], told: str
) -> None:
    said = await report(house, **arguments)
    assert told in said.err
    assert (said.out, said.outcome) == ("", Outcome.MISUSED)


async def test_where_nothing_has_a_limit_there_are_no_balances() -> None:
    without = WHOLE.replace("{name: Vacation}", "{name: Vacation, limited: false}")
    said = await report(await a_house(without))
    assert said.err == "No leave type here has a limit, so there are no balances."
    assert said.outcome is Outcome.WRONG
