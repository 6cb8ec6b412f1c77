"""Deciding over the wire: cards, second clicks, reasons, taking back, and who is told what."""

from adapters.playground.workspace import Message
from domain.leave.requests import Status
from tests import cast
from tests.walks.stage import Stage, actions, said


async def status(house: Stage, who: str = cast.ANNA) -> Status:
    employee = await house.parts.house.store.employee(cast.COMPANY, who)  # type: ignore[arg-type]
    [request] = employee.requests.values()
    return request.status


async def card(house: Stage) -> Message:
    """Ben's, of Anna's request for five days."""
    await house.ask(cast.ANNA, "10-14 august", note="A week by the sea")
    [found] = house.messages(cast.BEN)
    return found


async def test_somebody_who_never_used_the_app_is_found_by_e_mail_and_gets_the_card(house: Stage) -> None:
    asked = await card(house)
    assert "A week by the sea" in said(asked)
    assert "24 days → 19 days" in said(asked)
    assert actions(asked) == ["approve", "decline", "ask_reason"]
    [known] = await house.parts.house.queries.identities(cast.COMPANY, cast.BEN)
    assert known.user_id == "UBEN"


async def test_both_sides_see_the_decision_in_the_messages_they_have(house: Stage) -> None:
    asked = await card(house)
    [before] = house.messages(cast.ANNA)
    assert "withdraw" in actions(before)
    assert (await house.press(cast.BEN, asked, "approve")).ok
    await house.settled()
    [decided] = house.messages(cast.BEN)
    assert decided.ts == asked.ts
    assert actions(decided) == ["undo"]
    receipt, news = house.messages(cast.ANNA)
    assert receipt.ts == before.ts
    assert "cancel" in actions(receipt)
    assert "Approved by Ben Okafor" in said(news)
    assert await status(house) is Status.APPROVED


async def test_declining_tells_the_requester_and_gives_the_days_back(house: Stage) -> None:
    asked = await card(house)
    assert (await house.press(cast.BEN, asked, "decline")).ok
    await house.settled()
    assert await status(house) is Status.DECLINED
    assert "Declined by Ben Okafor" in said(house.messages(cast.ANNA)[-1])
    await house.type(cast.ANNA, "balance")
    assert "24 days left" in said(house.answer(cast.ANNA))


async def test_a_reason_is_asked_for_in_a_dialog_and_reaches_the_requester(house: Stage) -> None:
    asked = await card(house)
    assert (await house.press(cast.BEN, asked, "ask_reason")).ok
    assert (await house.send(cast.BEN, reason="Release week. The week after?")).ok
    await house.settled()
    assert await status(house) is Status.DECLINED
    assert "Release week. The week after?" in said(house.messages(cast.ANNA)[-1])
    assert actions(house.messages(cast.BEN)[0]) == ["undo"]


async def test_a_reason_that_comes_after_somebody_else_decided_changes_nothing(house: Stage) -> None:
    asked = await card(house)
    await house.press(cast.BEN, asked, "ask_reason")
    await house.type(cast.CARLA, "requests")
    await house.press(cast.BEN, asked, "approve")
    assert (await house.send(cast.BEN, reason="too late")).ok
    assert await status(house) is Status.APPROVED
    await house.settled()
    assert "too late" not in "".join(said(each) for each in house.messages(cast.ANNA))


async def test_a_second_click_on_an_old_card_is_answered_with_the_fresh_one(house: Stage) -> None:
    asked = await card(house)
    undecided = asked.blocks
    await house.press(cast.BEN, asked, "approve")
    for again in ("approve", "decline"):
        # Their screen still shows the old card: no update has reached it.
        asked.blocks = undecided
        assert (await house.press(cast.BEN, asked, again)).ok
        await house.answered()
        [fresh] = house.messages(cast.BEN)
        assert "Approved by Ben Okafor" in said(fresh)
        assert actions(fresh) == ["undo"]
    assert await status(house) is Status.APPROVED
    await house.settled()
    assert len(house.messages(cast.ANNA)) == 2, "one receipt and one piece of news"


async def test_an_administrators_click_after_the_approvers_shows_the_decision(house: Stage) -> None:
    asked = await card(house)
    copy = house.world.direct_channel(house.world.workspaces["T1"], "UCARLA", "UBEN")
    copy.messages.append(Message("1.000001", "", asked.text, asked.blocks))
    await house.press(cast.BEN, asked, "decline")
    assert (await house.press(cast.CARLA, copy.messages[0], "approve")).ok
    await house.answered()
    assert await status(house) is Status.DECLINED
    assert "Abgelehnt von Ben Okafor" in said(copy.messages[0]), "in Carla's own language"


async def test_nobody_decides_their_own_request_nor_one_that_is_not_theirs_to_decide(house: Stage) -> None:
    asked = await card(house)
    shown = house.world.workspaces["T1"].channels["C1GENERAL"]
    shown.messages.append(Message("1.000002", "", asked.text, asked.blocks))
    for who in (cast.ANNA, cast.DORA):
        assert (await house.press(who, shown.messages[0], "approve")).ok
        await house.answered()
        assert "approve" not in actions(house.answer(who))
    assert await status(house) is Status.PENDING


async def test_a_withdrawn_request_leaves_nothing_to_decide(house: Stage) -> None:
    asked = await card(house)
    assert (await house.press(cast.ANNA, house.messages(cast.ANNA)[0], "withdraw")).ok
    await house.settled()
    assert await status(house) is Status.WITHDRAWN
    [fresh] = house.messages(cast.BEN)
    assert fresh.ts == asked.ts
    assert actions(fresh) == []
    assert len(house.messages(cast.ANNA)) == 1


async def test_cancelled_leave_is_no_longer_leave_and_the_approver_sees_it(house: Stage) -> None:
    asked = await card(house)
    await house.press(cast.BEN, asked, "approve")
    await house.settled()
    assert (await house.press(cast.ANNA, house.messages(cast.ANNA)[0], "cancel")).ok
    await house.settled()
    assert await status(house) is Status.CANCELLED
    assert "Cancelled" in said(house.messages(cast.BEN)[0])
    await house.type(cast.DORA, "away 12 august")
    assert "Anna" not in said(house.answer(cast.DORA))


async def test_what_was_decided_is_found_again_by_its_details(house: Stage) -> None:
    asked = await card(house)
    await house.press(cast.BEN, asked, "approve")
    await house.settled()
    news = house.messages(cast.ANNA)[-1]
    assert (await house.press(cast.ANNA, news, "show_request")).ok
    await house.answered()
    assert "cancel" in actions(house.messages(cast.ANNA)[-1])
