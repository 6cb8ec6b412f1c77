"""One table says who may do what: whoever may not is told what they would have to be."""

import pytest

from bot.permissions import TABLE, Ability, Role, may, require
from domain.refusals import Need, NotPermitted, Refused
from tests import cast
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


def test_every_ability_is_in_the_table_and_somebody_has_it() -> None:
    assert set(TABLE) == set(Ability)
    assert all(TABLE.values())


@pytest.mark.parametrize("ability", [Ability.SETTLE, Ability.SEE_AUDIT, Ability.CHANGE_PEOPLE])
async def test_what_concerns_the_company_is_for_administrators_alone(house: Rooms, ability: Ability) -> None:
    assert TABLE[ability] == {Role.ADMINISTRATOR}
    assert await may(await house.visit(cast.CARLA), ability)
    with pytest.raises(Refused) as refused:
        await require(await house.visit(cast.BEN), ability)
    assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("who", "of", "sees"),
    [
        (cast.ANNA, cast.ANNA, True),
        (cast.BEN, cast.ANNA, True),
        (cast.CARLA, cast.BEN, True),
        (cast.ANNA, cast.BEN, False),
        (cast.DORA, cast.ANNA, False),
    ],
)
async def test_leave_is_seen_by_oneself_who_decides_and_administrators(
    house: Rooms, who: str, of: str, sees: bool
) -> None:
    talk = await house.visit(who)
    employee = await house.house.store.employee(cast.COMPANY, of)  # type: ignore[arg-type]
    assert await may(talk, Ability.SEE_LEAVE, employee) is sees


@pytest.mark.parametrize(("who", "sees"), [(cast.BEN, True), (cast.CARLA, True), (cast.ANNA, False)])
async def test_approvals_are_for_those_who_decide(house: Rooms, who: str, sees: bool) -> None:
    assert await may(await house.visit(who), Ability.SEE_APPROVALS) is sees


async def test_everybody_sees_who_is_away(house: Rooms) -> None:
    assert await may(await house.visit(cast.DORA), Ability.SEE_AWAY)
