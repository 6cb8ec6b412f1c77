"""Days and times as people say them."""

from datetime import date

import pytest

from bot.wording import words
from domain.periods import Asked, DayPart, Halves, Period, Span

TODAY = date(2026, 7, 1)
WEEK = Period(date(2026, 7, 6), date(2026, 7, 10))
ACROSS_MONTHS = Period(date(2026, 7, 30), date(2026, 8, 3))
NEW_YEAR = Period(date(2026, 12, 28), date(2027, 1, 5))
TUESDAY = Period(date(2026, 8, 4), date(2026, 8, 4))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Mon 6 – Fri 10 July"),
        ("en-GB", "Mon 6 – Fri 10 July"),
        ("en-US", "Mon, July 6 – Fri, July 10"),
        ("de", "Mo 6. – Fr 10. Juli"),
        ("de-AT", "Mo 6. – Fr 10. Juli"),
        ("ja", "Mon 6 – Fri 10 July"),
        ("", "Mon 6 – Fri 10 July"),
        ("nonsense", "Mon 6 – Fri 10 July"),
        ("de-XX", "Mo 6. – Fr 10. Juli"),
    ],
)
def test_everybody_reads_a_week_as_their_region_writes_it(locale: str, said: str) -> None:
    assert words(locale).period(WEEK, TODAY) == said


def test_an_austrian_january_keeps_its_name() -> None:
    assert words("de_AT").day(date(2026, 1, 7), TODAY) == "Mi 7. Jänner"


def test_this_year_is_not_said_and_any_other_is() -> None:
    w = words("en")
    assert w.day(date(2026, 12, 24), TODAY) == "Thu 24 December"
    assert w.day(date(2027, 12, 24), TODAY) == "Fri 24 December 2027"
    assert w.day(date(2026, 12, 24)) == "Thu 24 December 2026"
    assert words("en-US").day(date(2027, 12, 24), TODAY) == "Fri, December 24, 2027"


def test_a_stretch_across_months_or_years_names_both() -> None:
    w = words("en")
    assert w.period(ACROSS_MONTHS, TODAY) == "Thu 30 July – Mon 3 August"
    assert w.period(NEW_YEAR, TODAY) == "Mon 28 December 2026 – Tue 5 January 2027"
    assert w.period(ACROSS_MONTHS) == "Thu 30 July – Mon 3 August 2026"


def test_half_a_day_says_which_half() -> None:
    w = words("en")
    assert w.asked(Asked(TUESDAY, DayPart.MORNING), TODAY) == "Tue 4 August, morning"
    assert w.asked(Asked(TUESDAY, DayPart.AFTERNOON), TODAY) == "Tue 4 August, afternoon"
    assert w.asked(Asked(TUESDAY), TODAY) == "Tue 4 August"
    assert w.part(DayPart.ALL_DAY) == "all day"


def test_halves_of_several_days_say_so() -> None:
    w = words("en")
    assert w.asked(Asked(WEEK, DayPart.MORNING), TODAY) == "Mon 6 – Fri 10 July, mornings only"
    assert w.asked(Asked(WEEK, DayPart.AFTERNOON), TODAY) == "Mon 6 – Fri 10 July, afternoons only"


def test_hours_are_said_by_the_clock_of_the_region() -> None:
    dentist = Asked(TUESDAY, DayPart.ALL_DAY, Span(14 * 60, 17 * 60))
    assert words("en").asked(dentist, TODAY) == "Tue 4 August, 14:00–17:00"
    assert words("en-US").asked(dentist, TODAY) == "Tue, August 4, 2:00 PM–5:00 PM"
    assert words("de").time(24 * 60) == "24:00"


@pytest.mark.parametrize(
    ("locale", "week", "across", "one", "new_year"),
    [
        ("en", "6 – 10 Jul", "30 Jul – 3 Aug", "4 Aug", "28 Dec 2026 – 5 Jan 2027"),
        ("en-US", "Jul 6 – Jul 10", "Jul 30 – Aug 3", "Aug 4", "Dec 28, 2026 – Jan 5, 2027"),
        ("de", "6. – 10. Juli", "30. Juli – 3. Aug.", "4. Aug.", "28. Dez. 2026 – 5. Jan. 2027"),
    ],
)
def test_a_statement_has_short_days(locale: str, week: str, across: str, one: str, new_year: str) -> None:
    from bot.wording.dates import compact

    said = [compact(words(locale), each, TODAY) for each in (WEEK, ACROSS_MONTHS, TUESDAY, NEW_YEAR)]
    assert said == [week, across, one, new_year]


def test_a_strip_of_days_is_short() -> None:
    assert words("en").short_day(WEEK.first_day) == "Mon 6"
    assert words("de").weekday(0) == "Montag"


def test_a_language_that_puts_the_weekday_last_keeps_its_order() -> None:
    from babel import Locale

    from bot.wording import Words
    from bot.wording.catalogue import catalogue

    japanese = Words(Locale.parse("ja"), catalogue("ja"))
    assert japanese.day(WEEK.first_day, TODAY) == "7月6日(月)"
    assert japanese.period(WEEK, TODAY) == "7月6日(月) – 7月10日(金)"
    assert japanese.day(WEEK.first_day) == "2026年7月6日(月)"


@pytest.mark.parametrize(
    ("exceptions", "english", "german"),
    [
        (((8, Halves.NONE),), "without Wed 8", "ohne Mi 8."),
        (((8, Halves.NONE), (9, Halves.NONE), (14, Halves.NONE)), "without Wed 8 – Thu 9 and Tue 14", None),
        (((8, Halves.MORNING),), "with Wed 8 (morning)", "mit Mi 8. (vormittags)"),
        (((7, Halves.NONE), (8, Halves.AFTERNOON)), "without Tue 7, with Wed 8 (afternoon)", None),
        (tuple((day, Halves.NONE) for day in (7, 9, 11, 13, 15, 17)), "without 6 days in between", None),
    ],
)
def test_days_given_back_in_between_are_said(
    exceptions: tuple[tuple[int, Halves], ...], english: str, german: str | None
) -> None:
    stretch = Period(date(2026, 7, 6), date(2026, 7, 18))
    asked = Asked(stretch, exceptions=tuple((date(2026, 7, day), halves) for day, halves in exceptions))
    assert words("en").asked(asked, TODAY) == f"Mon 6 – Sat 18 July {english}"
    assert german is None or words("de").asked(asked, TODAY) == f"Mo 6. – Sa 18. Juli {german}"


def test_days_of_another_month_say_which_and_mornings_come_first() -> None:
    across = Period(date(2026, 7, 28), date(2026, 8, 3))
    asked = Asked(across, DayPart.MORNING, exceptions=((date(2026, 7, 30), Halves.BOTH),))
    assert words("en").asked(asked, TODAY) == (
        "Tue 28 July – Mon 3 August, mornings only, with Thu 30 July (all day)"
    )
