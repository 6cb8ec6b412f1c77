"""The team calendar of the cast in a browser."""

from __future__ import annotations

from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import RecordLeave
from domain.periods import Asked
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.adapters.web.reading import Element, Page
from tests.rooms import Rooms

AUGUST = "/calendar?view=month&day=2026-08-01"
YEAR = "/calendar?view=year&day=2026-08-01"
WEEK = "/calendar?view=list&day=2026-08-05"
EVERY_VIEW = ("list", "week", "month", "quarter", "year")
TWO_DAYS = cast.asked("2026-08-06", "2026-08-07")
MARKUP = "<img src=x onerror=alert(1)>"
NOTE = "my knee operation"


async def record(
    house: Rooms, who: EmployeeId, asked: Asked = TWO_DAYS, kind: LeaveTypeId = cast.VACATION
) -> None:
    house.asked += 1
    leave = RecordLeave(who, RequestId(f"r{house.asked}"), kind, asked, cast.NOW, note=NOTE)
    await house.settle(leave)


async def seen(served: Browsers, who: EmployeeId, path: str = AUGUST, **headers: str) -> Page:
    page = await (await served.of(who)).get(path, **headers)
    assert page.status == 200, page.text
    return page


def row(page: Page, name: str) -> list[Element]:
    """The cells of somebody's row, by day of the month: the first is their name."""
    (found,) = [
        each for each in page.main.all("tr") if each.all("th") and each.all("th")[0].text.startswith(name)
    ]
    return [each for each in found.children if isinstance(each, Element)]
