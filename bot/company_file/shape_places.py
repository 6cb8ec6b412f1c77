"""The shape of locations."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from zoneinfo import available_timezones

from bot.company_file.days import check_once
from bot.company_file.entries import LocationEntry, LocationVersion
from bot.company_file.leaves import DAY, KEY, MONTH_DAY, NAME, WEEKDAY, one_of, text
from bot.company_file.mistakes import Spot, nearest, quoted
from bot.company_file.nodes import Listing, Mapped, Node, Scalar
from bot.company_file.patterns import PATTERN
from bot.company_file.records import Record, inner, key
from bot.company_file.shapes import Either, Json, Keyed, Leaf, ListOf, Marking, Report
from domain.company.places import Location
from domain.holiday_calendar import Holiday, WorkedDay, repeats
from domain.periods import Halves
from domain.policies.leave_year import CALENDAR_YEAR, LeaveYearBasis

OFTEN_MEANT = {"UK": "GB", "EN": "GB", "EL": "GR", "SP": "ES"}
"""What people write for a country whose code is another."""

ZONE = text(60, "a time zone such as Europe/Berlin")
HALF = one_of(
    {"morning": Halves.MORNING, "afternoon": Halves.AFTERNOON},
    lambda halves: "morning" if halves is Halves.MORNING else "afternoon",
    "the half that is free",
)


def _leave_year(written: str) -> LeaveYearBasis:
    words = {"calendar": CALENDAR_YEAR, "anniversary": LeaveYearBasis(None)}
    return words.get(written) or LeaveYearBasis(MONTH_DAY.parse(written))


def _show_leave_year(basis: LeaveYearBasis) -> str:
    if basis.start is None:
        return "anniversary"
    return "calendar" if basis == CALENDAR_YEAR else str(MONTH_DAY.show(basis.start))


def _show_worked(worked: WorkedDay) -> Json:
    return DAY.show(worked.day)


LEAVE_YEAR: Leaf[LeaveYearBasis] = Leaf(
    _leave_year,
    "calendar, anniversary (of hiring), or the day it begins on, such as 04-01",
    _show_leave_year,
    {"anyOf": [{"enum": ["calendar", "anniversary"]}, MONTH_DAY.json]},
)
COMPANY_DAY = Record(
    Holiday,
    {
        "date": key("day", DAY, "the free day, such as 2026-12-24", required=True),
        "name": key("name", NAME, "what the day is called", required=True),
        "half": key("halves", HALF, "the half that is free, where the other is worked"),
    },
)
WORKED_DAY = Either(
    Leaf(
        lambda written: WorkedDay(DAY.parse(written)),
        "a public holiday that is worked, such as 2026-10-31",
        _show_worked,
        DAY.json,
    ),
    Record(
        WorkedDay,
        {
            "date": key("day", DAY, "a public holiday that is worked, such as 2026-10-31", required=True),
            "half": key("halves", HALF, "the half that is worked, where the other is free"),
        },
    ),
    lambda day: day.halves is Halves.BOTH,
)
PLACE = Record(
    Location,
    {
        "name": key("name", NAME, "what the place is called", required=True),
        "country": key("country", text(10, "a country"), "two letters (ISO 3166), such as DE", required=True),
        "region": key("region", text(40, "a region"), "part of the country with holidays of its own (BE)"),
        "time_zone": key("time_zone", ZONE, "where its clocks are, such as Europe/Berlin", required=True),
        "pattern": key("pattern", PATTERN, "what is worked by those without a pattern of their own; 8h"),
        "leave_year": key("leave_year", LEAVE_YEAR, "when leave years begin; calendar"),
        "company_days": key(
            "company_days", ListOf(COMPANY_DAY, "days"), "free days besides the public holidays"
        ),
        "worked_days": key(
            "worked_days", ListOf(WORKED_DAY, "days"), "public holidays that are worked all the same"
        ),
        "week_start": key("week_start", WEEKDAY, "the first day of the week in calendars; monday"),
    },
    given={"id": "", "region": None},
)


def check_zone(node: Node | None, report: Report) -> None:
    """Notes a time zone that nobody has."""
    if not isinstance(node, Scalar) or node.is_null or node.text in _zones():
        return
    near = nearest(node.text, _zones())
    remedy = f"Did you mean “{near}”?" if near else "They are written like Europe/Berlin."
    report.note(node.spot, f"there is no time zone {quoted(node.text)}.", remedy)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _check_place(node: Mapped, location: Location, report: Report) -> None:
    check_zone(node.get("time_zone"), report)
    country, region = location.country, location.region
    known = report.places.get(country)
    if known is None:
        problem = f"there is no holiday calendar for the country {quoted(country)}."
        report.note(node.spot_of("country"), problem, _meant(country.upper(), report.places))
    elif region is not None and region not in known:
        near = nearest(region, known)
        remedy = f"Did you mean “{near}”?" if near else f"It has: {', '.join(known) or 'none'}."
        report.note(node.spot_of("region"), f"{country} has no region {quoted(region)}.", remedy)


def _meant(written: str, places: Mapping[str, Collection[str]]) -> str:
    meant = OFTEN_MEANT.get(written, written)
    return f"Did you mean “{meant}”?" if meant in places else "A country is two letters, such as DE or GB."


def _check_version(node: Mapped, version: LocationVersion, report: Report) -> None:
    _check_place(node, version.location, report)
    _check_free_days(node, version.location, report)


def _check_free_days(node: Mapped, location: Location, report: Report) -> None:
    spots = (*_spots(node, "company_days", location), *_spots(node, "worked_days", location))
    for at in repeats(location.special_days):
        problem = f"{location.special_days[at].day} stands among the company days or worked days already."
        report.note(spots[at], problem, "Keep one, or give each a half of the day.")


def _spots(node: Mapped, key: str, location: Location) -> Sequence[Spot]:
    """Of each day in a list; the list's own where some of them could not be read."""
    listing, read = node.get(key), len(getattr(location, key))
    items = listing.items if isinstance(listing, Listing) else ()
    return [each.spot for each in items] if len(items) == read else [node.spot_of(key)] * read


def _check_location(node: Mapped, entry: LocationEntry, report: Report) -> None:
    _check_version(node, entry.first, report)
    seen = {entry.first.from_day}
    for change in entry.changes:
        check_once(change.value.from_day, seen, change.spot, report)


_FROM = "the day from which it holds"
_VERSION = Record(
    LocationVersion, {"from": key("from_day", DAY, _FROM)}, inner=inner("location", PLACE, after="from")
)
_CHANGE = Record(
    LocationVersion,
    {"from": key("from_day", DAY, _FROM, required=True)},
    inner=inner("location", PLACE, after="from"),
    check=_check_version,
)
LOCATIONS = Keyed(
    "location",
    KEY,
    Record(
        LocationEntry,
        {
            "changes": key(
                "changes", ListOf(Marking(_CHANGE), "changes"), "the whole location anew, each from a day on"
            )
        },
        inner=inner("first", _VERSION, after=""),
        check=_check_location,
    ),
)
