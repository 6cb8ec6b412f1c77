"""A company from a file at a terminal: dry run, all or nothing, again is nothing, and back out."""

from dataclasses import replace

import pytest

from adapters.holidays import places
from bot.company_file import bringing
from bot.effects import MindStatus
from bot.people import admit
from bot.ports import Context, Origin
from bot.talk import House
from bot.terminal.exporting import export_company
from bot.terminal.importing import import_company
from bot.terminal.paper import Outcome
from domain.company.settings import Settings
from domain.employees.commands import DeactivateEmployee
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.commands import RequestLeave
from domain.refusals import Refused
from tests import cast
from tests.filed import WHOLE
from tests.rooms import Rooms, empty_rooms, stranger

ACME = CompanyId("acme")


@pytest.fixture
def rooms() -> Rooms:
    """An installation without a company."""
    found = empty_rooms()
    return replace(found, house=replace(found.house, places=places))


async def settings(house: House) -> Settings:
    return await house.store.settings(ACME)


async def employee_id(house: House, email: str) -> EmployeeId:
    row = await house.queries.person_by_email(ACME, email)
    assert row is not None
    return row.employee_id


async def ask(house: House, who: EmployeeId, day: str) -> None:
    command = RequestLeave(who, RequestId(day), cast.VACATION, cast.asked(day), cast.NOW)
    await house.handling.handle(Context(ACME, who, Origin.SLACK, f"ask-{day}", cast.NOW), command)


async def test_a_dry_run_says_everything_and_keeps_nothing(rooms: Rooms) -> None:
    said = await import_company(rooms.house, WHOLE.encode(), dry_run=True)
    assert (said.outcome, said.err) == (Outcome.DONE, "")
    assert said.out.splitlines()[0] == "  company Acme: new"
    assert said.out.endswith("21 changes to make; nothing was changed, this was a dry run.")
    assert await rooms.house.queries.companies() == []
    assert (await settings(rooms.house)).id is None


async def test_an_import_makes_the_company_and_again_changes_nothing(rooms: Rooms) -> None:
    said = await import_company(rooms.house, WHOLE.encode())
    assert said.out.endswith("21 changes made.")
    assert (await settings(rooms.house)).name == "Acme"
    again = await import_company(rooms.house, WHOLE.encode())
    assert again.out == "The company is what the file says; there is nothing to change."
    assert again.outcome is Outcome.DONE


async def test_one_change_is_one(rooms: Rooms) -> None:
    await import_company(rooms.house, WHOLE.encode())
    said = await import_company(rooms.house, WHOLE.replace("name: Acme,", "name: Acme Maps,").encode())
    assert said.out == "  company: name Acme → Acme Maps\n1 change made."


async def test_the_leave_of_one_person_is_counted_where_there_is_much_of_it(rooms: Rooms) -> None:
    more = "".join(f"  - {{leave_type: sick, first_day: 2026-05-{day}}}\n" for day in (12, 14, 19))
    said = await import_company(rooms.house, WHOLE.replace("  leave:\n", f"  leave:\n{more}").encode())
    assert "  Ben Okafor: 2.5 vacation on 2026-01-01, and 6 more entries of leave" in said.out.splitlines()


async def test_mistakes_go_to_the_error_side_with_their_number(rooms: Rooms) -> None:
    one = await import_company(rooms.house, WHOLE.replace("country: DE", "country: UK").encode())
    assert one.outcome is Outcome.WRONG
    assert one.out == ""
    assert one.err.splitlines()[0] == "The file has 1 mistake; nothing was changed."
    assert one.err.splitlines()[1].startswith("line 8, locations > berlin > country")
    two = await import_company(rooms.house, WHOLE.replace("time_zone: Europe", "time_zone: Yurope").encode())
    assert two.err.splitlines()[0] == "The file has 3 mistakes; nothing was changed."
    none = await import_company(rooms.house, b"")
    assert none.err.splitlines()[0] == "The file has 1 mistake; nothing was changed."


@pytest.mark.parametrize("dry_run", [True, False])
async def test_what_a_rule_refuses_is_refused_whole_and_names_the_line(rooms: Rooms, dry_run: bool) -> None:
    sunday = "  leave:\n  - {leave_type: vacation, first_day: 2026-05-03}\n"
    text = WHOLE.replace("  leave:\n", sunday)
    said = await import_company(rooms.house, text.encode(), dry_run=dry_run)
    assert said.outcome is Outcome.WRONG
    first, second = said.err.splitlines()
    assert first == "Nothing was changed."
    assert second.startswith("line 41, Ben Okafor: vacation on 2026-05-03: ")
    assert (await settings(rooms.house)).id is None


async def test_a_command_that_was_carried_out_before_is_not_planned_again(rooms: Rooms) -> None:
    context = Context(ACME, None, Origin.CLI, "import-1", cast.NOW)
    first = await bringing.bring_in(rooms.house, context, WHOLE.encode())
    assert len(first.changes) == 21
    renamed = WHOLE.replace("name: Acme,", "name: Other,").encode()
    await bringing.bring_in(rooms.house, context, renamed)
    assert (await settings(rooms.house)).name == "Acme"


async def test_nobody_is_told_of_what_a_file_brings_in(rooms: Rooms) -> None:
    await import_company(rooms.house, WHOLE.encode())
    waiting = [each.effect for each in await rooms.house.outbox.claim(cast.NOW, 10)]
    # Statuses are looked after silently.
    assert {type(each) for each in waiting} <= {MindStatus}


async def test_somebody_who_joins_while_the_file_is_read_is_not_hired_twice(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    await import_company(rooms.house, WHOLE.encode())
    newcomer = replace(stranger("U9"), email="cem@acme.example")
    read = type(rooms.house.queries).people

    async def read_and_then_somebody_joins(self: object, company_id: CompanyId) -> object:
        rows = await read(self, company_id)  # type: ignore[arg-type]
        await admit(rooms.house, ACME, newcomer, cast.NOW)
        return rows

    monkeypatch.setattr(type(rooms.house.queries), "people", read_and_then_somebody_joins)
    text = WHOLE.replace(
        "people:\n",
        "people:\n- {name: Cem, email: cem@acme.example, slack: U9, hired_on: 2026-01-01, location: berlin, "
        "department: all}\n",
    )
    said = await import_company(rooms.house, text.encode())
    assert said.err.splitlines()[1] == "line 22: U9 has joined just now. Import the file again."


async def test_an_export_is_the_file_and_says_what_it_leaves_out(rooms: Rooms) -> None:
    await import_company(rooms.house, WHOLE.encode())
    said = await export_company(rooms.house)
    assert said.err == ""
    assert (await import_company(rooms.house, said.out.encode())).out.startswith("The company is what")
    ben = await employee_id(rooms.house, "ben@acme.example")
    await ask(rooms.house, ben, "2026-08-03")
    said = await export_company(rooms.house, company="acme")
    assert said.err == "1 request that waits for a decision is not in it."
    await ask(rooms.house, ben, "2026-08-04")
    said = await export_company(rooms.house, company="acme")
    assert said.err == "2 requests that wait for a decision are not in it."


async def test_there_is_nothing_to_export_without_a_company(rooms: Rooms) -> None:
    said = await export_company(rooms.house)
    assert said.outcome is Outcome.WRONG
    assert "python -m bot import company.yaml" in said.err


async def test_leave_of_somebody_deactivated_is_refused_by_the_rule(rooms: Rooms) -> None:
    await import_company(rooms.house, WHOLE.encode())
    ben = await employee_id(rooms.house, "ben@acme.example")
    context = Context(ACME, None, Origin.CLI, "end", cast.NOW)
    await rooms.house.handling.handle(context, DeactivateEmployee(ben))
    more = "  leave:\n  - {leave_type: vacation, first_day: 2026-05-04}\n"
    context = Context(ACME, None, Origin.CLI, "again", cast.NOW)
    with pytest.raises(Refused) as refused:
        await bringing.bring_in(rooms.house, context, WHOLE.replace("  leave:\n", more).encode())
    assert isinstance(refused.value, bringing.RefusedChange)
    assert refused.value.change.line == 41
