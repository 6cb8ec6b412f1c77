"""What was known of a balance once, at a terminal: beside what is known now, in text and in JSON."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.holidays import places
from bot.terminal.balances import balance
from bot.terminal.importing import import_company
from bot.terminal.paper import Outcome
from bot.terminal.reporting import report
from tests.filed import WHOLE
from tests.rooms import Rooms, empty_rooms

ADA = "ada@acme.example"
WEEK = """\
  leave:
  - {leave_type: vacation, first_day: 2026-08-10, last_day: 2026-08-14}
"""


@pytest.fixture
async def rooms() -> Rooms:
    """The company of the file since 29 July 2026; a week of Ada's came in on 3 August at noon in Berlin."""
    found = empty_rooms()
    found = replace(found, house=replace(found.house, places=places))
    await bring_in(found, WHOLE)
    found.clock.at = datetime(2026, 8, 3, 10, tzinfo=UTC)
    await bring_in(found, WHOLE.replace("- name: Ben", f"{WEEK}- name: Ben"))
    found.clock.at = datetime(2026, 8, 5, 9, tzinfo=UTC)
    return found


async def bring_in(rooms: Rooms, text: str) -> None:
    said = await import_company(rooms.house, text.encode())
    assert said.err == ""


async def known(rooms: Rooms, at: str, on: str = "2026-08-14", **more: Any) -> Any:
    said = await balance(rooms.house, ADA, leave_type="vacation", on=on, known=at, json=True, **more)
    assert said.err == ""
    return json.loads(said.out)


def available(facts: Any) -> list[str]:
    return [fact["available"] for fact in facts]


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("2026-08-02", "30"),
        ("2026-08-03", "25"),
        ("2026-08-05", "25"),
        ("2026-08-03T11:59", "30"),
        ("2026-08-03T12:00", "25"),
        ("2026-08-03T10:59+01:00", "30"),
        ("2026-08-03T10:00:00Z", "25"),
    ],
)
async def test_what_was_known_stands_beside_what_is_known(rooms: Rooms, at: str, then: str) -> None:
    said = await known(rooms, at)
    assert said["on"] == "2026-08-14"
    assert (available(said["balances"]), available(said["balances_known_now"])) == ([then], ["25"])


async def test_the_moment_is_said_exactly(rooms: Rooms) -> None:
    assert (await known(rooms, "2026-08-02"))["known_at"] == "2026-08-02T21:59:59.999999+00:00"
    assert (await known(rooms, "2026-08-03T12:00"))["known_at"] == "2026-08-03T10:00:00+00:00"
    assert (await known(rooms, "2026-08-05"))["known_at"] == "2026-08-05T09:00:00+00:00"


async def test_the_day_of_the_knowledge_is_meant_where_no_other_is_named(rooms: Rooms) -> None:
    for at in ("2026-08-01", "2026-08-01T23:30"):
        assert (await known(rooms, at, on=""))["on"] == "2026-08-01"


async def test_why_explains_what_was_known_then(rooms: Rooms) -> None:
    kinds = [
        [line["kind"] for line in (await known(rooms, at, why=True))["balances"][0]["ledger"]]
        for at in ("2026-08-02", "2026-08-03")
    ]
    assert [each.count("charge") for each in kinds] == [0, 1]


async def test_a_table_says_plainly_that_it_is_what_was_known(rooms: Rooms) -> None:
    said = await balance(rooms.house, ADA, on="2026-08-14", known="2026-08-02", why=True)
    head, told, *rest = [line for line in said.out.splitlines() if line]
    assert head == "Ada Byron, Fri 14 August 2026"
    assert told == "As it was known on Sun 2 August 2026. What was recorded later is not counted."
    headings, vacation, sick = [line.split("  ") for line in rest[:3]]
    assert "Known now" in "  ".join(headings)
    assert [cell.strip() for cell in vacation if cell.strip()][:3] == ["Vacation", "30 days", "25 days"]
    assert [cell.strip() for cell in sick if cell.strip()][:3] == ["Sick leave", "no limit", "no limit"]
    timed = await balance(rooms.house, ADA, known="2026-08-03T12:00")
    assert "As it was known on Mon 3 August 2026 at 12:00." in timed.out


async def test_a_type_that_is_gone_was_there_then(rooms: Rooms) -> None:
    await bring_in(rooms, WHOLE.replace("name: Sick leave,", "name: Sick leave, active: false,"))
    said = await balance(rooms.house, ADA, known="2026-08-02")
    assert "Sick leave" in said.out
    assert "Sick leave" not in (await balance(rooms.house, ADA)).out


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-08-06", "What will be known on Thu 6 August 2026 nobody can say yet."),
        ("9999-12-30", "What will be known on Thu 30 December 9999 nobody can say yet."),
        ("9999-12-31", "'9999-12-31' is no moment."),
        ("2026-08-05T11:01", "What will be known on Wed 5 August 2026 nobody can say yet."),
        ("2026-07-28", "Nothing was recorded by then. What is known begins on Wed 29 July 2026."),
        ("0001-01-01", "Nothing was recorded by then."),
        ("1 March", "'1 March' is no moment. Write it like 2026-08-05 or 2026-08-05T12:00."),
        ("0001-01-01T00:00", "'0001-01-01T00:00' is no moment."),
    ],
)
async def test_a_moment_of_which_nothing_can_be_said_says_why(rooms: Rooms, at: str, told: str) -> None:
    said = await balance(rooms.house, ADA, known=at)
    assert (said.out, said.outcome) == ("", Outcome.MISUSED)
    assert said.err.startswith(told)


async def test_a_report_too_can_be_of_what_was_known(rooms: Rooms) -> None:
    async def ada(at: str) -> dict[str, Any]:
        said = json.loads((await report(rooms.house, on="2026-08-14", known=at, json=True)).out)
        assert said["on"] == "2026-08-14"
        (fact,) = [each for each in said["balances"] if each["name"] == "Ada Byron"]
        return {"at": said["known_at"], "available": fact["available"]}

    assert await ada("2026-08-02") == {"at": "2026-08-02T23:59:59.999999+00:00", "available": "30"}
    assert await ada("2026-08-03T09:59:59") == {"at": "2026-08-03T09:59:59+00:00", "available": "30"}
    assert await ada("2026-08-03T10:00") == {"at": "2026-08-03T10:00:00+00:00", "available": "25"}
    said = await report(rooms.house, known="2026-08-02")
    assert said.out.startswith(
        "As it was known on Sun 2 August 2026. What was recorded later is not counted.\n"
    )
    assert "Vacation, Sun 2 August 2026" in said.out


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-08-06", "What will be known on Thu 6 August 2026 nobody can say yet."),
        ("2026-07-28", "Nothing was recorded by then: the company was not here yet."),
        ("then", "'then' is no moment."),
    ],
)
async def test_a_report_says_of_which_moment_nothing_can_be_said(rooms: Rooms, at: str, told: str) -> None:
    said = await report(rooms.house, known=at)
    assert (said.out, said.outcome) == ("", Outcome.MISUSED)
    assert said.err.startswith(told)


async def test_a_type_that_was_not_there_yet_is_named_with_those_that_were(rooms: Rooms) -> None:
    more = WHOLE.replace("leave_types:\n", "leave_types:\n  study: {name: Study leave}\n")
    await bring_in(rooms, more)
    said = await balance(rooms.house, ADA, leave_type="study", known="2026-08-02")
    assert said.err == "There is no leave type 'study'. There is: vacation, sick."
