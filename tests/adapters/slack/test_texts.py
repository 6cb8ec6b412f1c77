"""People's own words are shown as they wrote them, and never run as markup."""

import pytest

from adapters.slack.blocks import within_limit
from adapters.slack.texts import bold, clipped, code, emoji, markup, plain, safe


@pytest.mark.parametrize(
    "written", ["<!channel>", "<@U1>", "<https://a.example|b>", "*b*", "_i_", "~s~", "`c`"]
)
def test_nothing_that_people_write_is_markup(written: str) -> None:
    said = safe(written)
    assert not set(said) & set("<>*_~`")


def test_a_name_cannot_break_the_line_or_turn_the_text_round() -> None:
    assert safe("Ann\n> quoted \N{RIGHT-TO-LEFT OVERRIDE}x") == "Ann &gt; quoted x"


def test_hours_after_a_hebrew_name_are_read_in_their_order() -> None:
    name = "\N{HEBREW LETTER DALET}\N{HEBREW LETTER NUN} \N{HEBREW LETTER LAMED}"
    assert safe(f"{name}, 14:00") == f"{name}\N{LEFT-TO-RIGHT MARK}, 14:00"


def test_bold_is_ours_alone() -> None:
    assert bold("Ann *B*").count("*") == 2
    assert bold("  ") == ""
    assert code("a`b").count("`") == 2


def test_long_text_ends_with_an_ellipsis_and_never_within_an_entity() -> None:
    assert clipped("abcdef", 4) == "abc…"
    assert markup("&amp;" * 1000)["text"] == "&amp;" * 599 + "…"
    assert clipped("", 4) == " "
    assert plain("x" * 80, 75)["text"] == "x" * 74 + "…"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (":palm_tree:", ":palm_tree: "),
        ("\N{PALM TREE}", "\N{PALM TREE} "),
        ("<!here>", ""),
        ("", ""),
        ("ü" * 9, ""),
    ],
)
def test_only_an_emoji_stands_for_a_leave_type(name: str, shown: str) -> None:
    assert emoji(name) == shown


def test_what_does_not_fit_is_said_to_be_missing() -> None:
    blocks = within_limit([{"type": "divider"}] * 60, "There is more.")
    assert len(blocks) == 50
    assert blocks[-1]["elements"][0]["text"] == "… There is more."
