"""Those who are told of leave in a department and decide nothing."""

import pytest

from bot import intents
from bot.ports import Context, Origin
from bot.screens import Refusing, Watched
from domain.amounts import Amount
from domain.company.commands import DefineDepartment, DefineLeaveType
from domain.company.places import Department
from domain.ids import RequestId
from domain.leave.commands import (
    AmendLeave,
    ApproveRequest,
    CancelLeave,
    DeclineRequest,
    RecordLeave,
    RequestLeave,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.requests import Status
from domain.policies.leave_type import LeaveType
from domain.streams import Command
from tests import cast
from tests.conversation.answers import said
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")
ASK = RequestLeave(
    cast.ANNA, R1, cast.VACATION, cast.asked("2026-09-07", "2026-09-11"), cast.NOW, "a wedding"
)
APPROVE = ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW)
SHOW = intents.ShowRequest(cast.ANNA, R1)


@pytest.fixture
async def house() -> Rooms:
    """Dora is told of leave in Engineering, where Ben decides, who watches as well."""
    found = await rooms()
    watched = Department(cast.ENGINEERING, "Engineering", (cast.BEN,), watcher_ids=(cast.DORA, cast.BEN))
    await found.settle(DefineDepartment(watched))
    return found


async def act(house: Rooms, *commands: Command) -> None:
    house.asked += 1
    context = Context(cast.COMPANY, None, Origin.SLACK, f"act-{house.asked}", house.clock.at)
    await house.house.handling.handle_all(context, commands)
    await house.deliver()


def cards(house: Rooms) -> list[Watched]:
    return [each for each in house.posts.to(cast.DORA, Watched) if isinstance(each, Watched)]


def messages(house: Rooms) -> int:
    """How many messages Dora has, however often they were changed."""
    return sum(1 for to, _, copy in house.posts.sent if to == cast.DORA and copy is None)


async def test_watchers_hear_of_leave_once_it_is_approved_without_type_note_or_reason(house: Rooms) -> None:
    await act(house, ASK)
    assert messages(house) == 0
    await act(house, APPROVE)
    [card] = cards(house)
    assert (card.person.name, card.amount, card.status) == ("Anna Kovács", Amount(5), Status.APPROVED)
    assert card.type_name is None
    assert "wedding" not in repr(card)
    assert "Vacation" not in repr(card)


async def test_the_type_is_named_where_colleagues_may_know_it(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_shown_by_name=True)))
    await act(house, ASK, APPROVE)
    assert cards(house)[0].type_name == "Vacation"


async def test_their_card_follows_what_is_changed_and_cancelled(house: Rooms) -> None:
    await act(house, ASK, APPROVE)
    shorter = cast.asked("2026-09-07", "2026-09-09")
    await act(house, AmendLeave(cast.ANNA, R1, RequestId("c1"), shorter, cast.ANNA, cast.NOW))
    await act(house, CancelLeave(cast.ANNA, R1, cast.ANNA, cast.NOW))
    seen = [(card.amount, card.status) for card in cards(house)]
    assert seen == [
        (Amount(5), Status.APPROVED),
        (Amount(3), Status.APPROVED),
        (Amount(3), Status.CANCELLED),
    ]
    assert messages(house) == 1


async def test_an_approval_that_was_taken_back_shows_to_those_who_had_heard_of_it(house: Rooms) -> None:
    await act(house, ASK, APPROVE)
    await act(house, UndoDecision(cast.ANNA, R1, cast.BEN, cast.NOW))
    assert [card.status for card in cards(house)] == [Status.APPROVED, Status.PENDING]


@pytest.mark.parametrize(
    "commands",
    [
        [DeclineRequest(cast.ANNA, R1, cast.BEN, cast.NOW)],
        [WithdrawRequest(cast.ANNA, R1, cast.ANNA, cast.NOW)],
        [
            DeclineRequest(cast.ANNA, R1, cast.BEN, cast.NOW),
            UndoDecision(cast.ANNA, R1, cast.BEN, cast.NOW),
        ],
    ],
)
async def test_what_never_was_leave_is_none_of_their_business(house: Rooms, commands: list[Command]) -> None:
    await act(house, ASK)
    for command in commands:
        await act(house, command)
    assert messages(house) == 0
    assert isinstance(said(await house.ask(cast.DORA, SHOW), Refusing), Refusing)


async def test_they_may_look_at_what_they_were_told_of_and_not_decide(house: Rooms) -> None:
    await act(house, ASK)
    said(await house.ask(cast.DORA, SHOW), Refusing)
    await act(house, APPROVE)
    said(await house.ask(cast.DORA, SHOW), Watched)
    said(await house.ask(cast.DORA, intents.Decline(cast.ANNA, R1)), Refusing)


async def test_who_decides_and_watches_has_one_card(house: Rooms) -> None:
    await act(house, ASK, APPROVE)
    assert house.posts.to(cast.BEN, Watched) == []
    assert sum(1 for to, _, copy in house.posts.sent if to == cast.BEN and copy is None) == 1


async def test_who_watches_no_more_is_told_no_more(house: Rooms) -> None:
    await act(house, ASK, APPROVE)
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", (cast.BEN,))))
    await act(house, CancelLeave(cast.ANNA, R1, cast.ANNA, cast.NOW))
    assert [card.status for card in cards(house)] == [Status.APPROVED]


async def test_leave_elsewhere_and_ones_own_is_not_watched(house: Rooms) -> None:
    sales = Department(cast.SALES, "Sales", (cast.CARLA,), watcher_ids=(cast.DORA,))
    await house.settle(DefineDepartment(sales))
    own = RecordLeave(cast.DORA, RequestId("d1"), cast.VACATION, cast.asked("2026-09-07"), cast.NOW)
    await act(house, own)
    assert cards(house) == []
