"""Public holidays of a country and region, as the domain's data, from the `holidays` package."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import holidays
from holidays import HALF_DAY, PUBLIC

from adapters.holidays.districts import DISTRICTS
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.periods import Halves

NOT_HALF_A_DAY = frozenset({"AU", "CN", "EE"})
"""Where the package's half days are no free afternoons: evenings, some people's days, three hours less."""
ENGLISH = "en_US"
YEARS_KEPT = 4096


class UnknownPlace(ValueError):
    """Nobody has written down the public holidays of that place; the message says what is known."""


@lru_cache(maxsize=YEARS_KEPT)
def public_holidays(country: str, region: str | None, year: int) -> HolidayCalendar:
    """The public holidays of a year, in the country's own language. Raises UnknownPlace.

    Two that fall on one day are two holidays.
    """
    _check(country, region)
    district = DISTRICTS.get(country, {}).get(region or "")
    categories = [PUBLIC, HALF_DAY]
    if district:
        region = district.region
        categories += [district.category] if district.category else []
    return HolidayCalendar.of(day for each in categories for day in _days(country, region, year, each))


@cache
def places() -> Mapping[str, Mapping[str, str]]:
    """Countries (ISO 3166-1) with the names of their regions by code (ISO 3166-2 without the country).

    Cities and districts with holidays of their own are among the regions.
    """
    found = holidays.list_supported_countries(include_aliases=False)
    return {country: _regions(country, codes) for country, codes in sorted(found.items())}


def _regions(country: str, codes: Iterable[str]) -> Mapping[str, str]:
    """In their own language, the first name where there are several; the code where there is none."""
    by_name = getattr(holidays, country).subdivisions_aliases if codes else {}
    names = {code: name for name, code in reversed(by_name.items())}
    districts = {code: each.name for code, each in DISTRICTS.get(country, {}).items()}
    return dict(sorted({**{code: names.get(code, code) for code in codes}, **districts}.items()))


def _days(country: str, region: str | None, year: int, category: str) -> Iterator[Holiday]:
    place = holidays.country_holidays(country, subdiv=region, years=())
    if category not in place.supported_categories or (category == HALF_DAY and country in NOT_HALF_A_DAY):
        return
    days = holidays.country_holidays(
        country,
        subdiv=region,
        years=year,
        expand=False,
        categories=category,
        language=place.default_language or ENGLISH,
    )
    halves = Halves.AFTERNOON if category == HALF_DAY else Halves.BOTH
    yield from (Holiday(day, name, halves) for day in days for name in days.get_list(day))


def _check(country: str, region: str | None) -> None:
    regions = places().get(country)
    if regions is None:
        raise UnknownPlace(
            f"There is no holiday calendar for {country!r}: a country is two letters, like DE."
        )
    if region is not None and region not in regions:
        raise UnknownPlace(f"{country} has no region {region!r}. It has: {', '.join(regions) or 'none'}.")
