"""What happens to a request while nobody does anything about it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import effects, intents
from bot.ports import Context, Origin, RequestRow
from bot.screens import ApprovalCard, Outcome, Receipt, Refusing, Reminder
from domain.company.commands import DefineDepartment, NameStandIn, SetExpiry
from domain.company.places import Department, StandIn
from domain.employees.commands import DeactivateEmployee
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.commands import (
    ApproveRequest,
    DeclineRequest,
    RecordLeave,
    RequestLeave,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.requests import Request, Status, Step
from domain.streams import Command
from tests import cast
from tests.conversation.answers import redrawn, said
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")
ASK = RequestLeave(cast.ANNA, R1, cast.VACATION, cast.asked("2026-09-07", "2026-09-11"), cast.NOW, "a note")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def act(house: Rooms, *commands: Command) -> None:
    """Changes by people, told as such, and everything that follows at once."""
    house.asked += 1
    context = Context(cast.COMPANY, None, Origin.SLACK, f"act-{house.asked}", house.clock.at)
    await house.house.handling.handle_all(context, commands)
    await house.deliver()


async def mornings(house: Rooms, until: str, hour: int = 7) -> None:
    """Lets days go by: nine in Berlin is seven in UTC."""
    day = house.clock.at.date() + timedelta(days=1)
    while day <= date.fromisoformat(until):
        house.clock.at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        await house.deliver()
        day += timedelta(days=1)


async def away(house: Rooms, who: EmployeeId, first: str, last: str | None = None) -> None:
    house.asked += 1
    leave = RequestId(f"away-{house.asked}")
    await house.settle(RecordLeave(who, leave, cast.SICK, cast.asked(first, last), cast.NOW))


def reminded(house: Rooms, who: EmployeeId) -> int:
    """How many messages of their own reminded somebody."""
    return sum(
        1 for to, each, copy in house.posts.sent if to == who and isinstance(each, Reminder) and copy is None
    )


def cards(house: Rooms, who: EmployeeId) -> list[object]:
    return list(house.posts.to(who, ApprovalCard))


async def the_request(house: Rooms) -> Request:
    return (await house.house.store.employee(cast.COMPANY, cast.ANNA)).requests[R1]


async def test_an_approver_is_reminded_on_their_first_third_and_fifth_working_day(house: Rooms) -> None:
    await act(house, ASK)
    counts = []
    for day in ("30", "31", "01", "02", "03", "04", "05", "06", "07"):
        month = "07" if day in ("30", "31") else "08"
        await mornings(house, f"2026-{month}-{day}")
        counts.append(reminded(house, cast.BEN))
    assert counts == [1, 1, 1, 1, 2, 2, 3, 3, 3]


async def test_after_five_working_days_those_above_are_asked_once_and_the_requester_sees_it(
    house: Rooms,
) -> None:
    await act(house, ASK)
    await mornings(house, "2026-08-05")
    assert cards(house, cast.CARLA) == []
    await mornings(house, "2026-08-06")
    assert len(cards(house, cast.CARLA)) == 1
    assert (await the_request(house)).passed_to == (cast.CARLA,)
    _, last = house.posts.to(cast.ANNA, Receipt)
    assert isinstance(last, Receipt)
    assert [each.name for each in last.request.also_asked] == ["Carla Stein"]
    await mornings(house, "2026-08-20")
    assert len(cards(house, cast.CARLA)) == 1
    [row] = await house.house.queries.waiting_for(cast.COMPANY, cast.CARLA)
    assert row.request_id == R1


async def test_others_are_asked_at_once_where_everybody_asked_is_away(house: Rooms) -> None:
    await away(house, cast.BEN, "2026-07-29", "2026-08-07")
    await act(house, ASK)
    assert len(cards(house, cast.CARLA)) == 1
    await mornings(house, "2026-07-30")
    assert reminded(house, cast.BEN) == 0
    assert reminded(house, cast.CARLA) == 1


async def test_whoever_falls_ill_while_it_waits_is_not_waited_for(house: Rooms) -> None:
    await act(house, ASK)
    await away(house, cast.BEN, "2026-07-30", "2026-08-07")
    assert cards(house, cast.CARLA) == []
    await mornings(house, "2026-07-30")
    assert len(cards(house, cast.CARLA)) == 1
    assert reminded(house, cast.CARLA) == 0, "the card is news enough"


async def test_who_stands_in_gets_what_waits_at_once(house: Rooms) -> None:
    await act(house, ASK)
    await act(house, NameStandIn(StandIn(cast.BEN, cast.DORA, cast.TODAY)))
    [card] = house.posts.to(cast.DORA, ApprovalCard)
    assert isinstance(card, ApprovalCard)
    assert card.may_decide
    assert [row.request_id for row in await house.house.queries.waiting_for(cast.COMPANY, cast.DORA)] == [R1]
    redrawn(await house.ask(cast.DORA, intents.Approve(cast.ANNA, R1)), ApprovalCard)
    assert (await the_request(house)).status is Status.APPROVED


async def test_who_stands_in_later_gets_it_on_that_morning(house: Rooms) -> None:
    await act(house, ASK, NameStandIn(StandIn(cast.BEN, cast.DORA, date(2026, 7, 31))))
    await mornings(house, "2026-07-30")
    assert cards(house, cast.DORA) == []
    await mornings(house, "2026-07-31")
    assert len(cards(house, cast.DORA)) == 1


async def test_what_is_decided_while_it_is_handed_over_stays_where_it_is(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    await act(house, ASK)
    rows = await house.house.queries.waiting_for(cast.COMPANY, cast.BEN)
    await act(house, ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))

    async def waiting_for(company_id: CompanyId, approver_id: EmployeeId) -> Sequence[RequestRow]:
        return rows

    monkeypatch.setattr(house.house.queries, "waiting_for", waiting_for)
    await act(house, NameStandIn(StandIn(cast.BEN, cast.DORA, cast.TODAY)))
    assert cards(house, cast.DORA) == []


async def test_a_step_that_begins_while_its_approvers_are_away_is_passed_on_at_once(house: Rooms) -> None:
    steps = (Step((cast.BEN,)), Step((cast.DORA,)))
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", (), None, steps)))
    await away(house, cast.DORA, "2026-07-29", "2026-08-07")
    await act(house, ASK)
    assert cards(house, cast.CARLA) == []
    await act(house, ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))
    assert len(cards(house, cast.CARLA)) == 1


async def test_a_snoozed_reminder_comes_on_its_day_and_says_so_meanwhile(house: Rooms) -> None:
    await act(house, ASK)
    await mornings(house, "2026-07-30")
    snoozed = redrawn(await house.ask(cast.BEN, intents.SnoozeReminder(cast.ANNA, R1, 1)), Reminder)
    assert (snoozed.snoozed_until, snoozed.may_decide) == (date(2026, 7, 31), True)
    await mornings(house, "2026-07-31")
    assert reminded(house, cast.BEN) == 2
    await house.ask(cast.BEN, intents.SnoozeReminder(cast.ANNA, R1, 3))
    await mornings(house, "2026-08-02")
    assert reminded(house, cast.BEN) == 2
    await mornings(house, "2026-08-03")
    assert reminded(house, cast.BEN) == 3, "the third working day and the snooze are one reminder"


async def test_a_snooze_that_comes_after_the_reminder_was_planned_still_counts(house: Rooms) -> None:
    await act(house, ASK)
    house.clock.at = datetime(2026, 7, 30, 6, tzinfo=UTC)
    await house.ask(cast.BEN, intents.SnoozeReminder(cast.ANNA, R1, 1))
    remind = effects.RemindApprover(cast.BEN, cast.ANNA, R1)
    await house.house.outbox.add(cast.COMPANY, remind, "by hand", house.clock.at)
    await house.deliver()
    assert reminded(house, cast.BEN) == 0


async def test_a_snooze_of_what_was_decided_shows_the_card(house: Rooms) -> None:
    await act(house, ASK)
    await act(house, ApproveRequest(cast.ANNA, R1, cast.CARLA, cast.NOW))
    card = redrawn(await house.ask(cast.BEN, intents.SnoozeReminder(cast.ANNA, R1, 1)), ApprovalCard)
    assert card.request.status is Status.APPROVED
    refused = said(await house.ask(cast.DORA, intents.SnoozeReminder(cast.ANNA, R1, 1)), Refusing)
    assert refused.refusal


@pytest.mark.parametrize(
    "deciding",
    [
        ApproveRequest(cast.ANNA, R1, cast.CARLA, cast.NOW),
        DeclineRequest(cast.ANNA, R1, cast.CARLA, cast.NOW),
        WithdrawRequest(cast.ANNA, R1, cast.ANNA, cast.NOW),
    ],
)
async def test_what_is_decided_is_looked_after_no_more(house: Rooms, deciding: Command) -> None:
    await act(house, ASK)
    await mornings(house, "2026-07-30")
    await act(house, deciding)
    [*_, last] = house.posts.to(cast.BEN, Reminder)
    assert isinstance(last, Reminder)
    assert not last.may_decide
    await mornings(house, "2026-08-20")
    assert reminded(house, cast.BEN) == 1
    assert (await the_request(house)).passed_to == ()
    assert await house.house.outbox.next_due() is None


async def test_a_decision_made_meanwhile_wins_over_a_look_that_was_due(house: Rooms) -> None:
    await act(house, SetExpiry(1), ASK)
    house.clock.at += timedelta(days=40)
    await house.house.handling.handle(
        Context(cast.COMPANY, cast.CARLA, Origin.SLACK, "yes", house.clock.at),
        ApproveRequest(cast.ANNA, R1, cast.CARLA, house.clock.at),
    )
    await house.deliver()
    assert (await the_request(house)).status is Status.APPROVED
    assert reminded(house, cast.BEN) == 0


async def test_a_decision_taken_back_is_waited_for_anew(house: Rooms) -> None:
    await act(house, SetExpiry(20), ASK)
    await mornings(house, "2026-08-11")
    await act(house, ApproveRequest(cast.ANNA, R1, cast.BEN, house.clock.at))
    await mornings(house, "2026-08-12", hour=6)
    before = reminded(house, cast.BEN)
    await act(house, UndoDecision(cast.ANNA, R1, cast.BEN, house.clock.at))
    assert reminded(house, cast.BEN) == before, "whoever took it back needs no reminder"
    await mornings(house, "2026-08-13")
    assert reminded(house, cast.BEN) == before + 1
    await mornings(house, "2026-08-31")
    assert (await the_request(house)).status is Status.PENDING
    await mornings(house, "2026-09-02")
    assert (await the_request(house)).status is Status.EXPIRED


async def test_a_request_never_ends_by_itself_unless_the_company_says_so(house: Rooms) -> None:
    await act(house, ASK)
    await mornings(house, "2026-12-31")
    assert (await the_request(house)).status is Status.PENDING


async def test_a_request_that_expired_is_told_to_both_sides(house: Rooms) -> None:
    await act(house, SetExpiry(3), ASK)
    await mornings(house, "2026-08-01")
    assert (await the_request(house)).status is Status.PENDING
    await mornings(house, "2026-08-02")
    assert (await the_request(house)).status is Status.EXPIRED
    assert len(house.posts.to(cast.ANNA, Outcome)) == 1
    news = [each for to, each, copy in house.posts.sent if to == cast.BEN and copy is None]
    assert isinstance(news[-1], ApprovalCard)
    assert news[-1].request.status is Status.EXPIRED


async def test_a_system_that_slept_reminds_once_when_it_wakes(house: Rooms) -> None:
    await act(house, ASK)
    house.clock.at = datetime(2026, 8, 4, 5, tzinfo=UTC)
    await house.deliver()
    assert reminded(house, cast.BEN) == 0, "not before nine"
    house.clock.at = datetime(2026, 8, 4, 7, tzinfo=UTC)
    await house.deliver()
    assert reminded(house, cast.BEN) == 1
    await mornings(house, "2026-08-05")
    assert reminded(house, cast.BEN) == 2


async def test_a_look_that_is_repeated_says_nothing_twice(house: Rooms) -> None:
    await act(house, ASK)
    await mornings(house, "2026-07-30")
    for number in range(3):
        again = effects.LookAfter(cast.ANNA, R1, date(2026, 7, 30))
        await house.house.outbox.add(cast.COMPANY, again, f"again-{number}", house.clock.at)
    await house.deliver()
    assert reminded(house, cast.BEN) == 1


async def test_a_request_of_nobody_left_to_decide_goes_on_waiting(house: Rooms) -> None:
    await act(house, ASK)
    await act(house, DeactivateEmployee(cast.BEN), DeactivateEmployee(cast.CARLA))
    await mornings(house, "2026-08-10")
    assert (await the_request(house)).status is Status.PENDING
    assert await house.house.outbox.next_due() == datetime(2026, 8, 11, 7, tzinfo=UTC)


async def test_everybody_is_reminded_at_nine_by_their_own_clock(house: Rooms) -> None:
    """Nine in Berlin is eight in London."""
    department = Department(cast.ENGINEERING, "Engineering", (cast.DORA,))
    await house.settle(DefineDepartment(department))
    await act(house, ASK)
    await mornings(house, "2026-07-30")
    assert reminded(house, cast.DORA) == 0
    house.clock.at += timedelta(hours=1)
    await house.deliver()
    assert reminded(house, cast.DORA) == 1
