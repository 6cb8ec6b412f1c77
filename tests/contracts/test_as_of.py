"""What every store remembers of what was known at a past moment."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.ports import Past
from domain.company.events import CompanyRenamed
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.employees.events import HireDateCorrected
from domain.ids import CompanyId, EmployeeId
from domain.streams import COMPANY, employee_stream
from storage.bundle import Storage
from storage.log import EVERYBODY_THEN
from tests import cast
from tests.contracts.story import OTHER, append, approved, found, later, requested

ANNAS = employee_stream(cast.ANNA)
WEEK = cast.asked("2026-08-03", "2026-08-07")
MOMENT = timedelta(microseconds=1)


async def past(storage: Storage, at: datetime, company_id: CompanyId = cast.COMPANY) -> Past:
    return await storage.store.as_of(company_id, at, [cast.ANNA, cast.BEN])


async def requests_known(storage: Storage, at: datetime) -> dict[str, str]:
    anna = (await past(storage, at)).employees[cast.ANNA]
    return {each.id: each.status.value for each in anna.requests.values()}


async def test_only_what_was_recorded_up_to_a_moment_was_known_then(storage: Storage) -> None:
    await found(storage)
    await append(storage, "ask", ANNAS, [requested("r1", WEEK)], at=later(60))
    await append(storage, "approve", ANNAS, [approved("r1")], at=later(120))
    assert await requests_known(storage, cast.NOW) == {}
    assert await requests_known(storage, later(60) - MOMENT) == {}
    assert await requests_known(storage, later(60)) == {"r1": "pending"}
    assert await requests_known(storage, later(120) - MOMENT) == {"r1": "pending"}
    assert await requests_known(storage, later(120)) == {"r1": "approved"}


async def test_what_is_known_now_is_how_things_stand(storage: Storage) -> None:
    await found(storage)
    await append(storage, "ask", ANNAS, [requested("r1", WEEK)], at=later(60))
    known = await past(storage, later(60))
    assert known.settings == await storage.store.settings(cast.COMPANY)
    assert known.employees[cast.ANNA] == await storage.store.employee(cast.COMPANY, cast.ANNA)
    assert known.employees[cast.BEN] == await storage.store.employee(cast.COMPANY, cast.BEN)


async def test_the_company_too_was_as_it_was_known(storage: Storage) -> None:
    await found(storage)
    await append(storage, "rename", COMPANY, [CompanyRenamed("Eichenhof", "de", False)], at=later(60))
    names = [(await past(storage, at)).settings.name for at in (cast.NOW, later(60))]
    assert names == ["Tannenberg", "Eichenhof"]


async def test_before_the_first_event_nothing_was_known(storage: Storage) -> None:
    await found(storage)
    known = await past(storage, cast.NOW - MOMENT)
    assert known.settings == Settings()
    assert known.employees == {cast.ANNA: Employee(), cast.BEN: Employee()}
    assert known.since == {cast.ANNA: cast.NOW, cast.BEN: cast.NOW}


async def test_of_those_who_never_were_nothing_is_ever_known(storage: Storage) -> None:
    zoe = EmployeeId("zoe")
    assert (await past(storage, cast.NOW)).settings == Settings()
    await found(storage)
    known = await storage.store.as_of(cast.COMPANY, later(60), [zoe])
    assert (known.employees, known.since) == ({zoe: Employee()}, {})


async def test_everybody_who_was_known_at_a_moment_is_read_as_they_were(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.event_store.EVERYBODY_THEN", EVERYBODY_THEN.limit(2))
    await found(storage)
    for number, seconds in enumerate((0, 60, 120, 30)):
        ask = requested(f"r{number}", WEEK)
        await append(storage, f"ask {number}", ANNAS, [ask], at=later(seconds))
    hired = replace(cast.hired(cast.ANNA), employee_id=EmployeeId("zoe"))
    await append(storage, "hire", employee_stream(EmployeeId("zoe")), [hired], at=later(60))

    async def everybody(at: datetime | None) -> dict[str, int]:
        known = storage.store.employees(cast.COMPANY, at)
        return {str(each.id): len(each.requests) async for each in known}

    others = dict.fromkeys((cast.BEN, cast.CARLA, cast.DORA), 0)
    assert await everybody(cast.NOW - MOMENT) == {}
    assert await everybody(cast.NOW) == {**others, cast.ANNA: 1}
    assert await everybody(later(60)) == {**others, cast.ANNA: 2, "zoe": 0}
    assert await everybody(None) == {**others, cast.ANNA: 4, "zoe": 0}


async def test_one_companys_past_is_not_anothers(storage: Storage) -> None:
    await found(storage)
    await found(storage, OTHER)
    await append(storage, "ask", ANNAS, [requested("r1", WEEK)])
    assert (await past(storage, later(60), OTHER)).employees[cast.ANNA].requests == {}


async def test_a_clock_that_went_back_makes_no_state_that_never_was(storage: Storage) -> None:
    await found(storage)
    await append(storage, "ask", ANNAS, [requested("r1", WEEK)], at=later(60))
    await append(storage, "approve", ANNAS, [approved("r1")], at=later(30))
    await append(storage, "hire", employee_stream(cast.BEN), [HireDateCorrected(cast.TODAY)], at=later(30))
    assert await requests_known(storage, later(30)) == {}
    assert (await past(storage, later(30))).employees[cast.BEN].hired_on == cast.TODAY
    assert await requests_known(storage, later(60)) == {"r1": "approved"}
