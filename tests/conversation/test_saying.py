"""What people type for each thing, in four languages."""

from datetime import date

import pytest

from bot import intents
from bot.conversation.saying import WORDS, understand
from bot.people import recognise
from bot.screens import (
    Away,
    Balances,
    DigestForm,
    Help,
    Menu,
    Notice,
    NotUnderstood,
    OwnLeave,
    Refusing,
    RequestForm,
    Requests,
    SettingsMenu,
    Why,
)
from bot.screens.linking import DashboardLink
from bot.talk import Talk
from tests import cast
from tests.conversation.answers import opened, said
from tests.rooms import Rooms, identity, rooms

SHOWN = {
    "balance": Balances,
    "why": Why,
    "away": Away,
    "requests": Requests,
    "cancel": OwnLeave,
    "help": Help,
    "toil": Notice,
    "standin": Notice,
    "link": Notice,
    "dashboard": DashboardLink,
    "settings": SettingsMenu,
    "pattern": Refusing,
    "policy": Refusing,
    "adjust": Refusing,
}
OPENED = {"request": RequestForm, "digest": DigestForm}


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


@pytest.mark.parametrize(
    ("ability", "word"), [(each, word) for each, words in WORDS.items() for word in words]
)
async def test_every_word_leads_where_it_should(house: Rooms, ability: str, word: str) -> None:
    for typed in (word, f" {word.upper()}! "):
        reply = await house.say(cast.ANNA, typed)
        if ability in SHOWN:
            said(reply, SHOWN[ability])
        else:
            opened(reply, OPENED[ability])


@pytest.mark.parametrize("nothing", ["", "   "])
async def test_nothing_asks_for_the_menu(house: Rooms, nothing: str) -> None:
    said(await house.say(cast.ANNA, nothing), Menu)


MONDAY = date(2026, 8, 3)
WEEKS = ["next week", "nächste Woche", "la semaine prochaine", "la próxima semana"]


@pytest.mark.parametrize(
    ("words", "first_day", "days"),
    [
        *[(f"away {week}", MONDAY, 7) for week in WEEKS],
        ("away this week", date(2026, 7, 27), 7),
        ("away esta semana", date(2026, 7, 27), 7),
        ("away tomorrow", date(2026, 7, 30), 1),
        ("away 3 to 14 august", MONDAY, 12),
        ("away 12/07/2026", date(2026, 12, 7), 1),
        ("who is away", date(2026, 7, 29), 1),
        ("who's off tomorrow?", date(2026, 7, 30), 1),
        ("who is away next week", MONDAY, 7),
        ("wer ist morgen weg", date(2026, 7, 30), 1),
        ("qui est absent demain", date(2026, 7, 30), 1),
        ("quién está fuera mañana", date(2026, 7, 30), 1),
    ],
)
async def test_people_ask_who_is_away_as_they_speak(
    house: Rooms, words: str, first_day: date, days: int
) -> None:
    shown = said(await house.say(cast.ANNA, words), Away)
    assert (shown.period.first_day, len(shown.period)) == (first_day, days)


async def test_a_date_with_two_readings_is_shown_as_the_first_where_nothing_is_at_stake(house: Rooms) -> None:
    shown = said(await house.say(cast.CARLA, "away 12/07/2026"), Away)
    assert shown.period.first_day == date(2026, 7, 12)


@pytest.mark.parametrize(
    "words", ["balance feb 30", "balance whenever", "away feb 30", "away sometime", "balance 1 january 2099"]
)
async def test_a_known_word_with_a_day_that_is_none_opens_no_form(house: Rooms, words: str) -> None:
    assert said(await house.say(cast.ANNA, words), NotUnderstood).text == words


async def test_a_type_after_balance_is_not_taken_for_a_day(house: Rooms) -> None:
    assert said(await house.say(cast.ANNA, "balance vacation"), Balances).is_today


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("vacation 14 august", date(2026, 8, 14)),
        ("urlaub am 14. August", date(2026, 8, 14)),
        ("vacation tomorrow afternoon", None),
        ("vacation", None),
    ],
)
async def test_a_day_may_stand_beside_a_type(house: Rooms, words: str, on: date | None) -> None:
    asked = [await understood(house, f"{ability} {words}") for ability in ("balance", "why")]
    assert asked == [intents.ShowBalances(on), intents.ShowWhy(cast.VACATION, on)]


async def test_somebody_can_be_mentioned(house: Rooms) -> None:
    typed = ("balance <@U1>", "balance <@U1|anna> on 14 august", "away <@U1>", "away <@U1> next week")
    assert [await understood(house, words) for words in typed] == [
        intents.ShowBalances(None, "U1"),
        intents.ShowBalances(date(2026, 8, 14), "U1"),
        intents.ShowAway(None, 28, "U1"),
        intents.ShowAway(MONDAY, 7, "U1"),
    ]


async def understood(house: Rooms, words: str) -> intents.Intent:
    talk = await recognise(house.house, intents.Asker(identity(cast.ANNA), "d"))
    assert isinstance(talk, Talk)
    found = understand(talk, words)
    assert found is not None
    assert not isinstance(found, NotUnderstood)
    return found


async def test_asking_with_dates_fills_the_form_in(house: Rooms) -> None:
    shown = opened(await house.say(cast.ANNA, "request 10-14 august"), RequestForm)
    assert shown.values.first_day == date(2026, 8, 10)
    said(await house.say(cast.ANNA, "request " * 5000), NotUnderstood)
