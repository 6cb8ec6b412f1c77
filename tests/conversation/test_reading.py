"""What people type about dates is read as they meant it, or not at all."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_interval
from hypothesis import example, given
from hypothesis import strategies as st

from bot.conversation.reading import (
    HORIZON,
    LOOK_BACK,
    Ambiguous,
    Outcome,
    Read,
    Reason,
    Unread,
    apart,
    read_dates,
    read_day,
    read_past_day,
)
from bot.conversation.reading.lexicon import own_words
from bot.conversation.reading.outcomes import MOST_LETTERS
from bot.conversation.reading.words import LANGUAGES
from domain.periods import Asked, DayPart, Period

TODAY = date(2026, 7, 29)
"""A Wednesday."""
SUN_THU = (6, 0, 1, 2, 3)


def phrases() -> list[tuple[str, ...]]:
    """The corpus; 45 phrases on which parsers were compared come first, | parts readings to choose from."""
    with (Path(__file__).parent / "phrases.tsv").open(encoding="utf-8", newline="") as corpus:
        return [tuple(row) for row in csv.reader(corpus, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def written(asked: Asked) -> str:
    days = list(dict.fromkeys([asked.period.first_day, asked.period.last_day]))
    text = "..".join(day.isoformat() for day in days)
    if asked.span:
        start, end = divmod(asked.span.start, 60), divmod(asked.span.end, 60)
        return f"{text} {start[0]:02}:{start[1]:02}-{end[0]:02}:{end[1]:02}"
    return text if asked.part is DayPart.ALL_DAY else f"{text} {asked.part.value}"


def told(outcome: Outcome) -> tuple[str, str]:
    match outcome:
        case Read(asked, rest, half_unnamed):
            return written(asked) + " unnamed" * half_unnamed, rest
        case Ambiguous(readings, rest):
            return " | ".join(map(written, readings)), rest
        case Unread(reason):
            return f"! {reason.value}", ""


@pytest.mark.parametrize(("phrase", "locale", "expected", "rest"), phrases())
def test_a_phrase_is_read_as_its_writer_meant_it(phrase: str, locale: str, expected: str, rest: str) -> None:
    assert told(read_dates(phrase, TODAY, locale)) == (expected, rest)


def test_the_corpus_speaks_every_language() -> None:
    spoken = [locale[:2] for _, locale, *_ in phrases()]
    assert all(spoken.count(language) >= 40 for language in ("en", "de", "fr", "es"))


@pytest.mark.parametrize(
    ("phrase", "words", "partial", "rest"),
    [
        ("vacation monday - tusday", "tusday", "2026-08-03", "vacation"),
        ("sick from monday", "from monday", "2026-08-03", "sick"),
        ("tomorrow 9-12", "tomorrow 9-12", "2026-07-30", ""),
        ("monday to wednesday 2pm-5pm", "monday to wednesday 2pm-5pm", "2026-08-03..2026-08-05", ""),
        ("monday and wednesday", "monday and wednesday", "2026-08-03", ""),
        ("tomorrow evening", "evening", "2026-07-30", ""),
        ("dentist 2pm-5pm", "2pm-5pm", "", "dentist"),
        ("from 31 june", "from 31 june", "", ""),
        ("not friday", "not", "", ""),
        ("31 june - ", "31 june -", "", ""),
        ("feb 30", "feb 30", "", ""),
        ("from 3 aug 2031", "from 3 aug 2031", "", ""),
        ("in 9999 days", "in 9999 days", "", ""),
    ],
)
def test_a_refusal_says_what_it_stumbled_over_and_keeps_what_it_understood(
    phrase: str, words: str, partial: str, rest: str
) -> None:
    unread = read_dates(phrase, TODAY, "en-US")
    assert isinstance(unread, Unread)
    assert (unread.words, unread.rest) == (words, rest)
    assert (written(unread.partial) if unread.partial else "") == partial


@pytest.mark.parametrize(
    ("today", "phrase", "locale", "expected"),
    [
        (date(2026, 8, 1), "this week", "en-GB", "2026-08-03..2026-08-07 | 2026-07-27..2026-07-31"),
        (date(2026, 8, 1), "rest of the week", "en-GB", "! unclear"),
        (date(2026, 8, 3), "this week", "en-GB", "2026-08-03..2026-08-07"),
        (date(2026, 8, 3), "last monday", "en-GB", "2026-07-27"),
        (date(2027, 1, 3), "20 dec - 10 jan", "en-GB", "2026-12-20..2027-01-10 | 2027-12-20..2028-01-10"),
        (date(2027, 2, 1), "29 feb", "en-GB", "! no_such_day"),
        (date(2027, 9, 1), "29 feb", "en-GB", "2028-02-29"),
        (date(2028, 3, 2), "28 feb - 2 mar", "en-GB", "2028-02-28..2028-03-02 | 2029-02-28..2029-03-02"),
        (date(2026, 1, 31), "the 30th", "en-GB", "! no_such_day"),
        (date(2026, 3, 10), "03/08/2026", "en-US", "2026-03-08 | 2026-08-03"),
        (date(2026, 3, 10), "3/8 from today", "en-US", "! unclear"),
        (date(2026, 3, 10), "03/08/2026 from wednesday", "en-US", "! unclear"),
        (date(2026, 8, 5), "03/08/2026", "en-GB", "2026-08-03"),
        (date(2026, 8, 30), "10/09/2027", "en-US", "2027-10-09"),
        (date(2026, 7, 29), "wednesday to 8/12", "en", "2026-07-29..2026-08-12 | 2026-08-05..2026-08-12"
         " | 2026-07-29..2026-12-08 | 2026-08-05..2026-12-08"),
    ],
)  # fmt: skip
def test_the_day_of_asking_decides_what_is_near(today: date, phrase: str, locale: str, expected: str) -> None:
    assert told(read_dates(phrase, today, locale))[0] == expected


def test_a_week_is_as_long_as_where_one_works() -> None:
    assert told(read_dates("next week", TODAY, "en-GB", SUN_THU))[0] == "2026-08-02..2026-08-06"
    assert told(read_dates("thursday and sunday", TODAY, "en-GB", SUN_THU))[0] == "2026-07-30..2026-08-02"
    assert told(read_dates("2 days from thursday", TODAY, "en-GB", SUN_THU))[0] == (
        "2026-07-30..2026-08-02 | 2026-07-30..2026-07-31"
    )


@pytest.mark.parametrize("phrase", ["14 August", "on 14 August", "the 14th", "am 14.8.", "le 14 août"])
def test_one_day_is_read_by_itself(phrase: str) -> None:
    assert read_day(phrase, TODAY, "en-GB") == date(2026, 8, 14)


@pytest.mark.parametrize(
    ("phrase", "reason", "partial"),
    [
        ("next week", Reason.UNCLEAR, "2026-08-03..2026-08-07"),
        ("wednesday", Reason.UNCLEAR, "2026-07-29"),
        ("tomorrow afternoon", Reason.UNCLEAR, "2026-07-30 afternoon"),
        ("sick tomorrow", Reason.UNCLEAR, "2026-07-30"),
        ("feb 30", Reason.NO_SUCH_DAY, ""),
    ],
)
def test_what_is_not_one_whole_day_is_not_read_as_one(phrase: str, reason: Reason, partial: str) -> None:
    unread = read_day(phrase, TODAY, "en-GB")
    assert isinstance(unread, Unread)
    assert (unread.reason, written(unread.partial) if unread.partial else "") == (reason, partial)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("1 March", date(2026, 3, 1)),
        ("29 July", TODAY),
        ("30 July", date(2025, 7, 30)),
        ("1 March 2019", date(2019, 3, 1)),
        ("monday", date(2026, 7, 27)),
        ("wednesday", TODAY),
        ("thursday", date(2026, 7, 23)),
        ("last thursday", date(2026, 7, 23)),
        ("the 28th", date(2026, 7, 28)),
        ("the 30th", date(2026, 6, 30)),
        ("yesterday", date(2026, 7, 28)),
        ("three weeks ago", date(2026, 7, 8)),
        ("tomorrow", date(2026, 7, 30)),
        ("1 March 2999", date(2999, 3, 1)),
        ("29 February", Reason.NO_SUCH_DAY),
        ("last week", Reason.UNCLEAR),
        ("1 March 3001", Reason.UNCLEAR),
        ("x" * 501, Reason.NOTHING_READ),
    ],
)
def test_who_looks_back_means_the_last_such_day(phrase: str, expected: date | Reason) -> None:
    read = read_past_day(phrase, TODAY, "en-GB")
    assert (read.reason if isinstance(read, Unread) else read) == expected


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("14 August as known on 1 March", "14 August", "1 March"),
        ("as   it was known on monday ?", "", "monday"),
        ("am 14.8., Stand 1.3.", "am 14.8.", "1.3."),
        ("wie zum 1. März bekannt war", "", "1. März"),
        ("le 14 août, comme connu le 1er mars", "le 14 août", "1er mars"),
        ("tal como se conocía el 1 de marzo", "", "1 de marzo"),
        ("an unknown 1 March", "an unknown 1 March", None),
        ("Bestand 1. März", "Bestand 1. März", None),
        ("known", "known", None),
        (" " * 100_000 + "known" * 500, "known" * 500, None),
    ],
)
def test_the_day_of_knowledge_is_told_from_the_rest(text: str, words: str, day: str | None) -> None:
    assert apart(text) == (words, day)


@pytest.mark.parametrize(
    "text", [scrap * 3000 for scrap in ("monday ", "1", "1.", "9-", "a", "½", "3 aug 2pm-", "mondya ")]
)
def test_a_letter_is_not_searched_for_dates(text: str) -> None:
    assert isinstance(read_dates(text, TODAY, "en-US"), Unread)
    assert isinstance(read_dates(text[:MOST_LETTERS], TODAY, "en-US"), Unread)


SKELETONS = ["yMMMd", "MMMd", "yMd", "Md", "yMMMEd", "MMMEd", "yMMMMd", "yMMMMEEEEd", "yMEd"]
LOCALES = {"en": "en-US", "en_GB": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}


@given(
    today=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    ahead=st.integers(0, 364),
    length=st.integers(0, 364),
    skeleton=st.sampled_from(SKELETONS),
    locale=st.sampled_from(sorted(LOCALES)),
)
@example(today=TODAY, ahead=5, length=4, skeleton="yMMMd", locale="de")
@example(today=TODAY, ahead=5, length=360, skeleton="MMMd", locale="en")
def test_dates_as_a_calendar_prints_them_are_read_back(
    today: date, ahead: int, length: int, skeleton: str, locale: str
) -> None:
    first_day = today + timedelta(days=ahead)
    last_day = min(first_day + timedelta(days=length), today + timedelta(days=364))
    outcome = read_dates(
        format_interval(first_day, last_day, skeleton, locale=locale), today, LOCALES[locale]
    )
    meant = Asked(Period(first_day, last_day))
    match outcome:
        case Read(asked, rest):
            assert (asked, rest) == (meant, "")
        case Ambiguous(readings):
            assert meant in readings
        case Unread(reason):
            assert (last_day - first_day).days > 270
            assert reason is Reason.REVERSED


WORDS = sorted({" ".join(phrase) for language in LANGUAGES for phrase in own_words(language)})
SCRAPS = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 40).map(str),
    st.sampled_from(
        ["-", "..", ",", "/", "3.8.", "8/12", "2026-08-03", "2pm", "14:00", "9h", "3rd", "½", "sick"]
    ),
    st.text(max_size=6),
)


@given(
    text=st.one_of(st.text(max_size=80), st.lists(SCRAPS, max_size=8).map(" ".join)),
    today=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    locale=st.sampled_from(["en-US", "en", "de-AT", "fr-FR", "es-MX", "zh-Hant-TW", ""]),
)
def test_whatever_is_typed_the_reader_answers_within_reach_and_drops_no_figure(
    text: str, today: date, locale: str
) -> None:
    outcome = read_dates(text, today, locale)
    if not isinstance(outcome, Unread):
        readings = (outcome.asked,) if isinstance(outcome, Read) else outcome.readings
        assert len(set(readings)) == len(readings) > isinstance(outcome, Ambiguous)
        assert all(today - LOOK_BACK <= asked.period.first_day for asked in readings)
        assert all(asked.period.last_day <= today + HORIZON for asked in readings)
        assert not any(letter.isnumeric() for letter in outcome.rest if letter.isascii())
