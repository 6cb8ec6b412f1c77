"""What every store promises to those who command."""

import asyncio
from dataclasses import replace

import pytest

from bot.ports import Transaction
from domain.company.events import CompanyRenamed
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.employees.events import EmployeeDeactivated
from domain.employees.fold import fold
from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Status
from domain.refusals import NoSuchRequest, Refused
from domain.streams import COMPANY, EmployeeEvent, employee_stream
from storage.bundle import Storage
from storage.log import A_PAGE
from tests import cast
from tests.contracts.story import OTHER, append, approved, ask, context, found, founding, requested

ANNAS = employee_stream(cast.ANNA)
WEEK = cast.asked("2026-08-03", "2026-08-07")


def refuse(transaction: Transaction) -> None:
    """Gathers something, then says no."""
    transaction.append(context("refused"), ANNAS, [requested("never", WEEK)])
    raise Refused(NoSuchRequest(RequestId("never")))


async def test_what_was_appended_is_read_as_it_was(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", WEEK)
    anna = await storage.store.employee(cast.COMPANY, cast.ANNA)
    assert anna.id == cast.ANNA
    assert anna.requests[RequestId("r1")].asked == WEEK
    settings = await storage.store.settings(cast.COMPANY)
    assert replace(settings, workspaces={}) == cast.settings()


async def test_nobody_is_an_employee_without_an_id(storage: Storage) -> None:
    assert await storage.store.settings(cast.COMPANY) == Settings()
    assert await storage.store.employee(cast.COMPANY, cast.ANNA) == Employee()
    await found(storage)
    assert (await storage.store.employee(cast.COMPANY, EmployeeId("zoe"))).id is None


async def test_a_command_sees_what_the_one_before_it_left(storage: Storage) -> None:
    await found(storage)

    async def look_and_ask(number: int) -> int:
        def work(transaction: Transaction) -> int:
            seen = len(transaction.employee(cast.COMPANY, cast.ANNA).requests)
            transaction.append(context(f"ask {number}"), ANNAS, [requested(f"r{number}", WEEK)])
            return seen

        return await storage.store.transact(cast.COMPANY, work)

    seen = await asyncio.gather(*(look_and_ask(number) for number in range(40)))
    assert seen == list(range(40))


async def test_a_command_sees_its_own_events(storage: Storage) -> None:
    await found(storage)

    def work(transaction: Transaction) -> Status:
        transaction.append(context("both"), ANNAS, [requested("r1", WEEK)])
        transaction.append(context("both"), ANNAS, [approved("r1")])
        transaction.append(context("both"), COMPANY, [CompanyRenamed("Tannenberg SE", "de", False)])
        assert transaction.settings(cast.COMPANY).name == "Tannenberg SE"
        return transaction.employee(cast.COMPANY, cast.ANNA).requests[RequestId("r1")].status

    assert await storage.store.transact(cast.COMPANY, work) is Status.APPROVED
    assert (await storage.store.settings(cast.COMPANY)).name == "Tannenberg SE"


async def test_what_is_refused_leaves_nothing_behind(storage: Storage) -> None:
    await found(storage)
    before = await storage.store.employee(cast.COMPANY, cast.ANNA)
    with pytest.raises(Refused):
        await storage.store.transact(cast.COMPANY, refuse)
    assert await storage.store.employee(cast.COMPANY, cast.ANNA) == before
    assert await storage.queries.requests_of(cast.COMPANY, cast.ANNA, cast.HIRED) == []


async def test_a_refused_beginning_founds_no_company(storage: Storage) -> None:
    def work(transaction: Transaction) -> None:
        transaction.append(context("found"), COMPANY, founding(cast.COMPANY))
        raise Refused(NoSuchRequest(RequestId("never")))

    with pytest.raises(Refused):
        await storage.store.transact(cast.COMPANY, work)
    assert list(await storage.queries.companies()) == []


async def test_among_many_at_once_each_gets_their_own_answer(storage: Storage) -> None:
    await found(storage)

    async def one(number: int) -> str:
        def work(transaction: Transaction) -> str:
            if number % 3 == 0:
                refuse(transaction)
            transaction.append(context(f"c{number}"), ANNAS, [requested(f"r{number}", WEEK)])
            return f"r{number}"

        return await storage.store.transact(cast.COMPANY, work)

    answers = await asyncio.gather(*(one(number) for number in range(30)), return_exceptions=True)
    assert [isinstance(answer, Refused) for answer in answers] == [number % 3 == 0 for number in range(30)]
    wanted = {f"r{number}" for number in range(30) if number % 3}
    assert {answer for answer in answers if isinstance(answer, str)} == wanted
    assert set((await storage.store.employee(cast.COMPANY, cast.ANNA)).requests) == wanted


async def test_a_command_delivered_again_is_known(storage: Storage) -> None:
    await found(storage)

    def once(transaction: Transaction) -> bool:
        if transaction.has_handled(cast.COMPANY, "click 1"):
            return False
        transaction.append(context("click 1"), ANNAS, [requested("r1", WEEK)])
        assert transaction.has_handled(cast.COMPANY, "click 1")
        return True

    clicks = [storage.store.transact(cast.COMPANY, once) for _ in range(5)]
    assert sorted(await asyncio.gather(*clicks)) == [False] * 4 + [True]
    assert await storage.store.transact(cast.COMPANY, once) is False


async def test_what_a_refused_command_was_called_may_be_used_again(storage: Storage) -> None:
    await found(storage)
    with pytest.raises(Refused):
        await storage.store.transact(cast.COMPANY, refuse)
    known = await storage.store.transact(
        cast.COMPANY, lambda transaction: transaction.has_handled(cast.COMPANY, "refused")
    )
    assert known is False


async def test_a_command_of_one_company_is_unknown_to_another(storage: Storage) -> None:
    await found(storage)
    await found(storage, OTHER)
    await append(storage, "click", ANNAS, [requested("r1", WEEK)])
    known = await storage.store.transact(OTHER, lambda transaction: transaction.has_handled(OTHER, "click"))
    assert known is False
    assert (await storage.store.employee(OTHER, cast.ANNA)).requests == {}


async def test_a_command_stays_within_its_company(storage: Storage) -> None:
    await found(storage, OTHER)
    for trespass in (
        lambda transaction: transaction.settings(OTHER),
        lambda transaction: transaction.employee(OTHER, cast.ANNA),
        lambda transaction: transaction.has_handled(OTHER, "found"),
        lambda transaction: transaction.append(context("x", OTHER), ANNAS, [requested("r1", WEEK)]),
    ):
        with pytest.raises(ValueError, match="stays within the company"):
            await storage.store.transact(cast.COMPANY, trespass)
    assert (await storage.store.employee(OTHER, cast.ANNA)).requests == {}


async def test_a_state_that_is_kept_is_the_one_that_history_gives(storage: Storage) -> None:
    await found(storage)
    events: list[EmployeeEvent] = [cast.hired(cast.ANNA)]
    for number in range(3):
        events.append(requested(f"r{number}", WEEK))
        await append(storage, f"c{number}", ANNAS, events[-1:])
        kept = await storage.store.employee(cast.COMPANY, cast.ANNA)
        assert kept.requests == fold(Employee(), events).requests


async def test_everybody_is_read_in_one_go_as_they_stand(storage: Storage) -> None:
    await found(storage)
    await found(storage, OTHER)
    await ask(storage, "r1", WEEK, is_approved=True)
    await append(storage, "end", employee_stream(cast.BEN), [EmployeeDeactivated()])
    everybody = {each.id: each async for each in storage.store.employees(cast.COMPANY)}
    assert everybody == {who: await storage.store.employee(cast.COMPANY, who) for who in cast.PROFILES}


async def test_long_histories_are_read_whole(storage: Storage) -> None:
    await found(storage)
    leaves = [requested(f"r{number}", WEEK) for number in range(A_PAGE + 1)]
    for who in (cast.ANNA, cast.DORA):
        await append(storage, f"ask {who}", employee_stream(who), leaves)
    found_of = {each.id: len(each.requests) async for each in storage.store.employees(cast.COMPANY)}
    assert found_of == {who: len(leaves) if who in (cast.ANNA, cast.DORA) else 0 for who in cast.PROFILES}


async def test_who_asks_for_everybody_sees_one_moment(storage: Storage) -> None:
    await found(storage)
    # So many that Dora is not among the first who are read.
    leaves = [requested(f"r{number}", WEEK) for number in range(A_PAGE)]
    await append(storage, "ask", employee_stream(cast.BEN), leaves)
    everybody = storage.store.employees(cast.COMPANY)
    first = await anext(everybody)
    await append(storage, "ask later", employee_stream(cast.DORA), leaves[:3])
    rest = [each async for each in everybody]
    found_of = {each.id: len(each.requests) for each in (first, *rest)}
    assert found_of == {**dict.fromkeys(cast.PROFILES, 0), cast.BEN: A_PAGE}


async def test_a_company_that_nobody_knows_has_nobody(storage: Storage) -> None:
    assert [each async for each in storage.store.employees(cast.COMPANY)] == []
