"""People's own words are shown as they wrote them, and never run as Markdown, a mention or a function."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from adapters.teams.texts import JOINER, bold, clipped, emoji, read_aloud, safe, straight

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"paragraph_open", "inline", "paragraph_close"}
LOOKALIKES = "\N{MODIFIER LETTER LOW MACRON}\N{MODIFIER LETTER GRAVE ACCENT}"
WRITTEN = st.text(
    st.one_of(st.sampled_from("*_~`<>\\[](){}#-+!&;:.)|=@ \n\t19a"), st.characters(codec="utf-8")),
    max_size=60,
)


def kinds_in(markdown: str) -> set[str]:
    """What Markdown makes of it, besides text in a paragraph."""
    tokens = MARKDOWN.parse(markdown)
    inner = {child.type for token in tokens for child in token.children or ()}
    return ({token.type for token in tokens} - PLAIN) | (inner - {"text"})


@given(WRITTEN)
@example("*b* _i_ ~~s~~ `c` **bold**")
@example("[click](https://evil.example) ![picture](https://evil.example/p.png)")
@example("[a][b] [b]: https://evil.example")
@example("<https://evil.example> <b>x</b>")
@example("# title")
@example("1. July")
@example("- a\n- b")
@example("> quoted")
@example("---")
@example("&lt;b&gt; &#42;")
@example("\\*a\\*")
def test_nothing_that_people_write_is_markdown(written: str) -> None:
    assert kinds_in(safe(written)) == set()


@given(WRITTEN)
def test_words_reach_a_screen_reader_as_they_were_written(written: str) -> None:
    """Signs that Markdown would read are replaced by ones that look the same, and none is lost."""
    assert letters_of(read_aloud(safe(written))) == letters_of(straight(written))


def letters_of(text: str) -> str:
    """Without the two letters that stand for signs."""
    return "".join(sign for sign in text if sign.isalnum() and sign not in LOOKALIKES)


@pytest.mark.parametrize("written", ["<at>Ben</at>", "<at id='1'>everyone</at>"])
def test_nobody_is_mentioned_by_what_people_write(written: str) -> None:
    assert not set(safe(written)) & set("<>")


@pytest.mark.parametrize(
    "written", ["{{DATE(2026-07-06T00:00:00Z, SHORT)}}", "{{{TIME(x)}}", "{{ DATE(x) }}"]
)
def test_no_day_is_worked_out_by_what_people_write(written: str) -> None:
    assert "{{" not in safe(written)


def test_a_name_cannot_break_the_line_or_turn_the_text_round() -> None:
    assert safe("Ann\n> quoted \N{RIGHT-TO-LEFT OVERRIDE}x") == (
        "Ann \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} quoted x"
    )


def test_hours_after_a_hebrew_name_are_read_in_their_order() -> None:
    name = "\N{HEBREW LETTER DALET}\N{HEBREW LETTER NUN} \N{HEBREW LETTER LAMED}"
    assert safe(f"{name}, 14:00") == f"{name}\N{LEFT-TO-RIGHT MARK}, 14:00"


def test_days_and_hours_are_left_as_they_are() -> None:
    said = "Mon 6 – Fri 10 July, 14:00-17:30 (7½ days) & more"
    assert safe(said) == said


def test_bold_is_ours_alone() -> None:
    assert bold("Ann *B*").count("*") == 4
    assert bold("  ") == ""
    assert kinds_in(bold("1. July")) == {"strong_open", "strong_close"}


def test_what_is_read_aloud_has_no_marks() -> None:
    assert read_aloud(f"{bold('1. July')} and {safe('{{DATE(x)}}')}") == "1. July and {{DATE(x)}}"
    assert JOINER not in read_aloud(bold("- a"))


def test_long_text_ends_with_an_ellipsis() -> None:
    assert clipped("abcdef", 4) == "abc…"
    assert clipped("abc def", 5) == "abc…"
    assert clipped("", 4) == " "


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (":palm_tree:", "\N{PALM TREE} "),
        (":face_with_thermometer:", "\N{FACE WITH THERMOMETER} "),
        (":no_such_sign:", ""),
        ("\N{PALM TREE}", "\N{PALM TREE} "),
        ("<!here>", ""),
        ("<at>", ""),
        ("", ""),
        ("ü" * 9, ""),
    ],
)
def test_only_an_emoji_stands_for_a_leave_type(name: str, shown: str) -> None:
    assert emoji(name) == shown
