"""Leave policies settled in chat: who may, what is shown before it is saved, and what follows."""

from dataclasses import replace
from datetime import date

import pytest

from bot.conversation import foreseeing
from bot.intents import Intent
from bot.intents.settling import ForeseePolicy, OpenPolicy, SettlePolicy
from bot.screens import Notice, NoticeKind, PolicyForm, Refusing
from bot.screens.terms import PolicyValues
from domain.amounts import Amount
from domain.company.commands import ClosePast, DefineLeaveType, DefineLocation, DefinePolicy
from domain.company.places import Location
from domain.flaws import Flaw
from domain.ids import LeaveTypeId, LocationId
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import LeavePolicy, TenureStep
from domain.refusals import ClosedPast, Need, NotPermitted, Unsettled
from domain.versions import Versions
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

NEXT_YEAR, END_OF_MARCH = date(2027, 1, 1), date(2027, 3, 31)
PRESENT = PolicyValues(cast.VACATION, None, Amount(24), Amount(5), END_OF_MARCH, Amount(0), NEXT_YEAR)
LONDON = replace(PRESENT, location_id=cast.LONDON, entitlement=Amount(30))


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def versions(house: Rooms, location_id: LocationId | None) -> Versions[LeavePolicy]:
    settings = await house.house.store.settings(cast.COMPANY)
    return settings.policies.get((cast.VACATION, location_id, frozenset(), None), ())


async def looked_at(house: Rooms, values: PolicyValues) -> PolicyForm:
    return redrawn(await house.ask(cast.CARLA, ForeseePolicy(values)), PolicyForm)


async def saved(house: Rooms, values: PolicyValues) -> LeavePolicy:
    form = redrawn(await house.ask(cast.CARLA, SettlePolicy(values)), PolicyForm)
    assert form.foreseen is not None
    done = redrawn(await house.ask(cast.CARLA, SettlePolicy(form.values)), Notice)
    assert done == Notice(NoticeKind.POLICY_SETTLED, "Vacation", values.from_day)
    from_day, policy = (await versions(house, values.location_id))[-1]
    assert from_day == values.from_day
    return policy


async def test_the_form_opens_with_what_holds_and_the_next_leave_year(house: Rooms) -> None:
    form = opened(await house.say(cast.CARLA, "policy"), PolicyForm)
    assert form.values == PRESENT
    assert [each.name for each in form.places] == ["Berlin", "London"]
    assert [each.id for each in form.types] == [cast.VACATION]
    assert form.foreseen is None


async def test_where_terms_stand_only_at_places_the_form_begins_with_the_first_of_them(house: Rooms) -> None:
    study = LeaveType(LeaveTypeId("study"), "Study leave")
    of_study = LeavePolicy(study.id, cast.LONDON, entitlement=Amount(3))
    await house.settle(
        DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_active=False)),
        DefineLeaveType(study),
        DefinePolicy(of_study, date.min),
    )
    form = opened(await house.ask(cast.CARLA, OpenPolicy()), PolicyForm)
    assert (form.values.location_id, form.values.entitlement) == (cast.LONDON, Amount(3))


@pytest.mark.parametrize("intent", [OpenPolicy(), ForeseePolicy(LONDON), SettlePolicy(LONDON)])
@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN])
async def test_it_is_for_administrators(house: Rooms, who: str, intent: Intent) -> None:
    reply = await house.ask(who, intent)
    shown = said(reply, Refusing) if isinstance(intent, OpenPolicy) else redrawn(reply, Refusing)
    assert shown.refusal == NotPermitted(Need.ADMINISTRATOR)
    assert await versions(house, cast.LONDON) == ()


async def test_another_place_shows_the_terms_that_hold_there(house: Rooms) -> None:
    other = replace(LONDON, entitlement=None, carried=Amount(1))
    assert (await looked_at(house, other)).values == replace(PRESENT, location_id=cast.LONDON)
    await saved(house, LONDON)
    assert (await looked_at(house, other)).values == replace(LONDON, carried=Amount(5))
    unsaid = await looked_at(house, PolicyValues())
    assert unsaid.values.leave_type_id == cast.VACATION


async def test_it_says_who_is_affected_and_how_before_it_is_saved(house: Rooms) -> None:
    form = await looked_at(house, LONDON)
    assert form.foreseen is not None
    [shift] = form.foreseen.people
    assert shift.person.name == "Dora Ellis"
    [balance] = shift.balances
    assert balance.on == NEXT_YEAR
    assert balance.before is not None
    assert balance.after == balance.before + 6
    assert await versions(house, cast.LONDON) == ()


async def test_what_is_changed_after_it_was_shown_is_shown_again(house: Rooms) -> None:
    form = await looked_at(house, LONDON)
    changed = replace(form.values, entitlement=Amount(28))
    again = redrawn(await house.ask(cast.CARLA, SettlePolicy(changed)), PolicyForm)
    assert again.values.seen not in (None, form.values.seen)
    assert await versions(house, cast.LONDON) == ()


async def test_what_the_form_does_not_show_stays_as_it_was(house: Rooms) -> None:
    [(_, policy)] = await versions(house, None)
    steps = (TenureStep(5, Amount(1)),)
    carry_over = CarryOver(Amount(5), After(months=3), carries_debt=False)
    await house.settle(DefinePolicy(replace(policy, tenure=steps, carry_over=carry_over), date.min))
    after = await saved(house, LONDON)
    assert (after.tenure, after.carry_over) == (steps, carry_over)
    assert (after.location_id, after.entitlement, after.floor) == (cast.LONDON, Amount(30), Amount(0))


@pytest.mark.parametrize(
    ("values", "carry_over", "floor"),
    [
        (replace(LONDON, carried_until=date(2027, 6, 30)), CarryOver(Amount(5), MonthDay(6, 30)), 0),
        (replace(LONDON, carried_until=None), CarryOver(Amount(5), None), 0),
        (replace(LONDON, carried=None), CarryOver(None, MonthDay(3, 31)), 0),
        (replace(LONDON, debt=Amount(5)), CarryOver(Amount(5), MonthDay(3, 31)), -5),
        (replace(LONDON, debt=None), CarryOver(Amount(5), MonthDay(3, 31)), 0),
    ],
)
async def test_every_term_is_saved(
    house: Rooms, values: PolicyValues, carry_over: CarryOver, floor: int
) -> None:
    after = await saved(house, values)
    assert (after.carry_over, after.floor) == (carry_over, floor)


async def test_leave_years_run_as_they_do_at_the_place(house: Rooms) -> None:
    april = LeaveYearBasis(MonthDay(4, 1))
    berlin = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Berlin", leave_year=april)
    await house.settle(DefineLocation(berlin, date.min))
    form = opened(await house.ask(cast.CARLA, OpenPolicy()), PolicyForm)
    assert (form.values.from_day, form.values.carried_until) == (date(2027, 4, 1), date(2028, 3, 31))
    await house.settle(DefineLocation(replace(berlin, leave_year=LeaveYearBasis(None)), date.min))
    form = opened(await house.ask(cast.CARLA, OpenPolicy()), PolicyForm)
    assert form.values.from_day == cast.TODAY


async def test_a_type_of_which_nothing_is_settled_starts_empty(house: Rooms) -> None:
    study = LeaveType(LeaveTypeId("study"), "Study leave")
    await house.settle(DefineLeaveType(study))
    form = await looked_at(house, PolicyValues(study.id, None, from_day=NEXT_YEAR))
    assert form.values == PolicyValues(study.id, None, Amount(0), Amount(0), None, Amount(0), NEXT_YEAR)


async def test_without_a_type_that_is_limited_there_is_nothing_to_settle(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_limited=False)))
    refused = said(await house.ask(cast.CARLA, OpenPolicy()), Refusing)
    assert refused.refusal == Unsettled("leave_types", Flaw.NOTHING_TO_ASK_FOR)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (replace(LONDON, from_day=None), {"from_day": "missing"}),
        (replace(LONDON, entitlement=None), {"entitlement": "missing"}),
        (replace(LONDON, entitlement=Amount(1, 3**9)), {"entitlement": Unsettled}),
        (replace(LONDON, location_id=LocationId("moon")), {"location": Unsettled}),
        (replace(LONDON, from_day=date(2026, 1, 1), location_id=None), {"from_day": ClosedPast}),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    house: Rooms, values: PolicyValues, expected: dict[str, object]
) -> None:
    await house.settle(ClosePast(date(2026, 6, 30)))
    assert mended(await house.ask(cast.CARLA, SettlePolicy(values))) == expected
    if values.entitlement is not None:
        form = await looked_at(house, values)
        assert form.foreseen is None
        assert (form.refusal is None) == (values.from_day is None)


async def test_a_company_too_large_to_try_is_told_so_and_can_save_all_the_same(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreseeing, "MOST_TRIED", 3)
    form = await looked_at(house, LONDON)
    assert form.foreseen is not None
    assert (form.foreseen.people, form.foreseen.too_many) == ((), 4)
    redrawn(await house.ask(cast.CARLA, SettlePolicy(form.values)), Notice)
    assert (await versions(house, cast.LONDON))[0][1].entitlement == 30


async def test_the_first_are_named_and_the_others_counted(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreseeing, "NAMED", 1)
    form = await looked_at(house, replace(PRESENT, entitlement=Amount(30)))
    assert form.foreseen is not None
    assert ([each.person.name for each in form.foreseen.people], form.foreseen.others) == (["Anna Kovács"], 3)
