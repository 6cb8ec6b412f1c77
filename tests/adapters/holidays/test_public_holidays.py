"""What twelve places have in 2026, so that a new version of the source changes nothing unseen."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from adapters import holidays
from adapters.holidays import UnknownPlace, places, public_holidays
from domain.periods import Halves

if TYPE_CHECKING:
    from bot.ports import PublicHolidays
    from domain.counting import HolidaySource

IN_2026 = {
    ("DE", "BE"): "01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    ("DE", "BY"): "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26",
    ("GB", "ENG"): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    ("ES", "CT"): "01-01 01-06 04-03 04-06 05-01 06-24 08-15 09-11 10-12 12-08 12-25 12-26",
    ("FR", None): "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
    ("AT", None): "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26",
    ("CH", "ZH"): "01-01 04-03 04-06 05-01 05-14 05-25 08-01 12-25 12-26",
    ("NL", None): "01-01 04-03 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26",
    ("PL", None): "01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26",
    ("SE", None): "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26",
    ("JP", None): (
        "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 "
        "11-03 11-23"
    ),
    ("IS", None): (
        "01-01 04-02 04-03 04-05 04-06 04-23 05-01 05-14 05-24 05-25 06-17 08-03 12-24 12-25 12-26 12-31"
    ),
}


@pytest.mark.parametrize(("place", "expected"), IN_2026.items(), ids=lambda part: str(part)[:16])
def test_a_place_has_its_holidays(place: tuple[str, str | None], expected: str) -> None:
    found = public_holidays(*place, 2026).holidays
    assert " ".join(f"{holiday.day:%m-%d}" for holiday in found) == expected


def test_christmas_eve_in_iceland_frees_the_afternoon() -> None:
    assert public_holidays("IS", None, 2026).free[date(2026, 12, 24)] is Halves.AFTERNOON


def test_an_evening_off_in_the_northern_territory_is_no_free_half() -> None:
    assert date(2026, 12, 24) not in public_holidays("AU", "NT", 2026).free


def test_holidays_go_by_the_name_they_have_at_the_place() -> None:
    names = {
        (country, public_holidays(country, None, 2026).holidays[0].name) for country in ("DE", "FR", "US")
    }
    assert names == {("DE", "Neujahr"), ("FR", "Jour de l'an"), ("US", "New Year's Day")}


def test_a_place_without_a_language_of_its_own_in_the_source_is_named_in_english() -> None:
    assert public_holidays("BB", None, 2026).holidays[0].name == "New Year's Day"


KEPT_IN = {"BY": False, "BY-MUC": True, "BY-REG": True, "BY-NUE": False, "BY-KATH": True, "Augsburg": True}


@pytest.mark.parametrize(("region", "is_free"), KEPT_IN.items())
def test_assumption_day_is_free_in_some_cities_of_bavaria(region: str, is_free: bool) -> None:
    found = public_holidays("DE", region, 2026)
    assert (date(2026, 8, 15) in found.free) is is_free
    assert date(2026, 1, 6) in found.free


def test_corpus_christi_is_free_in_parts_of_saxony_and_thuringia() -> None:
    corpus_christi = date(2026, 6, 4)
    for region in ("SN", "TH"):
        assert corpus_christi not in public_holidays("DE", region, 2026).free
        assert corpus_christi in public_holidays("DE", f"{region}-KATH", 2026).free


def test_two_holidays_of_one_day_are_two_holidays() -> None:
    found = public_holidays("HR", None, 2024)
    assert [each.name for each in found.holidays if each.day == date(2024, 5, 30)] == [
        "Dan državnosti",
        "Tijelovo",
    ]
    assert found.free[date(2024, 5, 30)] is Halves.BOTH


def test_a_year_beyond_the_source_has_no_holidays_and_no_error() -> None:
    assert public_holidays("DE", "BE", 9999).holidays == ()


def test_an_unknown_country_is_an_error_that_says_how_countries_are_written() -> None:
    with pytest.raises(UnknownPlace, match=r"no holiday calendar for 'UK'.*two letters"):
        public_holidays("UK", None, 2026)


def test_an_unknown_region_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(UnknownPlace, match=r"GB has no region .LND.\. It has: ENG, NIR, SCT, WLS"):
        public_holidays("GB", "LND", 2026)


def test_every_place_on_offer_has_a_calendar() -> None:
    assert len(places()) > 200
    assert {len(country) for country in places()} == {2}
    assert (places()["DE"]["BE"], places()["DE"]["BY-MUC"]) == ("Berlin", "München")
    assert all(public_holidays("ES", region, 2026).holidays for region in places()["ES"])


def test_the_module_is_what_the_program_asks_for() -> None:
    offered: PublicHolidays = holidays
    source: HolidaySource = public_holidays
    assert tuple(offered.places()["GB"]) == ("ENG", "NIR", "SCT", "WLS")
    assert source("GB", "ENG", 2026) is public_holidays("GB", "ENG", 2026)
