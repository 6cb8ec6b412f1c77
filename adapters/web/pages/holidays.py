"""Holiday calendars: a year at a location, edited day by day, by a list, or for another country or region."""

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.holidays_typed import HALVES, carrying, edits_in, undoing
from adapters.web.settling import needed_day, placed
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound, holidays, places
from bot.dashboard.holiday_edits import Edit
from bot.dashboard.holiday_lists import LONGEST, MOST_READ, Listed, read_list
from bot.dashboard.holidays import Difference, HolidayYear
from bot.replies import Slip
from domain.flaws import Flaw
from domain.refusals import Refused, Unsettled

PATH = "/settings/holidays"
FIELDS = {"country": "country", "region": "country", "from_day": "from_day", "name": "name", "list": "list"}
MOST_BYTES = 400_000
MOST_UNDONE = 10
"""Changes that fit into what the next page is told."""


def routes(site: Site) -> list[web.RouteDef]:
    year = f"{PATH}/{{location}}/{{year}}"
    return [
        site.get(PATH, listed),
        site.get(f"{PATH}/{{location}}", this_year),
        site.get(year, shown),
        site.post(year, change),
        site.get(f"{year}/list", shown),
        site.post(f"{year}/list", import_list),
        site.get(f"{year}/place", shown),
        site.post(f"{year}/place", import_place),
    ]


async def listed(visit: Visit) -> web.StreamResponse:
    facts = await places.locations(visit.talk)
    years = [await holidays.calendar(visit.talk, each.id, visit.talk.today.year) for each in facts]
    said = {each.id: place_said(visit, each.now.country, each.now.region) for each in facts}
    return visit.show("holidays/list.html", facts=list(zip(facts, years, strict=True)), places=said)


async def this_year(visit: Visit) -> web.StreamResponse:
    fact = await places.location(visit.talk, visit.path["location"])
    return visit.go(f"{PATH}/{fact.id}/{visit.talk.today.year}")


async def shown(visit: Visit) -> web.StreamResponse:
    return visit.show("holidays/year.html", **_facts(visit, await _year(visit)))


async def change(visit: Visit) -> web.StreamResponse:
    """One change that was pressed, or those that were looked at."""
    posted, year = visit.sent, await _year(visit)
    edits, is_one = edits_in(posted), posted.text("do") in ("add", "drop", "work", "move", "undo")
    if posted.problems:
        return visit.mend("holidays/year.html", posted.problems, **_facts(visit, year))
    if not edits:
        return visit.go(f"{PATH}/{year.location_id}/{year.year}")
    mark = posted.text("mark") or year.stands
    seen = posted.text("seen") if posted.text("do") == "apply" else ""
    try:
        found = await holidays.edit(visit.talk, year.location_id, edits, seen, mark, at_once=is_one)
    except Refused as refused:
        return visit.mend("holidays/year.html", placed(refused.refusal, FIELDS, "day"), **_facts(visit, year))
    if found.foreseen is None:
        return _saved(visit, year, edits)
    return _preview(visit, year, found, {"edits": carrying(edits)})


async def import_list(visit: Visit) -> web.StreamResponse:
    """A list that was typed or pasted, or a file: what is not free yet is looked at."""
    posted, year = visit.sent, await _year(visit)
    mark = posted.text("mark") or year.stands
    text = await _text_of(visit)
    read = read_list(text, year.year)
    edits: Sequence[Edit] = ()
    try:
        edits = await holidays.listed(visit.talk, year.location_id, read.days)
    except Refused as refused:
        posted.problems |= placed(refused.refusal, FIELDS, "list")
    if not text.strip():
        posted.problems["list"] = Slip.MISSING
    if read.is_too_long:
        posted.problems["list"] = Unsettled("list", Flaw.TOO_MANY, str(MOST_READ))
    if posted.problems or not edits:
        facts = {**_facts(visit, year), "unread": read.unread, "is_known": bool(read.days)}
        return visit.mend("holidays/year.html", posted.problems, **facts)
    try:
        found = await holidays.edit(visit.talk, year.location_id, edits, "", mark)
    except Refused as refused:
        problems = placed(refused.refusal, FIELDS, "list")
        return visit.mend("holidays/year.html", problems, **_facts(visit, year))
    return _preview(visit, year, found, {"edits": carrying(edits)}, read)


async def import_place(visit: Visit) -> web.StreamResponse:
    """The public holidays of another country or region, from a day on."""
    posted, year = visit.sent, await _year(visit)
    mark = posted.text("mark") or year.stands
    country, _, region = posted.needed("country").partition("/")
    from_day = needed_day(posted, "from_day")
    if posted.problems:
        return visit.mend("holidays/year.html", posted.problems, **_facts(visit, year))
    seen = posted.text("seen") if posted.text("do") == "apply" else ""
    try:
        found = await holidays.move(
            visit.talk,
            year.location_id,
            country,
            region or None,
            from_day,
            seen,
            mark,
        )
    except Refused as refused:
        problems = placed(refused.refusal, FIELDS, "from_day")
        return visit.mend("holidays/year.html", problems, **_facts(visit, year))
    if found.foreseen is None:
        return _saved(visit, year, ())
    carried = {"country": posted.text("country"), "from_day": from_day.isoformat()}
    return _preview(visit, year, found, carried, path="/place")


async def _year(visit: Visit) -> HolidayYear:
    """The year of the address. Raises NotFound, or Refused."""
    written = visit.path["year"]
    if not (written.isascii() and written.isdigit() and len(written) == 4 and int(written) > 1):
        raise NotFound
    return await holidays.calendar(visit.talk, visit.path["location"], int(written))


async def _text_of(visit: Visit) -> str:
    """What was pasted, or the file that was chosen; one too large is read as far as to tell so."""
    if visit.sent.fields:
        return next(iter(visit.sent.fields.get("list", ())), "")
    sent = await visit.request.post()
    file = sent.get("file")
    if isinstance(file, web.FileField):
        return file.file.read(MOST_BYTES).decode("utf-8", "replace")
    pasted = sent.get("list")
    return pasted[: LONGEST + 1] if isinstance(pasted, str) else ""


def _facts(visit: Visit, year: HolidayYear) -> dict[str, Any]:
    return {
        "year": year,
        "path": f"{PATH}/{year.location_id}/{year.year}",
        "choices": place_choices(visit),
        "halves": HALVES,
        "place": place_said(visit, year.location.country, year.location.region),
        "unread": (),
        "is_known": False,
    }


def place_said(visit: Visit, country: str, region: str | None) -> str:
    """ "Deutschland, Berlin": a country in the reader's words, a region in its own."""
    regions = visit.talk.house.places().get(country, {})
    said = visit.w.country(country)
    return f"{said}, {regions.get(region, region)}" if region else said


def place_choices(visit: Visit) -> list[tuple[str, list[tuple[str, str]]]]:
    """Countries by their names, each with itself and its regions; a region's value is `DE/BE`."""
    w, known = visit.w, visit.talk.house.places()
    found = []
    for country, regions in known.items():
        name = w.country(country)
        pairs = ((f"{country}/{key}", shown) for key, shown in regions.items())
        own = sorted(pairs, key=lambda each: each[1])
        found.append((name, [(country, w("{country}, all of it", country=name) if own else name), *own]))
    return sorted(found, key=lambda each: each[0].casefold())


def _preview(
    visit: Visit,
    year: HolidayYear,
    found: Difference,
    carried: dict[str, str],
    read: Listed | None = None,
    path: str = "",
) -> web.Response:
    assert found.foreseen is not None  # noqa: S101
    return visit.show(
        "holidays/preview.html",
        year=year,
        path=f"{PATH}/{year.location_id}/{year.year}",
        action=f"{PATH}/{year.location_id}/{year.year}{path}",
        found=found,
        carried={**carried, "mark": year.stands},
        unread=read.unread if read else (),
        page=min(max(visit.sent.whole("page") or 1, 1), found.foreseen.pages),
    )


def _saved(visit: Visit, year: HolidayYear, edits: Sequence[Edit]) -> web.Response:
    w = visit.w
    stood = [(each.holiday, each.is_public, each.worked) for each in year.lines]
    back = undoing(edits, stood)
    path = f"{PATH}/{year.location_id}/{year.year}"
    undo = Undo(path, {"do": "undo", "edits": back}) if back and len(edits) <= MOST_UNDONE else None
    return visit.go(path, w("The holidays of {location} are saved.", location=year.location.name), undo)
