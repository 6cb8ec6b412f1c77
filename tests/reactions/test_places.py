"""People who are on Slack and on Microsoft Teams are told in both places."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot import effects
from bot.effects import Effect
from bot.ports import Copy, NotDelivered
from bot.screens import ApprovalCard, Home, Notice, NoticeKind, Reminder, Screen, SetUpForm
from bot.screens import Welcome as WelcomeScreen
from domain.company.commands import ConnectWorkspace, DisconnectWorkspace
from domain.employees.commands import LinkIdentity, UnlinkIdentity
from domain.ids import RequestId
from domain.leave.commands import ApproveRequest, RequestLeave
from tests import cast
from tests.rooms import SLACK, TEAMS, TENANT, Posts, Rooms, entra, identity, rooms, stranger

R1 = RequestId("r1")
BENS_CARD = effects.ShowRequest(cast.BEN, cast.ANNA, R1)
REMINDER = effects.RemindApprover(cast.BEN, cast.ANNA, R1)
BEN_ON_TEAMS = entra(cast.BEN).user_id
NOT_INSTALLED = NotDelivered("not_installed", None)


@dataclass
class Careful(Posts):
    """Sends nothing for what looks the same, as the messengers of both platforms do."""

    def _keep(self, to: str, screen: Screen, copy: Copy | None) -> Copy:
        if copy is not None and copy.drawn == repr(screen) and not self.failing:
            return copy
        return super()._keep(to, screen, copy)


@pytest.fixture
async def house() -> Rooms:
    """Anna asked for a day; Ben, who decides, is on Slack and on Microsoft Teams."""
    found = await rooms()
    found.posts, found.chats = Careful(), Careful(platform=TEAMS, workspace_id=TENANT)
    await found.settle(
        ConnectWorkspace(TEAMS, TENANT, "Tannenberg"),
        LinkIdentity(cast.BEN, entra(cast.BEN)),
        RequestLeave(cast.ANNA, R1, cast.VACATION, cast.asked("2026-08-10"), cast.NOW),
    )
    return found


async def give(house: Rooms, effect: Effect) -> None:
    house.asked += 1
    await house.house.outbox.add(cast.COMPANY, effect, f"by-hand-{house.asked}", house.clock.at)
    await house.deliver()


async def later(house: Rooms, **passed: int) -> None:
    house.clock.at += timedelta(**passed)
    await house.deliver()


def counted(house: Rooms, kind: type[Screen]) -> tuple[int, int]:
    """How often Ben was sent something of a kind: on Slack, and on Microsoft Teams."""
    return len(house.posts.to(cast.BEN, kind)), len(house.chats.to(BEN_ON_TEAMS, kind))


def told(house: Rooms) -> list[Screen]:
    return house.posts.to(cast.CARLA, Notice)


async def test_a_card_stands_on_both_platforms_and_both_follow_the_decision(house: Rooms) -> None:
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (1, 1)
    await house.settle(ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (2, 2)
    for posts in (house.posts, house.chats):
        first, second = posts.sent
        assert first[2] is None
        assert second[2] is not None


async def test_who_joins_on_one_platform_is_not_welcomed_on_the_other(house: Rooms) -> None:
    await give(house, effects.Welcome(cast.BEN, TEAMS))
    assert counted(house, WelcomeScreen) == (0, 1)


async def test_news_and_a_welcome_come_on_both_platforms(house: Rooms) -> None:
    await give(house, effects.Welcome(cast.BEN))
    await give(house, REMINDER)
    assert counted(house, WelcomeScreen) == (1, 1)
    assert counted(house, Reminder) == (1, 1)


async def test_a_home_is_drawn_wherever_it_was_opened(house: Rooms) -> None:
    await house.house.copies.note_home(entra(cast.BEN))
    await give(house, effects.RefreshHome(cast.BEN))
    assert house.posts.homes == []
    assert [(to, type(screen)) for to, screen in house.chats.homes] == [(BEN_ON_TEAMS, Home)]


async def test_one_platform_that_is_down_is_tried_again_without_posting_twice_on_the_other(
    house: Rooms,
) -> None:
    house.chats.failing.append(NotDelivered("service is down", 30.0))
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (1, 0)
    await later(house, seconds=30)
    assert counted(house, ApprovalCard) == (1, 1)
    assert await house.house.outbox.next_due() is None


async def test_a_second_reminder_is_a_message_of_its_own_on_each_platform_even_after_a_failure(
    house: Rooms,
) -> None:
    await give(house, REMINDER)
    house.chats.failing.append(NotDelivered("service is down", 30.0))
    await give(house, REMINDER)
    await later(house, seconds=30)
    assert counted(house, Reminder) == (2, 2)
    assert [copy for _, _, copy in [*house.posts.sent, *house.chats.sent]] == [None] * 4


async def test_what_is_decided_meanwhile_is_reminded_of_nowhere(house: Rooms) -> None:
    await house.settle(ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))
    await give(house, REMINDER)
    assert counted(house, Reminder) == (0, 0)


async def test_a_reminder_that_somebody_deleted_is_left_deleted(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def deleted(*_: object) -> None:
        return None

    monkeypatch.setattr(Posts, "tell", deleted)
    await give(house, REMINDER)
    assert await house.house.outbox.next_due() is None


async def test_the_shorter_of_two_waits_is_waited(house: Rooms) -> None:
    house.posts.failing.append(NotDelivered("rate limited", 60.0))
    house.chats.failing.append(NotDelivered("rate limited", 30.0))
    await give(house, BENS_CARD)
    assert await house.house.outbox.next_due() == cast.NOW + timedelta(seconds=30)


@pytest.mark.parametrize(
    ("failing", "kind"), [("chats", NoticeKind.MISSED_ON_TEAMS), ("posts", NoticeKind.MISSED_ON_SLACK)]
)
async def test_who_is_not_reached_in_one_place_is_reached_in_the_other_and_named_once_a_day(
    house: Rooms, failing: str, kind: NoticeKind
) -> None:
    for _ in range(2):
        getattr(house, failing).failing.append(NOT_INSTALLED)
        await give(house, BENS_CARD)
    assert sum(counted(house, ApprovalCard)) == 1
    assert told(house) == [Notice(kind, "Ben Okafor")]
    assert await house.house.outbox.next_due() is None


async def test_what_is_down_for_hours_on_one_platform_is_given_up_there(house: Rooms) -> None:
    house.chats.failing.extend(NotDelivered("service is down", 900.0) for _ in range(50))
    await give(house, BENS_CARD)
    for _ in range(45):
        await later(house, minutes=15)
    assert counted(house, ApprovalCard) == (1, 0)
    assert told(house) == [Notice(NoticeKind.MISSED_ON_TEAMS, "Ben Okafor")]


async def test_who_is_reached_nowhere_is_told_of_as_before(house: Rooms) -> None:
    house.chats.failing.append(NOT_INSTALLED)
    house.posts.failing.append(NotDelivered("user_not_found", None))
    await give(house, BENS_CARD)
    assert told(house) == [Notice(NoticeKind.PERSON_UNREACHABLE, "Ben Okafor")]


async def test_of_who_is_on_microsoft_teams_alone_it_is_said_that_the_app_is_missing(house: Rooms) -> None:
    await house.settle(UnlinkIdentity(cast.BEN, identity(cast.BEN)))
    house.chats.failing.append(NOT_INSTALLED)
    await give(house, BENS_CARD)
    assert told(house) == [Notice(NoticeKind.NOT_ON_TEAMS, "Ben Okafor")]


async def test_a_platform_without_its_app_is_no_news_while_the_other_takes_messages(house: Rooms) -> None:
    house.chats.failing.append(NotDelivered(NoticeKind.NOT_CONNECTED.value, None))
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (1, 0)
    assert told(house) == []


async def test_what_no_platform_takes_is_kept_for_when_the_app_is_back(house: Rooms) -> None:
    house.posts.failing.append(NotDelivered("user_not_found", None))
    house.chats.failing.append(NotDelivered(NoticeKind.NOT_CONNECTED.value, None))
    await give(house, BENS_CARD)
    [letter] = await house.house.outbox.dead_letters(cast.COMPANY)  # type: ignore[attr-defined]
    assert letter.problem == NoticeKind.NOT_CONNECTED.value
    assert told(house) == []


async def test_a_bug_on_one_platform_keeps_nothing_from_the_other(
    house: Rooms, caplog: pytest.LogCaptureFixture
) -> None:
    house.posts.failing.append(ZeroDivisionError("a bug"))  # type: ignore[arg-type]
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (0, 1)
    assert "broke" in caplog.text
    await later(house, minutes=1)
    assert counted(house, ApprovalCard) == (1, 1)


async def test_an_account_that_is_closed_stands_in_the_way_of_no_other(house: Rooms) -> None:
    await house.settle(LinkIdentity(cast.BEN, identity("ben-again")))
    house.posts.failing.append(NOT_INSTALLED)
    await give(house, BENS_CARD)
    assert len(house.posts.sent) == 1
    assert told(house) == []


async def test_an_account_that_is_asked_to_wait_is_waited_for(house: Rooms) -> None:
    await house.settle(LinkIdentity(cast.BEN, identity("ben-again")))
    house.posts.failing.append(NotDelivered("rate limited", 30.0))
    await give(house, BENS_CARD)
    assert house.posts.sent == []
    await later(house, seconds=30)
    assert len(house.posts.sent) == 1


async def test_nothing_goes_to_a_tenant_that_left(house: Rooms) -> None:
    await house.settle(DisconnectWorkspace(TEAMS, TENANT))
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (1, 0)


async def test_who_is_known_somewhere_is_looked_for_nowhere_else(house: Rooms) -> None:
    await house.settle(UnlinkIdentity(cast.BEN, entra(cast.BEN)))
    house.tenants.people["found"] = stranger("found", email="ben@tannenberg.example")
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (1, 0)
    assert house.chats.sent == []


async def test_who_wrote_nowhere_is_looked_for_by_address_on_microsoft_teams_too(house: Rooms) -> None:
    ben = entra(cast.BEN)
    await house.settle(UnlinkIdentity(cast.BEN, ben), UnlinkIdentity(cast.BEN, identity(cast.BEN)))
    house.tenants.people[ben.user_id] = stranger("ben", identity=ben, email="BEN@tannenberg.example")
    await give(house, BENS_CARD)
    assert counted(house, ApprovalCard) == (0, 1)


async def test_an_administrator_hears_of_problems_in_both_places(house: Rooms) -> None:
    await house.settle(LinkIdentity(cast.CARLA, entra(cast.CARLA)))
    await give(house, effects.TellAdministrators(NoticeKind.CHANNEL_GONE.value, "C1"))
    assert (len(told(house)), len(house.chats.to(entra(cast.CARLA).user_id, Notice))) == (1, 1)


@pytest.mark.parametrize(
    ("channel", "on_slack", "on_teams"),
    [
        ("C1", Notice(NoticeKind.CHANNEL_GONE, "C1"), Notice(NoticeKind.CHANNEL_GONE, elsewhere=SLACK)),
        (
            "19:design@thread.tacv2",
            Notice(NoticeKind.CHANNEL_GONE, elsewhere=TEAMS),
            Notice(NoticeKind.CHANNEL_GONE, "19:design@thread.tacv2"),
        ),
    ],
)
async def test_a_channel_is_named_on_its_own_platform_and_described_on_the_other(
    house: Rooms, channel: str, on_slack: Notice, on_teams: Notice
) -> None:
    await house.settle(LinkIdentity(cast.CARLA, entra(cast.CARLA)))
    await give(house, effects.TellAdministrators(NoticeKind.CHANNEL_GONE.value, channel))
    assert told(house) == [on_slack]
    assert house.chats.to(entra(cast.CARLA).user_id, Notice) == [on_teams]


async def test_a_problem_that_one_administrator_cannot_be_told_is_told_in_their_other_place(
    house: Rooms,
) -> None:
    await house.settle(LinkIdentity(cast.CARLA, entra(cast.CARLA)))
    house.chats.failing.append(NOT_INSTALLED)
    await give(house, effects.TellAdministrators(NoticeKind.CHANNEL_GONE.value, "C1"))
    assert told(house) == [Notice(NoticeKind.CHANNEL_GONE, "C1")]
    assert await house.house.outbox.next_due() is None


async def test_whoever_added_the_app_on_microsoft_teams_is_invited_there() -> None:
    found = await rooms()
    await give(found, effects.InviteInstaller(entra("boss")))
    assert len(found.chats.to(entra("boss").user_id, SetUpForm)) == 1
