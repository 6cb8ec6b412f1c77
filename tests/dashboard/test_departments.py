"""Departments settled on the dashboard: the tree, who decides, and putting a change back."""

from dataclasses import replace

import pytest

from bot.dashboard import NotFound, Stale, departments
from bot.dashboard.departments import DepartmentDraft
from domain.company.commands import DefineDepartment, DefineRule
from domain.company.places import Department
from domain.flaws import Flaw
from domain.ids import DepartmentId, EmployeeId, RuleId
from domain.leave.requests import Step
from domain.policies.rules import CoverLimit, Notice, Rule
from domain.refusals import Need, NoSuchEmployee, NotPermitted, Refused, Unsettled
from tests import cast
from tests.rooms import Rooms, rooms

PLATFORM = DepartmentId("platform")
SALES = DepartmentDraft("Sales", None, (cast.CARLA,), (), ())


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    await found.settle(DefineDepartment(Department(PLATFORM, "Platform", (), cast.ENGINEERING)))
    return found


async def test_the_tree_has_each_department_below_its_own(house: Rooms) -> None:
    facts = await departments.tree(await house.visit(cast.CARLA))
    assert [(each.department.name, each.depth, each.people) for each in facts] == [
        ("Engineering", 0, 2),
        ("Platform", 1, 0),
        ("Sales", 0, 2),
    ]


async def test_only_administrators_see_and_settle_departments(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    for asked in (
        departments.tree(talk),
        departments.make(talk, SALES),
        departments.change(talk, cast.SALES, SALES, ""),
        departments.put_back(talk, cast.SALES, cast.NOW, ""),
    ):
        with pytest.raises(Refused) as refused:
            await asked
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_it_shows_where_nobody_decides_and_how_many_may_be_away(house: Rooms) -> None:
    await house.settle(
        DefineDepartment(Department(cast.SALES, "Sales")),
        DefineRule(Rule(RuleId("cover"), CoverLimit(2), department_id=cast.SALES)),
        DefineRule(Rule(RuleId("notice"), Notice(3), department_id=cast.SALES)),
    )
    found = await departments.department(await house.visit(cast.CARLA), cast.SALES)
    assert found.is_undecided
    assert [each.id for each in found.limits] == ["cover"]


async def test_a_department_is_made_moved_and_put_back(house: Rooms) -> None:
    steps = (Step((cast.BEN,)), Step((cast.CARLA, cast.ANNA), is_by_all=True))
    draft = DepartmentDraft("Field sales", cast.SALES, (), steps, (cast.DORA,))
    made = await departments.make(await house.visit(cast.CARLA), draft)
    assert made == "field-sales"
    house.clock.at = cast.NOW.replace(hour=10)
    talk = await house.visit(cast.CARLA)
    stood = (await departments.department(talk, made)).stands
    after = await departments.change(talk, made, replace(draft, parent_id=PLATFORM, steps=()), stood)
    moved = await departments.department(await house.visit(cast.CARLA), made)
    assert (moved.department.parent_id, moved.depth, moved.stands) == (PLATFORM, 2, after)
    await departments.put_back(await house.visit(cast.CARLA), made, talk.at, after)
    again = await departments.department(await house.visit(cast.CARLA), made)
    assert (again.department.parent_id, again.department.steps) == (cast.SALES, steps)


async def test_what_somebody_changed_since_is_not_put_back(house: Rooms) -> None:
    house.clock.at = cast.NOW.replace(hour=10)
    talk = await house.visit(cast.CARLA)
    after = await departments.change(talk, cast.SALES, replace(SALES, name="Selling"), "")
    await departments.change(await house.visit(cast.CARLA), cast.SALES, replace(SALES, name="Sold"), "")
    with pytest.raises(Stale):
        await departments.put_back(await house.visit(cast.CARLA), cast.SALES, talk.at, after)
    with pytest.raises(Stale):
        await departments.change(await house.visit(cast.CARLA), cast.SALES, SALES, after)


async def test_what_was_not_there_before_cannot_be_put_back(house: Rooms) -> None:
    for key in ("nowhere", cast.SALES):
        with pytest.raises(NotFound):
            await departments.put_back(await house.visit(cast.CARLA), key, cast.NOW.replace(year=2020), "")


@pytest.mark.parametrize(
    ("draft", "flaw"),
    [
        (replace(SALES, name=" "), Flaw.NO_NAME),
        (replace(SALES, parent_id=cast.SALES), Flaw.CIRCLE),
        (replace(SALES, parent_id=DepartmentId("elsewhere")), Flaw.NO_SUCH_DEPARTMENT),
        (replace(SALES, steps=(Step(()),)), Flaw.NO_APPROVER),
        (replace(SALES, steps=(Step((cast.BEN,)),) * 11), Flaw.TOO_MANY),
        (replace(SALES, watcher_ids=(cast.BEN,) * 51), Flaw.TOO_MANY),
    ],
)
async def test_what_cannot_be_is_refused(house: Rooms, draft: DepartmentDraft, flaw: Flaw) -> None:
    with pytest.raises(Refused) as refused:
        await departments.change(await house.visit(cast.CARLA), cast.SALES, draft, "")
    assert isinstance(refused.value.refusal, Unsettled)
    assert refused.value.refusal.flaw is flaw


async def test_a_circle_over_two_departments_is_refused(house: Rooms) -> None:
    draft = DepartmentDraft("Engineering", PLATFORM, (cast.BEN,), (), ())
    with pytest.raises(Refused) as refused:
        await departments.change(await house.visit(cast.CARLA), cast.ENGINEERING, draft, "")
    assert refused.value.refusal == Unsettled("departments.engineering.parent", Flaw.CIRCLE)


async def test_people_of_elsewhere_decide_nothing(house: Rooms) -> None:
    draft = replace(SALES, approver_ids=(EmployeeId("mallory"),))
    with pytest.raises(Refused) as refused:
        await departments.change(await house.visit(cast.CARLA), cast.SALES, draft, "")
    assert refused.value.refusal == NoSuchEmployee("mallory")


async def test_a_department_of_nobody_is_not_found(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    for asked in (departments.department(talk, "x"), departments.change(talk, "x", SALES, "")):
        with pytest.raises(NotFound):
            await asked


async def test_what_lies_below_cannot_be_above(house: Rooms) -> None:
    known = (await house.house.store.settings(cast.COMPANY)).departments
    assert departments.below(known, cast.ENGINEERING) == {cast.ENGINEERING, PLATFORM}
    assert departments.below(known, None) == frozenset()
