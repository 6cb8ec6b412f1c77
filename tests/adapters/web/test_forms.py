"""Fields as everybody reads them, whether they see, hear or feel the page."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.web.posted import Posted
from adapters.web.templating import environment
from bot.replies import Slip
from bot.wording import words
from domain.amounts import Amount
from domain.leave.requests import Status
from tests.adapters.web.reading import Element, parsed

MARKUP = '"><script>alert(1)</script>'


def drawn(call: str, **facts: Any) -> Element:
    names = "field, area, choose, tick, ticks, radios, summary, do"
    source = f'{{% from "parts/forms.html" import {names} with context %}}{{{{ {call} }}}}'
    known = {"w": words("en"), "problems": {}, "typed": {}, "typed_lists": {}, "press": "p", **facts}
    return parsed(environment().from_string(source).render(known))


def test_a_field_is_named_by_its_label_and_told_of_by_its_hint() -> None:
    found = drawn('field("note", "Note", "old", hint="Only approvers read it.", required=true)')
    box = found.one("input")
    assert found.one("label").attributes["for"] == box.attributes["id"]
    assert box.attributes["aria-describedby"] == found.one("p").attributes["id"]
    assert (box.attributes["value"], "required" in box.attributes) == ("old", True)
    assert "aria-invalid" not in box.attributes


def test_what_is_wrong_stands_under_its_field_and_what_was_typed_stays() -> None:
    found = drawn('field("day", "Day", "2026-07-06")', problems={"day": "No."}, typed={"day": MARKUP})
    box = found.one("input")
    assert (box.attributes["value"], box.attributes["aria-invalid"]) == (MARKUP, "true")
    assert box.attributes["aria-describedby"] == found.one("p").attributes["id"] == "e-day"
    assert found.all("script") == []


@pytest.mark.parametrize(("typed", "chosen"), [({}, "b"), ({"where": "a"}, "a")])
def test_a_choice_shows_what_was_chosen_last(typed: dict[str, str], chosen: str) -> None:
    found = drawn('choose("where", "Where", [("a", "A"), ("b", "B")], "b")', typed=typed)
    marked = [each.attributes["value"] for each in found.all("option") if "selected" in each.attributes]
    assert marked == [chosen]


def test_boxes_stand_in_a_group_with_a_name_and_forget_nothing() -> None:
    call = 'ticks("who", "Who", [("a", "A"), ("b", "B")], ("b",))'
    assert drawn(call).one("legend").text == "Who"
    for facts, chosen in (({}, ["b"]), ({"typed": {"who": "a"}, "typed_lists": {"who": ("a",)}}, ["a"])):
        boxes = drawn(call, **facts).all("input")
        assert [each.attributes["value"] for each in boxes if "checked" in each.attributes] == chosen


def test_a_box_that_was_unticked_comes_back_unticked() -> None:
    assert "checked" in drawn('tick("paid", "Paid", true)').one("input").attributes
    assert "checked" not in drawn('tick("paid", "Paid", true)', typed={"other": "x"}).one("input").attributes


def test_the_summary_leads_to_each_field() -> None:
    found = drawn('summary({"day": "First day"})', problems={"day": "There is no such day."})
    assert found.one("a").attributes["href"] == "#f-day"
    assert "First day: There is no such day." in found.text


@pytest.mark.parametrize(
    ("text", "read", "slip"),
    [
        ("7,5", Amount(15, 2), None), ("7.5", Amount(15, 2), None), ("−3", Amount(-3), None),
        ("", None, None), ("1e999", None, Slip.NOT_A_NUMBER), ("nan", None, Slip.NOT_A_NUMBER),
        ("five", None, Slip.NOT_A_NUMBER), ("1" * 30, None, Slip.NOT_A_NUMBER), ("0.1", Amount(1, 10), None),
    ],
)  # fmt: skip
def test_amounts_are_read_exactly(text: str, read: Amount | None, slip: Slip | None) -> None:
    posted = Posted({"n": [text]})
    assert posted.number("n") == read
    assert posted.problems.get("n") is slip


@pytest.mark.parametrize(
    ("text", "read", "slip"),
    [("09:30", 570, None), ("24:00", 1440, None), ("24:01", None, Slip.NO_SUCH_TIME), ("", None, None),
     ("9h", None, Slip.NO_SUCH_TIME), ("9:5:1", None, Slip.NO_SUCH_TIME), ("00:60", None, Slip.NO_SUCH_TIME)],
)  # fmt: skip
def test_times_are_minutes_after_midnight(text: str, read: int | None, slip: Slip | None) -> None:
    posted = Posted({"t": [text]})
    assert (posted.minute("t"), posted.problems.get("t")) == (read, slip)


def test_days_texts_and_choices_that_make_no_sense_are_noted_and_never_raised() -> None:
    posted = Posted({"day": ["2026-02-30"], "note": ["x" * 2_001], "state": ["none"], "need": [" "]})
    assert (posted.day("day"), len(posted.text("note")), posted.choice("state", Status)) == (
        None,
        2_000,
        None,
    )
    assert posted.needed("need") == ""
    assert posted.problems == {"day": Slip.NO_SUCH_DAY, "note": Slip.TOO_LONG, "need": Slip.MISSING}


def test_a_number_with_a_fraction_is_no_whole_one() -> None:
    posted = Posted({"n": ["1.5"], "m": ["3"]})
    assert (posted.whole("n"), posted.whole("m")) == (None, 3)
    assert posted.problems == {"n": Slip.NOT_A_NUMBER}
