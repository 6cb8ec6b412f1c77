"""What is looked up and what is settled stands in the drawing, as Teams' people need it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.teams.actions import OURS, Action, AwaySpan
from adapters.teams.cards import LARGEST, size
from adapters.teams.screens import dialog, message, words
from adapters.teams.texts import Piece
from bot.screens import Away, DigestMessage, Notice, Screen, SettingsMenu, Why
from bot.screens.away import AwayDay
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.screens.examples.cast import BEN, TODAY, days
from bot.screens.facts import AwayFact, PersonFact
from bot.screens.helping import NoticeKind
from bot.wording.catalogue import languages
from domain.ids import EmployeeId
from domain.periods import Halves, Period
from tests.adapters.teams.test_forms_drawn import pieces_in

W = words("en")


def text_of(screen: Screen | str) -> str:
    return message(EXAMPLES[screen] if isinstance(screen, str) else screen, W).text


def form_of(name: str) -> str:
    return json.dumps(dialog(EXAMPLES[name], W).card, ensure_ascii=False)


def asked_by(screen: Screen) -> list[dict[str, Any]]:
    """The data of each button, those of old clients left out."""
    pressed = ("Action.Execute", "Action.Submit")
    found = [each for each in pieces_in(dialog(screen, W).card) if each["type"] in pressed]
    return [each["data"][OURS] for each in found]


def tables_of(screen: Screen) -> list[list[list[str]]]:
    found: list[Piece] = [each for each in pieces_in(message(screen, W).card) if each["type"] == "Table"]
    return [[[cell["items"][0]["text"] for cell in row["cells"]] for row in table["rows"]] for table in found]


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("balances", ["Your balances on Mon 29 June", "12½ days left", "25 granted · 3 carried over"]),
        ("balances", ["2 days lapse after Wed 31 March 2027", "no limit"]),
        ("balances of another", ["Balances of Ben Okafor on Fri 14 August 2026"]),
        ("balances as once known", ["As it was known on Sun 1 March 2026.", "Known now: 9½ days left"]),
        ("balances as once known", ["Flexitime", "not known then", "Known now: 3 h 30 left"]),
        ("why", ["Vacation, approved by Ben Okafor", "−5", "What is coming", "12½ days left"]),
        ("why as once known", ["As it was known on Sun 1 March.", "Known now: 9½ days left"]),
        ("why of another", ["Ben Okafor · Vacation: how the balance comes about"]),
        ("away today", ["Ben Okafor: Mon 6 – Wed 8 July"]),
        ("away this week", ["Tue 30 June", "Carla Núñez (morning, asked for)", "Christmas Eve (afternoon)"]),
        ("away, one person", ["Ben Okafor: Mon 29 June – Sun 26 July", "Mon 6 – Wed 8 July"]),
        ("here, one person", ["Alice Jones is not away then."]),
        ("nobody away", ["Nobody is away."]),
        ("digest", ["Berlin", "Alice Jones: all day", "Founders' Day in Berlin", "Coming up"]),
        ("digest, nobody off", ["Nobody is off today."]),
        ("corrected", ["Carla Núñez added 2 days of Vacation", "Moved on a Saturday", "14½ days left"]),
        (
            "stand-in, named, for administrators",
            ["Ben Okafor decides for Alice Jones, from Mon 3 August on."],
        ),
        ("stand-in, ended", ["Ben Okafor no longer decides for you."]),
        ("new working hours", ["From Mon 7 September on your working hours are"]),
        ("set up, done", ["Lighthouse Books is set up.", "28 days", "every working morning"]),
        ("not understood", ["“the week after the party”", "6-10 July"]),
        ("refusing", ["You already have leave on Tue 7 July"]),
    ],
)
def test_the_text_says_what_matters(name: str, facts: list[str]) -> None:
    said = text_of(name)
    assert [fact for fact in facts if fact not in said] == []


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("working hours, foreseen", ["This is what changes for 3 people", "Vacation 12½ → 14 days"]),
        ("working hours, for many", ["This is what changes for 12 people", "and 9 more"]),
        ("working hours, for too many", ["With 2400 people", "--dry-run"]),
        ("working hours, of no consequence", ["Nobody's balance or booked leave changes."]),
        ("working hours, refused", ["This cannot be saved yet.", "closed past"]),
        ("working hours", ["At present: Mon – Fri 8 h"]),
        ("policy, refused", ["This cannot be saved yet."]),
        ("correction", ["Vacation – 12½ days left"]),
        ("correction, doubtful", ["Nothing has been saved yet."]),
        ("claim", ["That is 3 h, usable until Thu 31 December."]),
        ("claim of a whole day", ["That is ½ day."]),
        ("claim, refused", ["This cannot be sent yet."]),
        ("stand-in", ["At present Ben Okafor decides for Alice Jones", "Both are told."]),
        ("digest form, arranged", ["Nothing is posted in this channel from then on."]),
        ("set up, mistaken", ["The channel is gone. Choose another."]),
    ],
)
def test_a_form_says_what_follows(name: str, facts: list[str]) -> None:
    drawn = form_of(name)
    assert [fact for fact in facts if fact not in drawn] == []


def test_a_long_statement_keeps_its_newest_lines() -> None:
    screen = EXAMPLES["why"]
    assert isinstance(screen, Why)
    long = replace(screen, lines=screen.lines * 20)
    past, coming = tables_of(long)
    assert size(message(long, W).card["body"]) <= LARGEST
    assert "earlier lines" in past[1][1]
    last = W.ledger_line(screen.lines[-1], screen.type, screen.on)
    assert past[-1][2:] == [last.amount, last.total]
    assert past[0] == coming[0]
    assert "There is more than fits here." not in message(long, W).text


def test_a_statement_of_the_longest_names_still_has_its_newest_lines_and_its_buttons() -> None:
    screen = HOSTILE["why"]
    assert isinstance(screen, Why)
    body = message(screen, W).card["body"]
    last = W.ledger_line(screen.lines[-1], screen.type, screen.on)
    assert [last.amount, last.total] in [row[2:] for table in tables_of(screen) for row in table]
    assert body[-1]["type"] == "ActionSet"


def test_a_balance_without_limit_and_one_of_the_past_have_nothing_to_explain() -> None:
    why = [data["type"] for data in asked_by(EXAMPLES["balances"]) if data["do"] == Action.SHOW_WHY]
    assert why == ["vacation", "flexitime"]
    for name in ("balances of another", "balances as once known"):
        assert Action.SHOW_WHY not in [data["do"] for data in asked_by(EXAMPLES[name])]


def test_of_many_people_the_first_are_named_and_the_others_counted() -> None:
    crowd = [PersonFact(EmployeeId(f"e-{number}"), f"Person {number}") for number in range(45)]
    facts = tuple(AwayFact(person, days(TODAY), Halves.BOTH) for person in crowd)
    screen = Away(Period(TODAY, TODAY), TODAY, None, (AwayDay(TODAY, facts, ()),))
    assert "Person 29" in text_of(screen)
    assert "Person 30" not in text_of(screen)
    assert "and 15 more" in text_of(screen)


def test_of_a_long_stretch_the_first_days_are_shown_and_the_others_counted() -> None:
    day = AwayDay(TODAY, (AwayFact(BEN, days(TODAY), Halves.BOTH),), ())
    screen = Away(Period(TODAY, TODAY), TODAY, None, (day,) * 45)
    assert "and 5 more days" in text_of(screen)


def test_from_the_digest_next_week_is_one_press_away() -> None:
    assert asked_by(EXAMPLES["digest"]) == [{"do": Action.SHOW_AWAY, "span": AwaySpan.NEXT_WEEK}]


def test_the_digest_says_until_when_and_never_why() -> None:
    screen = EXAMPLES["digest"]
    assert isinstance(screen, DigestMessage)
    assert "Vacation" not in json.dumps(message(screen, W).card)


@pytest.mark.parametrize("locale", languages())
def test_in_teams_people_just_type(locale: str) -> None:
    for screen in EXAMPLES.values():
        drawn = json.dumps([message(screen, words(locale)).card, dialog(screen, words(locale)).card])
        assert "/vacation" not in drawn
        assert "<#" not in drawn


def test_help_names_only_what_its_reader_may() -> None:
    few, many = text_of("help"), text_of("help for administrators")
    for ability in ("toil", "stand-in", "settings", "digest", "for @name"):
        assert ability not in few
        assert ability in many


def test_a_conversation_is_never_named_by_its_id() -> None:
    about = Notice(NoticeKind.CHANNEL_GONE, "19:0123456789abcdef@thread.tacv2")
    assert "19:" not in text_of(about)
    assert "a channel" in text_of(about)


def test_the_settings_are_only_those_that_the_reader_may() -> None:
    approver = asked_by(SettingsMenu(may_settle=False, may_name_stand_in=True, may_arrange_digest=False))
    assert [data["do"] for data in approver] == [Action.OPEN_STAND_IN]
    everything = asked_by(SettingsMenu(may_settle=True, may_name_stand_in=True, may_arrange_digest=True))
    assert [data["do"] for data in everything] == [
        Action.OPEN_PATTERN,
        Action.OPEN_POLICY,
        Action.OPEN_ADJUST,
        Action.OPEN_STAND_IN,
        Action.OPEN_DIGEST,
    ]


def test_who_was_corrected_can_see_why_and_who_corrected_cannot() -> None:
    assert [data["do"] for data in asked_by(EXAMPLES["corrected"])] == [Action.SHOW_WHY]
    assert asked_by(EXAMPLES["corrected, for administrators"]) == []


def test_a_digest_is_stopped_for_its_own_channel() -> None:
    stops = [data for data in asked_by(EXAMPLES["digest form, arranged"]) if data["do"] == Action.STOP_DIGEST]
    assert stops == [{"do": Action.STOP_DIGEST, "channel": "C0BERLIN"}]
    assert Action.STOP_DIGEST not in [data["do"] for data in asked_by(EXAMPLES["digest form"])]
