"""My leave, and why a balance is what it is."""

from aiohttp import web

from adapters.web.pages.days import day_in
from adapters.web.pictures import bar, line
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard.explaining import explained
from bot.dashboard.my_leave import EARLIER_SHOWN, my_leave
from domain.ids import EmployeeId, LeaveTypeId

SOON = 92
"""Days within which what lapses is drawn as a warning."""


def routes(site: Site) -> list[web.RouteDef]:
    """The home page, and a balance explained: one's own, or somebody else's."""
    return [
        site.get("/", home),
        site.get("/why/{leave_type}", why),
        site.get("/people/{employee}/why/{leave_type}", why),
    ]


async def home(visit: Visit) -> web.StreamResponse:
    """Everything of one's own."""
    shown = visit.query.get("earlier", "")
    earlier = int(shown) if shown.isdecimal() and len(shown) < 5 else EARLIER_SHOWN
    mine = await my_leave(visit.talk, earlier)
    bars = {each.type.id: bar(each) for each in mine.balances}
    return visit.show("my_leave/home.html", mine=mine, bars=bars, shown=earlier, soon=SOON)


async def why(visit: Visit) -> web.StreamResponse:
    """A balance on a day, as known now or on a past day."""
    leave_type, employee = LeaveTypeId(visit.path["leave_type"]), visit.path.get("employee")
    found = await explained(
        visit.talk,
        leave_type,
        day_in(visit.query.get("on", "")),
        day_in(visit.query.get("known", "")),
        EmployeeId(employee) if employee else None,
    )
    balance = found.why.balance
    return visit.show("my_leave/why.html", found=found, bar=bar(balance), line=line(found, visit.talk.today))
