"""The one kind of `working_days.yaml` that lives outside the domain: which public holidays a place has.

It is held against the adapter, since the domain is given holidays and looks none up.
"""

from adapters.holidays import public_holidays
from tests.domain.mapped.reading import Given, day


def holiday_lookup(given: Given, expect: Given) -> Given:
    for case in given["cases"]:
        country, _, region = case["region"].partition("-")
        asked = day(case["date"])
        named = [
            each
            for each in public_holidays(country, region or None, asked.year).holidays
            if each.day == asked
        ]
        assert len(named) == case["holidays"], f"{case}: {named}"
    return {}


MAPPED = {"holiday_lookup": holiday_lookup}
