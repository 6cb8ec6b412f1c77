"""Kinds of leave settled on the dashboard: made, changed after a look, retired, and put back."""

from dataclasses import replace

import pytest

from bot.dashboard import NotFound, Stale, leave_types
from bot.dashboard.leave_types import Outlook, Saved
from domain.company.commands import DefineLeaveType
from domain.flaws import Flaw
from domain.ids import LeaveTypeId
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from domain.refusals import Need, NotPermitted, Refused, Unsettled
from tests import cast
from tests.rooms import Rooms, rooms

PARENTAL = LeaveType(LeaveTypeId(""), "Parental leave", "blue", ":baby:", is_limited=False)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def test_those_in_use_come_first_with_how_many_policies_they_have(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_active=False)))
    await house.settle(DefineLeaveType(LeaveType(LeaveTypeId("study"), "Study")))
    facts = await leave_types.listed(await house.visit(cast.CARLA))
    seen = [(each.leave_type.name, each.policies, each.lacks_policy) for each in facts]
    assert seen == [
        ("Sick leave", 0, False),
        ("Errand", 0, False),
        ("Study", 0, True),
        ("Vacation", 1, False),
    ]


async def test_only_administrators_see_and_settle_leave_types(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    for asked in (
        leave_types.listed(talk),
        leave_types.one(talk, cast.SICK),
        leave_types.look(talk, PARENTAL),
        leave_types.make(talk, PARENTAL),
        leave_types.change(talk, cast.SICK, PARENTAL, "", ""),
        leave_types.use(talk, cast.SICK, "", is_active=False),
        leave_types.put_back(talk, cast.SICK, cast.NOW, ""),
    ):
        with pytest.raises(Refused) as refused:
            await asked
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_a_new_type_is_named_by_its_name(house: Rooms) -> None:
    assert await leave_types.make(await house.visit(cast.CARLA), PARENTAL) == "parental-leave"
    fact = await leave_types.one(await house.visit(cast.CARLA), "parental-leave")
    assert fact.leave_type == replace(PARENTAL, id=LeaveTypeId("parental-leave"))


async def test_a_change_is_saved_and_can_be_put_back(house: Rooms) -> None:
    house.clock.at = cast.NOW.replace(hour=10)
    talk = await house.visit(cast.CARLA)
    fact = await leave_types.one(talk, cast.SICK)
    draft = replace(fact.leave_type, name="Illness", status_text="Resting", interrupts=True)
    saved = await leave_types.change(talk, cast.SICK, draft, fact.stands, "")
    assert isinstance(saved, Saved)
    assert (await leave_types.one(await house.visit(cast.CARLA), cast.SICK)).leave_type == draft
    await leave_types.put_back(await house.visit(cast.CARLA), cast.SICK, talk.at, saved.stands)
    assert (await leave_types.one(await house.visit(cast.CARLA), cast.SICK)).leave_type == fact.leave_type


async def test_the_unit_of_a_type_stays(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    fact = await leave_types.one(talk, cast.SICK)
    await leave_types.change(talk, cast.SICK, replace(fact.leave_type, unit=Unit.HOURS), fact.stands, "")
    assert (await leave_types.one(await house.visit(cast.CARLA), cast.SICK)).leave_type.unit is Unit.DAYS


async def test_what_somebody_changed_meanwhile_is_not_overwritten(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    fact = await leave_types.one(talk, cast.SICK)
    await house.settle(DefineLeaveType(replace(fact.leave_type, name="Illness")))
    for asked in (
        leave_types.change(talk, cast.SICK, replace(fact.leave_type, is_paid=False), fact.stands, ""),
        leave_types.use(talk, cast.SICK, fact.stands, is_active=False),
        leave_types.put_back(
            await house.visit(cast.CARLA), cast.SICK, cast.NOW.replace(hour=23), fact.stands
        ),
    ):
        with pytest.raises(Stale):
            await asked


async def test_a_form_sent_twice_is_done_once(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA, "press-same")
    fact = await leave_types.one(talk, cast.SICK)
    draft = replace(fact.leave_type, is_paid=False)
    for _ in range(2):
        again = await house.visit(cast.CARLA, "press-same")
        assert isinstance(await leave_types.change(again, cast.SICK, draft, fact.stands, ""), Saved)


async def test_what_becomes_limited_or_unlimited_is_looked_at_first(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    fact = await leave_types.one(talk, cast.VACATION)
    draft = replace(fact.leave_type, is_limited=False)
    outlook = await leave_types.change(talk, cast.VACATION, draft, fact.stands, "")
    assert isinstance(outlook, Outlook)
    assert outlook.is_unlimited_now
    assert (await leave_types.one(await house.visit(cast.CARLA), cast.VACATION)).leave_type.is_limited
    done = await leave_types.change(talk, cast.VACATION, draft, fact.stands, outlook.seen)
    assert isinstance(done, Saved)
    talk = await house.visit(cast.CARLA)
    back = await leave_types.change(talk, cast.VACATION, fact.leave_type, done.stands, "")
    assert isinstance(back, Outlook)
    assert not back.is_unlimited_now
    assert [each.person.name for each in back.foresight.people] == [
        "Anna Kovács", "Ben Okafor", "Carla Stein", "Dora Ellis"
    ]  # fmt: skip
    assert {(each.before, each.after) for person in back.foresight.people for each in person.balances} == {
        (0, 24)
    }


async def test_another_form_than_was_looked_at_is_looked_at_anew(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    fact = await leave_types.one(talk, cast.VACATION)
    outlook = await leave_types.change(
        talk, cast.VACATION, replace(fact.leave_type, is_limited=False), fact.stands, ""
    )
    assert isinstance(outlook, Outlook)
    other = replace(fact.leave_type, is_limited=False, name="Holiday")
    again = await leave_types.change(talk, cast.VACATION, other, fact.stands, outlook.seen)
    assert isinstance(again, Outlook)


async def test_retiring_leaves_what_is_booked_and_is_undone(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    fact = await leave_types.one(talk, cast.SICK)
    gone = await leave_types.use(talk, cast.SICK, fact.stands, is_active=False)
    assert not (await leave_types.one(await house.visit(cast.CARLA), cast.SICK)).leave_type.is_active
    await leave_types.use(await house.visit(cast.CARLA), cast.SICK, gone.stands, is_active=True)
    assert (await leave_types.one(await house.visit(cast.CARLA), cast.SICK)).leave_type == fact.leave_type


async def test_how_it_looks_says_no_more_than_colleagues_may_know(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    quiet = await leave_types.look(talk, PARENTAL)
    assert (quiet.seen_as, quiet.status) == (None, "Abwesend")
    open_ = await leave_types.look(talk, replace(PARENTAL, is_shown_by_name=True, status_text="With family"))
    assert (open_.seen_as, open_.status) == ("Parental leave", "With family")


@pytest.mark.parametrize(
    ("changes", "field", "flaw"),
    [
        ({"name": " "}, "leave_type.name", Flaw.NO_NAME),
        ({"name": "x" * 101}, "leave_type.name", Flaw.NAME_TOO_LONG),
        ({"name": "sick LEAVE"}, "leave_type.name", Flaw.NAMED_TWICE),
        ({"emoji": "baby"}, "leave_type.emoji", Flaw.NOT_AN_EMOJI),
        ({"words": ("x" * 101,)}, "leave_type.words", Flaw.NAME_TOO_LONG),
        ({"words": tuple(map(str, range(21)))}, "leave_type.words", Flaw.TOO_MANY),
        ({"toil": Toil(0)}, "leave_type.months", Flaw.NOT_MORE_THAN_NOTHING),
        ({"toil": Toil(121)}, "leave_type.months", Flaw.TOO_MUCH),
        ({"status_emoji": "zzz"}, "leave_types.parental-leave.status_emoji", Flaw.NOT_AN_EMOJI),
        ({"status_text": "x" * 101}, "leave_types.parental-leave.status_text", Flaw.TOO_LONG),
    ],
)
async def test_what_nobody_means_is_refused_with_its_field(
    house: Rooms, changes: dict[str, object], field: str, flaw: Flaw
) -> None:
    draft = replace(PARENTAL, **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        await leave_types.make(await house.visit(cast.CARLA), draft)
    refusal = refused.value.refusal
    assert isinstance(refusal, Unsettled)
    assert (refusal.field, refusal.flaw) == (field, flaw)


async def test_what_is_not_there_is_not_found(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    made = LeaveType(LeaveTypeId("late"), "Late", smallest=Slice.HOUR)
    for asked in (
        leave_types.one(talk, "nothing"),
        leave_types.change(talk, "nothing", PARENTAL, "", ""),
        leave_types.use(talk, "nothing", "", is_active=True),
    ):
        with pytest.raises(NotFound):
            await asked
    house.clock.at = cast.NOW.replace(hour=12)
    await house.settle(DefineLeaveType(made))
    with pytest.raises(NotFound):
        await leave_types.put_back(await house.visit(cast.CARLA), "late", cast.NOW, "")
