"""Every event that the log may hold is told as a sentence, in every language."""

from dataclasses import replace
from typing import get_args

import pytest

from bot.auditing import MATTERS, Happening, Matter, Names
from bot.ports import Origin
from bot.wording import PSEUDO, auditing, words
from domain.company.events import ExpirySet, PastClosed
from domain.employees.events import EmployeeLeaves
from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Request, Status, Step
from domain.streams import Event
from tests import cast
from tests.foreign import foreign, unlooked_up
from tests.storage.samples import BY_THE_CLOCK, EVENTS, GROWN

NAMES = Names({cast.ANNA: "Anna Kovács", cast.BEN: "Ben Okafor"}, cast.settings())
REQUEST = Request(
    BY_THE_CLOCK.request_id,
    cast.VACATION,
    cast.asked("2026-08-03", "2026-08-07"),
    (),
    (),
    Status.PENDING,
    (Step((cast.BEN,)),),
    cast.ANNA,
    cast.NOW,
)
TOLD: tuple[Event, ...] = (
    *EVENTS,
    *GROWN,
    BY_THE_CLOCK,
    replace(BY_THE_CLOCK, amends=RequestId("r1")),
    replace(BY_THE_CLOCK, amends=RequestId("r1"), is_cancellation=True),
    EmployeeLeaves(None),
    ExpirySet(None),
    ExpirySet(1),
    PastClosed(None),
)


def test_there_is_an_example_of_every_event() -> None:
    assert {type(each) for each in TOLD} == set(get_args(Event))
    assert frozenset[type[Event]]().union(*MATTERS.values()) == {type(each) for each in TOLD}


@pytest.mark.parametrize("event", TOLD, ids=lambda each: type(each).__name__)
def test_every_event_is_told_in_every_language(event: Event) -> None:
    happening = Happening(event, NAMES, REQUEST)
    english, german = (auditing.sentence(words(each), happening, cast.TODAY) for each in ("en", "de"))
    assert english != german
    assert english.strip()
    assert "{" not in english + german
    assert "!" not in english + german


@pytest.mark.parametrize("event", TOLD, ids=lambda each: type(each).__name__)
def test_every_sentence_is_looked_up(event: Event) -> None:
    said = auditing.sentence(words(PSEUDO), foreign(Happening(event, NAMES, REQUEST)), cast.TODAY)
    assert unlooked_up(said) == set()


@pytest.mark.parametrize("kind", [*Origin, *Matter])
def test_where_it_was_done_and_what_about_is_said(kind: Origin | Matter) -> None:
    say = auditing.origin if isinstance(kind, Origin) else auditing.matter
    assert say(words("en"), kind) != say(words("de"), kind)  # type: ignore[arg-type]


def test_what_is_not_known_any_more_goes_by_its_id() -> None:
    names = Names({}, cast.settings())
    said = auditing.sentence(words("en"), Happening(BY_THE_CLOCK, names), cast.TODAY)
    assert said
    assert names.person(EmployeeId("gone")) == "gone"
