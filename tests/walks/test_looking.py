"""Looking things up over the wire: words, the menu and its buttons, shortcuts, mentions, the Home page."""

import pytest

from adapters.playground import acting
from adapters.playground.workspace import Message, View
from adapters.slack.names import REQUEST_FROM_MESSAGE, REQUEST_LEAVE
from domain.leave.requests import Status
from tests import cast
from tests.walks.stage import GENERAL, Stage, actions, said


async def last_shown(house: Stage, who: str) -> Message | View:
    await house.answered()
    views = house.world.open_views(f"U{who.upper()}")
    return views[-1] if views else house.answer(who)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("", "24 days left"),
        ("balance", "Your balances on Wed 29 July"),
        ("balance on 14 august", "Your balances on Fri 14 August"),
        ("why", "Entitlement 2026"),
        ("balance on 14 august as known today", "As it was known on Wed 29 July"),
        ("why as known on 28 july", "Nothing was recorded by then"),
        ("away", "Away: Wed 29 July"),
        ("away week", "Away: Mon 27 July – Sun 2 August"),
        ("away next week", "Away: Mon 3 – Sun 9 August"),
        ("away @ben", "Ben Okafor"),
        ("requests", "You have no leave planned"),
        ("help", "What you can do"),
        ("HELP!", "What you can do"),
        ("purple elephants", "could not be read"),
        ("digest", "Who is off, who comes back"),
    ],
)
async def test_words_are_answered_for_the_eyes_of_who_typed_them(
    house: Stage, words: str, shown: str
) -> None:
    await house.type(cast.BEN, "balance")
    assert (await house.type(cast.ANNA, words)).ok
    assert shown in said(await last_shown(house, cast.ANNA))
    assert house.posts() == []


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        ("open_request", "Part of the day"),
        ("show_why", "Entitlement 2026"),
        ("show_away", "Away: Wed 29 July"),
        ("show_requests", "You have no leave planned"),
        ("open_digest", "Who is off, who comes back"),
        ("show_help", "What you can do"),
    ],
)
async def test_every_button_of_the_menu_leads_on(house: Stage, button: str, shown: str) -> None:
    await house.type(cast.ANNA, "")
    menu = house.answer(cast.ANNA)
    assert button in actions(menu)
    assert (await house.press(cast.ANNA, menu, button)).ok
    assert shown in said(await last_shown(house, cast.ANNA))


async def test_every_button_of_every_answer_is_answered_with_something(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    tried = set()
    for words in ("", "balance", "why", "away week", "requests", "help", "purple", "03/04"):
        await house.type(cast.ANNA, words)
        shown = await last_shown(house, cast.ANNA)
        for button in actions(shown):
            if button not in tried:
                tried.add(button)
                await _is_answered(house, shown, button)
    assert len(tried) >= 12, tried


async def _is_answered(house: Stage, shown: Message | View, button: str) -> None:
    before = len(house.world.messages(GENERAL, "UANNA"))
    assert (await house.press(cast.ANNA, shown, button)).ok, button
    await house.answered()
    opened = house.world.open_views("UANNA")
    assert opened or len(house.world.messages(GENERAL, "UANNA")) > before, button
    if opened:
        await acting.close_view(house.world, "UANNA", opened[-1], all_of_them=True)


async def test_the_menu_says_what_waits_and_leads_to_it(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    await house.type(cast.BEN, "")
    menu = house.answer(cast.BEN)
    assert "1 request waits for you" in said(menu)
    await house.press(cast.BEN, menu, "show_requests")
    await house.answered()
    assert "Anna Kovács" in said(house.answer(cast.BEN))
    await house.press(cast.BEN, house.answer(cast.BEN), "show_request")
    await house.answered()
    await house.press(cast.BEN, house.answer(cast.BEN), "approve")
    await house.answered()
    assert "Approved" in said(house.answer(cast.BEN))
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert [each.status for each in employee.requests.values()] == [Status.APPROVED]


async def test_a_balance_is_for_oneself_and_for_those_who_decide(house: Stage) -> None:
    for who in (cast.ANNA, cast.BEN, cast.DORA):
        await house.type(who, "balance")
    await house.type(cast.BEN, "balance @anna")
    assert "Balances of Anna Kovács" in said(house.answer(cast.BEN))
    await house.type(cast.DORA, "balance @anna")
    assert "24 days" not in said(house.answer(cast.DORA))


async def test_the_home_page_is_drawn_and_kept_fresh(house: Stage) -> None:
    for who in ("UANNA", "UBEN"):
        assert (await acting.open_home(house.world, who)) is not None
    await house.answered()
    assert "You have no leave planned" in said(house.home(cast.ANNA))
    await house.ask(cast.ANNA, "10-14 august")
    assert "Mon 10 – Fri 14 August" in said(house.home(cast.ANNA))
    assert "Anna Kovács" in said(house.home(cast.BEN))
    assert (await house.press(cast.BEN, house.home(cast.BEN), "approve")).ok
    await house.settled()
    assert "approve" not in actions(house.home(cast.BEN))
    assert "Approved" in said(house.home(cast.ANNA))


async def test_the_buttons_of_the_home_page_open_dialogs(house: Stage) -> None:
    await acting.open_home(house.world, "UANNA")
    await house.answered()
    for button in [each for each in actions(house.home(cast.ANNA)) if each != "show_away"]:
        assert (await house.press(cast.ANNA, house.home(cast.ANNA), button)).ok
        await house.answered()
        assert house.world.open_views("UANNA"), button
        await acting.close_view(house.world, "UANNA", house.dialog(cast.ANNA), all_of_them=True)


async def test_the_messages_tab_is_left_alone(house: Stage) -> None:
    await acting.open_home(house.world, "UANNA", tab="messages")
    await house.answered()
    assert house.world.workspaces["T1"].homes == {}


async def test_both_shortcuts_open_the_form(house: Stage) -> None:
    assert (await acting.shortcut(house.world, "UANNA", REQUEST_LEAVE)).ok
    assert house.dialog(cast.ANNA).content["callback_id"] == "request"
    written = await acting.say(house.world, "UBEN", GENERAL, "Take a break, Dora!")
    assert (await acting.message_shortcut(house.world, "UDORA", written, REQUEST_FROM_MESSAGE)).ok
    assert house.dialog(cast.DORA).content["callback_id"] == "request"


async def test_a_mention_is_answered_in_its_channel_for_its_writer_alone(house: Stage) -> None:
    await acting.mention(house.world, "UANNA", GENERAL, "balance")
    await house.answered()
    assert "24 days left" in said(house.answer(cast.ANNA))
    await acting.mention(house.world, "UANNA", GENERAL, "10-14 august")
    await house.answered()
    offered = house.answer(cast.ANNA)
    assert (await house.press(cast.ANNA, offered, "open_request.0")).ok
    assert house.dialog(cast.ANNA).content["callback_id"] == "request"
    assert [each.user for each in house.posts()] == ["UANNA", "UANNA"]


async def test_an_invited_app_says_hello_once(house: Stage) -> None:
    general = house.world.workspaces["T1"].channels[GENERAL]
    bot = house.world.workspaces["T1"].installation
    assert bot is not None
    general.members.remove(bot.bot_user_id)
    await house.world.invite_bot(GENERAL, "UANNA")
    await house.answered()
    [hello] = house.posts()
    assert "What you can do" in said(hello)
