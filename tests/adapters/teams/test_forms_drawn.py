"""Forms ask by names that are read, keep what was typed, and say under each field what is wrong with it."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest

from adapters.teams.actions import LOOK, OURS, Callback, Input, Problem, read_kept
from adapters.teams.screens import dialog, message, words
from adapters.teams.texts import Piece
from bot.replies import Field, Slip
from bot.screens import Form
from bot.screens.examples import EXAMPLES, HOSTILE
from domain.refusals import NotWorkedYet

W = words("en")
FORMS = {name: screen for name, screen in EXAMPLES.items() if isinstance(screen, get_args(Form))}
HOSTILE_FORMS = {
    f"hostile {n}": screen for n, screen in HOSTILE.items() if isinstance(screen, get_args(Form))
}
ALL = [pytest.param(form, id=name) for name, form in (FORMS | HOSTILE_FORMS).items()]
WHOLE = [pytest.param(form, id=name) for name, form in FORMS.items()]
"""Those that are not cut to the size of a card."""
TYPED = {"Input.Date": "2026-08-03", "Input.Time": "10:15", "Input.Toggle": "true"}
FIELDS = {field.value: field for field in Field}


def pieces_in(piece: object) -> Iterator[Piece]:
    """Every piece, however deep."""
    if isinstance(piece, dict):
        if "type" in piece:
            yield piece
        for each in piece.values():
            yield from pieces_in(each)
    elif isinstance(piece, list):
        for each in piece:
            yield from pieces_in(each)


def fields_of(piece: object) -> list[Piece]:
    return [each for each in pieces_in(piece) if str(each["type"]).startswith("Input.")]


def problem_under(piece: object, name: str) -> str | None:
    """What stands right after a field."""
    for each in pieces_in(piece):
        for items in (each.get("body"), each.get("items")):
            names = [item.get("id") for item in items or ()]
            if name in names and names.index(name) + 1 < len(items):
                return str(items[names.index(name) + 1].get("text"))
    return None


@pytest.mark.parametrize("form", ALL)
def test_each_field_goes_by_a_name_that_is_read_and_by_it_alone(form: Form) -> None:
    for drawn in (dialog(form, W).card, message(form, W).card):
        names = [field["id"] for field in fields_of(drawn)]
        assert set(names) <= {each.value for each in Input}
        assert len(names) == len(set(names))
        assert all(field.get("label") or field.get("title") for field in fields_of(drawn))


@pytest.mark.parametrize("form", WHOLE)
def test_what_was_typed_is_kept(form: Form) -> None:
    typed = {
        field["id"]: TYPED.get(field["type"], f"typed into {field['id']}")
        for field in fields_of(dialog(form, W).card)
    }
    for drawn in (dialog(form, W, (), typed).card, message(form, W, None, (), typed).card):
        assert {field["id"]: field["value"] for field in fields_of(drawn)} == typed


@pytest.mark.parametrize("form", WHOLE)
def test_each_problem_stands_under_its_field(form: Form) -> None:
    names = [field["id"] for field in fields_of(dialog(form, W).card) if field["id"] in FIELDS]
    problems: tuple[Problem, ...] = tuple((FIELDS[name], Slip.MISSING) for name in names)
    for drawn in (dialog(form, W, problems).card, message(form, W, None, problems).card):
        assert {name: problem_under(drawn, name) for name in names} == dict.fromkeys(
            names, W.slip(Slip.MISSING)
        )


@pytest.mark.parametrize("form", WHOLE)
def test_what_is_wrong_with_a_field_that_is_not_there_stands_on_top(form: Form) -> None:
    problem = NotWorkedYet(date(2026, 6, 30), date(2026, 6, 29))
    drawn = dialog(form, W, ((Field.CHANNEL, problem),)).card
    assert drawn["body"][0]["text"] == W.refusal(problem)
    assert drawn["body"][0]["color"] == "attention"


@pytest.mark.parametrize("form", ALL)
def test_a_form_is_sent_by_a_button_that_takes_what_was_filled_in(form: Form) -> None:
    for drawn in (dialog(form, W).card, message(form, W).card):
        last = drawn["body"][-1]
        assert last["type"] == "ActionSet"
        sends = last["actions"][0]
        assert Callback(sends["data"][OURS]["do"])
        assert LOOK not in sends["data"][OURS]
        assert "associatedInputs" not in sends


@pytest.mark.parametrize("form", ALL)
def test_looking_again_is_about_the_same_form_as_sending_it(form: Form) -> None:
    drawn = dialog(form, W).card
    sends = drawn["body"][-1]["actions"][0]["data"][OURS]
    looks = [
        each["data"][OURS]
        for each in pieces_in(drawn)
        if each["type"] == "Action.Submit" and LOOK in each["data"][OURS]
    ]
    for each in looks:
        assert each["do"] == sends["do"]
        assert read_kept(each) == read_kept(sends)


def test_a_company_is_set_up_without_a_channel() -> None:
    names = {field["id"] for field in fields_of(dialog(FORMS["set up"], W).card)}
    assert names == {Input.COUNTRY, Input.REGION, Input.DAYS, Input.APPROVER}
    empty = {field["id"] for field in fields_of(dialog(FORMS["set up, empty"], W).card)}
    assert Input.REGION not in empty


def test_a_correction_that_looks_like_a_slip_asks_whether_it_is_meant() -> None:
    fields = {field["id"]: field for field in fields_of(dialog(FORMS["correction, doubtful"], W).card)}
    assert fields[Input.MEANT]["value"] == "true"
    assert Input.MEANT not in {field["id"] for field in fields_of(dialog(FORMS["correction"], W).card)}


def test_who_stands_in_at_present_can_be_ended_after_a_question() -> None:
    asks = [
        each for each in pieces_in(dialog(FORMS["stand-in"], W).card) if each["type"] == "Action.ShowCard"
    ]
    assert [each["card"]["actions"][0]["data"][OURS]["do"] for each in asks] == ["end_stand_in"]


def test_a_change_that_was_not_seen_is_shown_before_it_is_saved() -> None:
    for name, title in (
        ("working hours", "See what changes"),
        ("working hours, foreseen", "Save"),
        ("policy", "See what changes"),
        ("policy, foreseen", "Save"),
    ):
        assert dialog(FORMS[name], W).card["body"][-1]["actions"][0]["title"] == title
