"""Several people at once stand as each of them does alone, whatever process wrote last."""

from domain.ids import EmployeeId
from storage.bundle import Storage
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import OTHER, ask, found

NOBODY = EmployeeId("nobody")


async def test_several_come_in_the_order_in_which_they_are_named(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", cast.asked("2026-08-03"))
    names = [cast.DORA, cast.ANNA, NOBODY, cast.DORA]
    people = await storage.store.several(cast.COMPANY, names)
    assert people == [await storage.store.employee(cast.COMPANY, each) for each in names]
    assert [each.id for each in people] == [cast.DORA, cast.ANNA, None, cast.DORA]
    assert list(people[1].requests) == ["r1"]
    assert await storage.store.several(cast.COMPANY, []) == []
    assert [each.id for each in await storage.store.several(OTHER, names)] == [None] * 4


async def test_several_are_as_they_stand_after_another_process_wrote(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)
    names = list(cast.PROFILES)
    await other.store.several(cast.COMPANY, names)
    await ask(one, "r1", cast.asked("2026-08-03"))
    people = await other.store.several(cast.COMPANY, names)
    assert [list(each.requests) for each in people] == [["r1"], [], [], []]


async def test_those_of_whom_nothing_changed_are_the_very_same(opening: Opening) -> None:
    storage = opening()
    await found(storage)
    before = await storage.store.several(cast.COMPANY, [cast.ANNA, cast.BEN])
    await ask(storage, "r1", cast.asked("2026-08-03"))
    after = await storage.store.several(cast.COMPANY, [cast.ANNA, cast.BEN])
    assert after[0] is not before[0]
    assert after[1] is before[1]
