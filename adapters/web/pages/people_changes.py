"""Changes of somebody's terms from a day on: place, working hours, profile, and leave counted anew."""

from typing import Any

from aiohttp import web

from adapters.web.pages.people import choices_of
from adapters.web.pages.people_languages import offered
from adapters.web.pages.people_sheets import Sheet
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import describing, moving, recounting, working_hours
from bot.dashboard.describing import ProfileValues
from bot.dashboard.moving import MoveValues
from bot.dashboard.recounting import RecountValues
from bot.dashboard.typed import labels_of
from bot.dashboard.working_hours import MOST_WEEKS, HoursValues, Preset
from domain.employees.assignment import Profile
from domain.ids import DepartmentId, EmployeeId, LocationId

WEEKDAYS = range(7)


def routes(site: Site) -> list[web.RouteDef]:
    """Each form and sending it."""
    sheets: dict[str, Sheet[Any]] = {
        "assignment": ASSIGNMENT,
        "pattern": PATTERN,
        "profile": PROFILE,
        "recount": RECOUNT,
    }
    gets = [site.get(f"/people/{{id}}/{name}", each.open) for name, each in sheets.items()]
    return [*gets, *(site.post(f"/people/{{id}}/{name}", each.send) for name, each in sheets.items())]


async def _place(visit: Visit, employee_id: EmployeeId) -> dict[str, Any]:
    form = await moving.open_form(visit.talk, employee_id)
    return {"form": form, **choices_of(form.places, form.departments), "known_labels": form.labels}


def move_values(visit: Visit) -> MoveValues:
    sent = visit.sent
    return MoveValues(
        LocationId(sent.text("location")),
        DepartmentId(sent.text("department")),
        labels_of(sent.text("labels")),
        sent.day("from_day"),
    )


ASSIGNMENT = Sheet(
    "people/assignment.html",
    _place,
    move_values,
    moving.look,
    moving.save,
    lambda w, name: w("Where {name} works is saved.", name=name),
)


async def _hours(visit: Visit, employee_id: EmployeeId) -> dict[str, Any]:
    asked, number = visit.query.get("preset", ""), visit.query.get("weeks", "")
    preset = next((each for each in Preset if each.value == asked), None)
    weeks = int(number) if number in ("1", "2", "3", "4") else None
    form = await working_hours.open_form(visit.talk, employee_id, preset, weeks)
    return {"form": form, "presets": Preset, "most_weeks": MOST_WEEKS}


def hours_values(visit: Visit) -> HoursValues:
    """Two fields a day, a week after another, as many as were sent."""
    sent = visit.sent
    weeks = [
        tuple((sent.text(f"w{week}d{day}m"), sent.text(f"w{week}d{day}a")) for day in WEEKDAYS)
        for week in range(MOST_WEEKS)
        if f"w{week}d0m" in sent.fields
    ]
    return HoursValues(tuple(weeks), sent.day("from_day"), sent.day("starts_on"))


PATTERN = Sheet(
    "people/pattern.html",
    _hours,
    hours_values,
    working_hours.look,
    working_hours.save,
    lambda w, name: w("What {name} works is saved.", name=name),
)


async def _profile(visit: Visit, employee_id: EmployeeId) -> dict[str, Any]:
    form = await describing.open_form(visit.talk, employee_id)
    return {"form": form, "languages": offered(visit.w, form.values.profile.locale)}


def profile_in(visit: Visit) -> Profile:
    """How somebody is called and spoken to."""
    sent = visit.sent
    return Profile(
        sent.text("name"),
        sent.text("email") or None,
        sent.text("locale") or None,
        sent.text("time_zone") or None,
    )


PROFILE = Sheet(
    "people/described.html",
    _profile,
    lambda visit: ProfileValues(profile_in(visit), visit.sent.day("hired_on")),
    describing.look,
    describing.save,
    lambda w, name: w("The profile of {name} is saved.", name=name),
)


async def _recount(visit: Visit, employee_id: EmployeeId) -> dict[str, Any]:
    return {"form": await recounting.open_form(visit.talk, employee_id)}


RECOUNT = Sheet(
    "people/recount.html",
    _recount,
    lambda visit: RecountValues(visit.sent.day("from_day"), visit.sent.text("reason")),
    recounting.look,
    recounting.save,
    lambda w, name: w("The leave of {name} is counted anew.", name=name),
)
