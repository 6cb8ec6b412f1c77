"""What cards are made of stays within what Teams takes, and is read aloud whole."""

import json
from datetime import date

import pytest

from adapters.teams.actions import OURS, Action, Callback, Input
from adapters.teams.cards import (
    LARGEST,
    MOST_ROWS,
    box,
    card,
    columns,
    facts,
    heading,
    iso,
    lines,
    quote,
    size,
    spoken,
    table,
    text,
    title,
    within_limit,
)
from adapters.teams.elements import (
    MOST_CHOICES,
    MOST_LABEL,
    MOST_TITLE,
    MOST_TYPED,
    actions,
    ask,
    beside,
    day_field,
    do,
    multi_select,
    person_field,
    select,
    show,
    text_field,
    tick,
    time_field,
)
from adapters.teams.texts import Piece

MARKUP = "<at>Ben</at> **b** [x](https://evil.example) {{DATE(2026-07-06, SHORT)}}"
BUTTONS = actions(show(Action.SHOW_HELP, "Help"))[0]


def long_body(number: int = 60) -> list[Piece]:
    return [text("x" * 900) for _ in range(number)]


def is_plain(words: str) -> bool:
    return not any(sign in words for sign in ("<", "**", "](", "{{"))


@pytest.mark.parametrize(
    "piece",
    [
        heading(MARKUP),
        title(MARKUP),
        quote(MARKUP),
        facts([(MARKUP, MARKUP)]),
        table([("Day", "What"), (MARKUP, MARKUP)], (1, 1), ()),
        select(Input.LEAVE_TYPE, MARKUP, [], None)["label"],
    ],
)
def test_nobodys_words_are_markup_wherever_they_stand(piece: Piece | str) -> None:
    assert is_plain(json.dumps(piece))


def test_somebodys_own_words_keep_their_lines() -> None:
    said = quote("First\n\n- second\n")
    assert [item["text"].replace("\N{WORD JOINER}", "") for item in said["items"]] == ["First", "- second"]
    assert quote("  ")["items"][0]["text"] == " "


def test_lines_stand_close_under_each_other_and_empty_ones_are_left_out() -> None:
    first, second = lines("one", "", "two", isSubtle=True)
    assert "spacing" not in first
    assert second["spacing"] == "none"
    assert first["isSubtle"] is second["isSubtle"] is True


def test_a_card_says_its_version_and_that_it_is_wide() -> None:
    drawn = card([text("x")], "more", is_wide=True, refresh={"userIds": []})
    assert drawn["version"] == "1.5"
    assert drawn["msteams"] == {"width": "Full"}
    assert drawn["refresh"] == {"userIds": []}
    assert "msteams" not in card([text("x")], "more")


def test_a_card_that_fits_is_left_alone() -> None:
    body = [text("x"), BUTTONS]
    assert within_limit(body, "There is more.") == body


def test_what_does_not_fit_is_said_to_be_missing_and_the_buttons_stay() -> None:
    kept = within_limit([*long_body(), BUTTONS], "There is more.")
    assert size(kept) <= LARGEST
    assert kept[-1] == BUTTONS
    assert kept[-2]["text"] == "… There is more."
    assert len(kept) > 20


def test_without_buttons_the_end_is_left_out_as_well() -> None:
    kept = within_limit(long_body(), "There is more.")
    assert size(kept) <= LARGEST
    assert kept[-1]["text"] == "… There is more."


def test_letters_of_any_script_count_by_their_bytes() -> None:
    kept = within_limit([text("דנה" * 200) for _ in range(60)], "There is more.")
    assert size(kept) <= LARGEST


def test_a_table_has_no_more_rows_than_can_be_taken_in() -> None:
    drawn = table([("a", "1")] * (MOST_ROWS + 5), (3, 1), right=(1,))
    assert len(drawn["rows"]) == MOST_ROWS
    name, figure = drawn["rows"][0]["cells"]
    assert "horizontalAlignment" not in name["items"][0]
    assert figure["items"][0]["horizontalAlignment"] == "right"


def test_everything_that_is_shown_is_read_aloud_but_buttons_and_fields() -> None:
    body = [
        heading("Title"),
        box([text("**in** a box")]),
        columns(([text("left")], "stretch"), ([text("right")], "auto")),
        facts([("Ben", "until Friday")]),
        table([("Day", "Amount"), ("1 Jan", "+25"), ("", "5")], (1, 1), ()),
        tick(Input.MEANT, "I mean it", is_ticked=False),
        BUTTONS,
    ]
    assert spoken(body).split("\n") == [
        "Title",
        "in a box",
        "left",
        "right",
        "Ben: until Friday",
        "Day · Amount",
        "1 Jan · +25",
        "5",
    ]


def test_a_button_that_acts_has_a_way_for_old_clients() -> None:
    button = do(Action.APPROVE, "Approve", {"request": "r-1"}, style="positive", label="Approve Ben's leave")
    assert button["type"] == "Action.Execute"
    assert button["fallback"]["type"] == "Action.Submit"
    assert button["data"] == button["fallback"]["data"] == {OURS: {"do": "approve", "request": "r-1"}}
    assert button["tooltip"] == "Approve Ben's leave"
    assert button["associatedInputs"] == "none"
    assert "associatedInputs" not in do(Callback.CLAIM, "Claim", takes_fields=True)


def test_a_button_that_shows_something_opens_a_dialog() -> None:
    button = show(Action.SHOW_WHY, "Why", {"type": "vacation"})
    assert button["data"] == {"msteams": {"type": "task/fetch"}, OURS: {"do": "show_why", "type": "vacation"}}


def test_what_cannot_be_undone_is_asked_about_first() -> None:
    inner = do(Action.CANCEL, "Cancel leave")
    question = ask("Cancel leave", [text("Sure?")], inner)
    assert question["type"] == "Action.ShowCard"
    assert question["card"]["actions"] == [inner]


def test_a_row_without_buttons_is_no_row() -> None:
    assert actions(None, None) == []
    assert len(actions(None, BUTTONS)[0]["actions"]) == 1


def test_long_titles_and_labels_are_cut() -> None:
    assert len(do(Action.APPROVE, "x" * 999)["title"]) == MOST_TITLE
    assert len(tick(Input.MEANT, "x" * 999, is_ticked=True)["title"]) == MOST_LABEL
    choices = select(Input.LEAVE_TYPE, "Type", [(str(n), "x" * 999) for n in range(999)], None)["choices"]
    assert len(choices) == MOST_CHOICES
    assert len(choices[0]["title"]) == MOST_LABEL


def test_a_field_holds_what_is_known() -> None:
    assert day_field(Input.DAY, "On", date(2026, 7, 6))["value"] == iso(date(2026, 7, 6)) == "2026-07-06"
    assert time_field(Input.TIME, "At", 8 * 60 + 5)["value"] == "08:05"
    assert person_field(Input.PERSON, "Who", "aad-1", "Choose")["value"] == "aad-1"
    assert multi_select(Input.GIVEN_BACK, "Days", [("a", "A"), ("b", "B")], ("a", "b"))["value"] == "a,b"
    assert len(text_field(Input.NOTE, "Note", "x" * 9999, "")["value"]) == MOST_TYPED
    assert tick(Input.MEANT, "I mean it", is_ticked=True)["value"] == "true"


@pytest.mark.parametrize(
    "empty",
    [
        day_field(Input.DAY, "On", None),
        time_field(Input.TIME, "At", None),
        person_field(Input.PERSON, "Who", None, "Choose"),
        text_field(Input.NOTE, "Note", "", "What was done"),
        multi_select(Input.GIVEN_BACK, "Days", [], ()),
        select(Input.LEAVE_TYPE, "Type", [], None),
    ],
)
def test_an_empty_field_has_no_value(empty: Piece) -> None:
    assert "value" not in empty
    assert "isRequired" not in empty


def test_a_field_that_is_needed_says_so_where_it_is_empty() -> None:
    field = day_field(Input.DAY, "On", None, required="Choose a day.")
    assert field["isRequired"] is True
    assert field["errorMessage"] == "Choose a day."
    assert iso(None) is None


def test_the_end_of_a_day_is_a_time_that_fields_take() -> None:
    assert time_field(Input.END, "To", 24 * 60)["value"] == "00:00"


def test_fields_that_belong_together_stand_side_by_side() -> None:
    pair = beside(day_field(Input.FIRST_DAY, "From", None), day_field(Input.LAST_DAY, "To", None))
    assert [column["items"][0]["id"] for column in pair["columns"]] == ["first_day", "last_day"]
