"""Lines of iCalendar: folded between characters, escaped so that words stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vText
from icalendar.parser import Contentline

from adapters.feed.kept import Kept
from adapters.feed.lines import LONGEST, folded, text

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=300)


@given(WORDS)
def test_what_is_folded_is_short_and_unfolds_to_what_it_was(words: str) -> None:
    made = folded(f"SUMMARY:{words}")
    lines = made.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= LONGEST for line in lines)
    assert all(line.startswith(b" ") for line in lines[1:])
    unfolded = b"".join([lines[0], *(line[1:] for line in lines[1:])])
    assert unfolded.decode() == f"SUMMARY:{words}"
    assert [line.decode() for line in lines]


@given(WORDS)
def test_another_reader_finds_the_words_as_they_were(words: str) -> None:
    line = Contentline.from_ical(text("SUMMARY", words).removesuffix(b"\r\n").decode())
    name, _, value = line.parts()
    assert name == "SUMMARY"
    assert vText.from_ical(value) == words


def test_every_end_of_a_line_within_words_is_written_as_one_that_is_none() -> None:
    assert text("SUMMARY", "a\r\nb\rc\nd\u2028e\x85f") == b"SUMMARY:a\\nb\\nc\\nd\\ne\\nf\r\n"
    assert text("SUMMARY", "a\x00b\x1bc\x7fd") == b"SUMMARY:abcd\r\n"
    assert text("SUMMARY", "a\\b;c,d") == b"SUMMARY:a\\\\b\\;c\\,d\r\n"
    assert text("SUMMARY", "half\ud83d") == b"SUMMARY:half?\r\n"


def test_what_is_kept_gives_way_to_what_was_asked_for_since() -> None:
    kept = Kept(most=10)
    kept.put("a", 1, b"aaaa")
    kept.put("b", 1, b"bbbb")
    assert kept.get("a") == (1, b"aaaa")
    kept.put("c", 1, b"cccc")
    assert kept.get("b") is None
    assert kept.get("a") is not None
    kept.put("a", 2, b"a")
    assert kept.get("a") == (2, b"a")
    assert kept.size == 5
    kept.put("d", 1, b"d" * 11)
    assert (kept.size, kept.get("d")) == (0, None)


@pytest.mark.parametrize("before", range(5))
@pytest.mark.parametrize("letter", ["x", "ü", "€", "🏖"])
def test_no_line_ends_within_a_letter_wherever_it_falls(before: int, letter: str) -> None:
    words = f"SUMMARY:{'.' * before}{letter * 90}"
    lines = folded(words).removesuffix(b"\r\n").split(b"\r\n ")
    assert "".join(line.decode() for line in lines) == words
    assert max(len(line) for line in lines) <= LONGEST
    assert len(lines[0]) > LONGEST - len(letter.encode())
