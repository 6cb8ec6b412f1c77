"""Taking messages to people: drawn when they go out, tried again, given up, and told to who can mend it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import effects, intents
from bot.effects import Effect, lane
from bot.ports import NotDelivered, StoreUnavailable
from bot.reactions.delivering import Delivering
from bot.reactions.retrying import MOST_ATTEMPTS
from bot.screens import ApprovalCard, DigestMessage, Home, Notice, NoticeKind, Outcome, Receipt, SetUpForm
from bot.screens.away import DigestValues
from bot.working import Worker
from domain.company.commands import DisconnectWorkspace
from domain.employees.commands import ChangeProfile, DeactivateEmployee, UnlinkIdentity
from domain.ids import DigestId, RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from tests import cast
from tests.rooms import SLACK, WORKSPACE, Rooms, empty_rooms, identity, rooms, stranger

R1 = RequestId("r1")
DIGEST = DigestId("slack-t1-c1")
ANNAS_CARD = effects.ShowRequest(cast.BEN, cast.ANNA, R1)
GONE = NoticeKind.CHANNEL_GONE.value
UNREACHABLE = NoticeKind.PERSON_UNREACHABLE.value


@pytest.fixture
async def house() -> Rooms:
    """Anna has asked for a day; nothing waits to be told."""
    found = await rooms()
    await found.settle(RequestLeave(cast.ANNA, R1, cast.VACATION, cast.asked("2026-08-10"), cast.NOW))
    return found


async def give(house: Rooms, effect: Effect, *failures: NotDelivered) -> None:
    """An effect in the outbox, and one try at everything that is due."""
    house.posts.failing.extend(failures)
    house.asked += 1
    await house.house.outbox.add(cast.COMPANY, effect, f"by-hand-{house.asked}", house.clock.at)
    await house.deliver()


async def told(house: Rooms, who: str = cast.CARLA) -> list[object]:
    return list(house.posts.to(who, Notice))


async def test_a_card_goes_to_the_approver_a_receipt_to_the_requester_and_news_after_it(house: Rooms) -> None:
    await give(house, ANNAS_CARD)
    await give(house, effects.ShowRequest(cast.ANNA, cast.ANNA, R1))
    await give(house, effects.TellOutcome(cast.ANNA, cast.ANNA, R1))
    assert [type(screen) for _, screen, _ in house.posts.sent] == [ApprovalCard, Receipt, Outcome]


async def test_a_home_is_drawn_only_for_who_has_opened_it(house: Rooms) -> None:
    await give(house, effects.RefreshHome(cast.ANNA))
    assert house.posts.homes == []
    await house.ask(cast.ANNA, intents.ShowHome())
    await give(house, effects.RefreshHome(cast.ANNA))
    assert [(to, type(screen)) for to, screen in house.posts.homes] == [(cast.ANNA, Home)]
    await house.settle(DeactivateEmployee(cast.ANNA))
    await give(house, effects.RefreshHome(cast.ANNA))
    assert len(house.posts.homes) == 1


async def test_what_failed_is_tried_again_when_the_platform_said(house: Rooms) -> None:
    await give(house, ANNAS_CARD, NotDelivered("rate limited", 30.0))
    assert house.posts.sent == []
    assert await house.house.outbox.next_due() == cast.NOW + timedelta(seconds=30)
    house.clock.at += timedelta(seconds=30)
    await house.deliver()
    assert len(house.posts.to(cast.BEN, ApprovalCard)) == 1
    assert await house.house.outbox.next_due() is None


async def test_what_can_never_arrive_is_buried_and_administrators_hear_of_it_once(house: Rooms) -> None:
    for _ in range(2):
        await give(house, ANNAS_CARD, NotDelivered("user_not_found", None))
    assert await told(house) == [Notice(NoticeKind.PERSON_UNREACHABLE, "Ben Okafor")]


async def test_a_digest_without_its_channel_stops_and_administrators_are_told_where(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1", is_posted_when_empty=True)))
    await give(house, effects.PostDigest(DIGEST, cast.TODAY), NotDelivered(GONE, None))
    assert (await house.house.store.settings(cast.COMPANY)).digests == {}
    assert await told(house) == [Notice(NoticeKind.CHANNEL_GONE, "C1")]


async def test_a_digest_that_was_tried_for_hours_is_given_up_and_told(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1", is_posted_when_empty=True)))
    house.posts.failing.extend(NotDelivered("slack is down", 0) for _ in range(MOST_ATTEMPTS + 1))
    await house.house.outbox.add(
        cast.COMPANY, effects.PostDigest(DIGEST, cast.TODAY), "by-hand", house.clock.at
    )
    for _ in range(MOST_ATTEMPTS + 1):
        await house.deliver()
        house.clock.at += timedelta(minutes=15)
    house.posts.failing.clear()
    await house.deliver()
    assert await told(house) == [Notice(NoticeKind.DIGEST_NOT_POSTED, "C1")]
    assert (await house.house.store.settings(cast.COMPANY)).digests


@pytest.mark.parametrize(
    "effect",
    [effects.RefreshHome(cast.BEN), effects.PostDigest(DigestId("none"), cast.TODAY)],
)
async def test_what_nobody_waits_for_is_no_news(house: Rooms, effect: Effect) -> None:
    await give(house, effect)
    assert house.posts.sent == []


async def test_a_workspace_without_the_app_is_not_told_of_itself(house: Rooms) -> None:
    await give(house, ANNAS_CARD, NotDelivered(NoticeKind.NOT_CONNECTED.value, None))
    assert await told(house) == []


async def test_whoever_should_decide_and_is_nowhere_is_named_to_administrators(house: Rooms) -> None:
    await house.settle(UnlinkIdentity(cast.BEN, identity(cast.BEN)))
    await give(house, ANNAS_CARD)
    assert await told(house) == [Notice(NoticeKind.PERSON_UNREACHABLE, "Ben Okafor")]


async def test_a_requester_who_is_nowhere_is_no_trouble(house: Rooms) -> None:
    await house.settle(UnlinkIdentity(cast.ANNA, identity(cast.ANNA)))
    for effect in (
        effects.ShowRequest(cast.ANNA, cast.ANNA, R1),
        effects.TellOutcome(cast.ANNA, cast.ANNA, R1),
        effects.Welcome(cast.ANNA),
    ):
        await give(house, effect)
    assert house.posts.sent == []


async def test_somebody_who_never_wrote_is_found_by_their_address(house: Rooms) -> None:
    await house.settle(UnlinkIdentity(cast.BEN, identity(cast.BEN)))
    house.strangers.people["UBEN"] = stranger("UBEN", email="Ben@tannenberg.example")
    await give(house, ANNAS_CARD)
    assert len(house.posts.to("UBEN", ApprovalCard)) == 1
    ben = await house.house.store.employee(cast.COMPANY, cast.BEN)
    assert ben.identities == {identity("UBEN")}


@pytest.mark.parametrize("changes", [{"is_bot": True}, {"is_deleted": True}])
async def test_an_address_of_an_app_or_of_somebody_gone_is_nobodys(
    house: Rooms, changes: dict[str, object]
) -> None:
    await house.settle(UnlinkIdentity(cast.BEN, identity(cast.BEN)))
    house.strangers.people["UBEN"] = stranger("UBEN", email="ben@tannenberg.example", **changes)
    await give(house, ANNAS_CARD)
    assert house.posts.to("UBEN", ApprovalCard) == []


async def test_administrators_who_are_nowhere_cannot_be_told(house: Rooms) -> None:
    await house.settle(DeactivateEmployee(cast.CARLA))
    await give(house, effects.TellAdministrators(UNREACHABLE, "Ben Okafor"))
    assert house.posts.sent == []


async def test_a_digest_is_brought_up_to_date_only_where_it_stands(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1")))
    record = RecordLeave(cast.DORA, R1, cast.VACATION, cast.asked("2026-07-29"), cast.NOW)
    await house.settle(record)
    await give(house, effects.RefreshDigest(DIGEST, cast.TODAY))
    assert house.posts.sent == []
    await give(house, effects.PostDigest(DIGEST, cast.TODAY))
    await house.settle(replace(record, employee_id=cast.BEN))
    await give(house, effects.RefreshDigest(DIGEST, cast.TODAY))
    first, second = (screen for screen in house.posts.to("C1", DigestMessage))
    assert isinstance(first, DigestMessage)
    assert isinstance(second, DigestMessage)
    assert (len(first.off), len(second.off)) == (1, 2)
    assert [stands is not None for to, _, stands in house.posts.sent if to == "C1"] == [False, True]


async def test_a_posted_digest_whose_people_came_back_says_so_rather_than_nothing(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1")))
    await house.settle(RecordLeave(cast.CARLA, R1, cast.VACATION, cast.asked("2026-07-29"), cast.NOW))
    await give(house, effects.PostDigest(DIGEST, cast.TODAY))
    await house.ask(cast.CARLA, intents.Cancel(R1))
    await house.deliver()
    last = house.posts.to("C1", DigestMessage)[-1]
    assert isinstance(last, DigestMessage)
    assert last.off == ()


async def test_a_silent_day_and_one_that_is_over_are_not_posted(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1")))
    await give(house, effects.PostDigest(DIGEST, cast.TODAY))
    await house.settle(RecordLeave(cast.DORA, R1, cast.VACATION, cast.asked("2026-07-29"), cast.NOW))
    house.clock.at += timedelta(days=1)
    await give(house, effects.PostDigest(DIGEST, cast.TODAY))
    assert house.posts.sent == []


async def test_nothing_goes_to_a_workspace_that_left(house: Rooms) -> None:
    await house.settle(DisconnectWorkspace(SLACK, WORKSPACE))
    await give(house, effects.TellOutcome(cast.ANNA, cast.ANNA, R1))
    assert house.posts.sent == []


@pytest.mark.parametrize("is_known", [True, False])
async def test_whoever_installed_the_app_is_invited_to_set_it_up(is_known: bool) -> None:
    fresh = empty_rooms()
    if is_known:
        fresh.strangers.people["UBOSS"] = stranger("UBOSS", locale="de")
    await give(fresh, effects.InviteInstaller(identity("UBOSS")))
    assert len(fresh.posts.to("UBOSS", SetUpForm)) == 1


async def test_where_it_is_set_up_already_nobody_is_invited(house: Rooms) -> None:
    await give(house, effects.InviteInstaller(identity("UBOSS")))
    assert house.posts.sent == []


def test_every_message_has_its_lane() -> None:
    assert lane(effects.PostDigest(DIGEST, cast.TODAY)) == lane(effects.RefreshDigest(DIGEST, cast.TODAY))
    assert lane(effects.TellAdministrators(GONE, "C1")) == "administrators"
    assert lane(effects.InviteInstaller(identity("U1"))) == "installer-T1-U1"


def worker(house: Rooms) -> Worker:
    return Worker(
        house.house.outbox, Delivering(house.house, house.house.outbox, {SLACK: house.posts}), house.clock
    )


async def test_a_bug_in_one_message_stops_no_other(house: Rooms, caplog: pytest.LogCaptureFixture) -> None:
    house.posts.failing.append(ZeroDivisionError("a bug"))  # type: ignore[arg-type]
    for name, effect in {"a": ANNAS_CARD, "b": effects.ShowRequest(cast.ANNA, cast.ANNA, R1)}.items():
        await house.house.outbox.add(cast.COMPANY, effect, name, house.clock.at)
    await house.deliver()
    assert len(house.posts.sent) == 1
    assert "broke" in caplog.text
    house.clock.at += timedelta(minutes=1)
    await house.deliver()
    assert len(house.posts.sent) == 2


async def test_a_store_that_is_away_waits_for_what_is_under_way(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other delivery of the same look is finished before anybody hears of the trouble."""
    finished: list[str] = []

    async def deliver(self: Delivering, delivery: object) -> None:
        if not finished:
            finished.append("trouble")
            raise StoreUnavailable("locked")
        finished.append("done")

    monkeypatch.setattr(Delivering, "deliver", deliver)
    for name, effect in {"a": ANNAS_CARD, "b": effects.ShowRequest(cast.ANNA, cast.ANNA, R1)}.items():
        await house.house.outbox.add(cast.COMPANY, effect, name, house.clock.at)
    with pytest.raises(StoreUnavailable):
        await worker(house).work_once()
    assert finished == ["trouble", "done"]


async def test_the_worker_goes_on_after_trouble_and_until_it_is_stopped(
    house: Rooms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Stopped(BaseException):
        """In place of a cancellation."""

    looks = iter([3, StoreUnavailable("locked"), 0, Stopped()])

    async def work_once(self: Worker) -> int:
        found = next(looks)
        if isinstance(found, BaseException):
            raise found
        return found

    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(Worker, "work_once", work_once)
    monkeypatch.setattr("bot.working.asyncio.sleep", wait)
    monkeypatch.setattr(house.house.outbox, "wait", wait)
    with pytest.raises(Stopped):
        await worker(house).run()
    assert len(waits) == 2
    assert "cannot be read" in caplog.text


async def test_who_has_no_address_or_is_no_longer_there_is_not_looked_for(house: Rooms) -> None:
    profile = replace(cast.PROFILES[cast.BEN][0], email=None)
    await house.settle(UnlinkIdentity(cast.BEN, identity(cast.BEN)), ChangeProfile(cast.BEN, profile))
    house.strangers.people["UX"] = stranger("UX")
    await give(house, ANNAS_CARD)
    assert house.posts.to("UX", ApprovalCard) == []


async def test_what_administrators_cannot_be_told_is_told_to_nobody_else(house: Rooms) -> None:
    await give(house, effects.TellAdministrators(UNREACHABLE, "Ben Okafor"), NotDelivered("gone", None))
    assert house.posts.sent == []
    assert await house.house.outbox.next_due() is None


async def test_a_digest_that_could_not_be_changed_or_did_not_change_is_no_news(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1", is_posted_when_empty=True)))
    await give(house, effects.PostDigest(DIGEST, cast.TODAY))
    await give(house, effects.RefreshDigest(DIGEST, cast.TODAY))
    await give(house, effects.RefreshDigest(DIGEST, cast.TODAY), NotDelivered("msg_too_long", None))
    assert await told(house) == []
