"""Reports on the web: on screen, as files, and large ones that are made meanwhile."""

import csv
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from adapters.web.files import write
from bot.dashboard import Dashboard
from bot.dashboard.reports import ordering
from bot.dashboard.reports.running import Runner
from domain.company.commands import NameAdministrators
from domain.employees.assignment import Profile
from domain.employees.commands import ChangeProfile
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.adapters.web.reading import Page
from tests.dashboard.reported import reported

PAGES = ("requests", "balances", "monthly", "departments")
EVIL = '=HYPERLINK("http://evil.example","Anna")<script>alert(1)</script>'


@pytest.fixture
async def web() -> AsyncIterator[Browsers]:
    house = await reported()
    await house.settle(ChangeProfile(cast.CARLA, replace(cast.PROFILES[cast.CARLA][0], locale="en")))
    async with browsers(house) as found:
        yield found


@pytest.fixture
async def carla(web: Browsers) -> Browser:
    return await web.of(cast.CARLA)


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "LARGE", 0)


def runner(web: Browsers) -> Runner:
    return Runner(Dashboard(web.house.house), web.house.clock, write)


def own(address: str) -> str:
    """Within the dashboard."""
    return address.removeprefix("/dashboard")


def links(page: Page) -> list[str]:
    return [own(each) for each in page.links]


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


async def test_the_overview_leads_to_every_report(carla: Browser) -> None:
    page = await carla.get("/reports")
    assert page.status == 200
    assert [f"/reports/{name}" in links(page) for name in PAGES] == [True] * 4


@pytest.mark.parametrize("name", PAGES)
async def test_a_report_is_shown_with_its_files(carla: Browser, name: str) -> None:
    page = await carla.get(f"/reports/{name}")
    assert page.status == 200
    assert "Anna Kovács" in page.text or "Engineering" in page.text
    assert any(link.startswith(f"/reports/{name}.xlsx") for link in links(page))


async def test_requests_say_who_when_how_much_and_how_it_stands(carla: Browser) -> None:
    page = await carla.get("/reports/requests?status=approved&type=vacation")
    row = page.rows()[1]
    assert row[:1] == ["Anna Kovács"]
    assert "Thu 30 July – Tue 4 August" in row[2]
    assert (row[3], row[4], row[6]) == ("4 days", "Approved", "Ben Okafor")
    assert "To the sea" not in page.html


async def test_lists_are_ordered_by_the_link_in_their_head(carla: Browser) -> None:
    page = await carla.get("/reports/requests")
    link = next(each for each in links(page) if "sort=name" in each)
    ordered = await carla.get(link)
    names = [row[0] for row in ordered.rows()[1:]]
    assert names == sorted(names)
    assert any("sort=-name" in each for each in links(ordered))
    back = await carla.get(next(each for each in links(ordered) if "sort=-name" in each))
    assert [row[0] for row in back.rows()[1:]] == sorted(names, reverse=True)


async def test_many_lines_are_shown_page_by_page(carla: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.dashboard.reports.paging.page_of.__defaults__", (3,))
    first = await carla.get("/reports/requests")
    assert "Page 1 of 2" in first.text
    assert len(first.rows()) == 4
    second = await carla.get(next(each for each in links(first) if "page=2" in each))
    assert len(second.rows()) == 2


async def test_a_month_leads_to_the_ones_beside_it(carla: Browser) -> None:
    july = await carla.get("/reports/monthly")
    assert "July 2026" in july.text
    assert july.rows()[1][1:] == ["2 days", "½ day", "2 h"]
    august = await carla.get(next(each for each in links(july) if "month=2026-08" in each))
    assert august.rows()[1] == ["Anna Kovács", "2 days"]
    assert "Nobody has leave in" in (await carla.get("/reports/monthly?month=2026-01")).text


async def test_departments_are_drawn_and_said(carla: Browser) -> None:
    page = await carla.get("/reports/departments")
    assert len(page.main.all("circle")) == 12
    assert [row[0] for row in page.rows()[1:]] == ["Everybody", "Everybody", "Engineering", "Sales"]


async def test_balances_are_shown_as_they_were_known(carla: Browser) -> None:
    page = await carla.get("/reports/balances?known=2026-07-28&on=2026-08-05")
    assert "Nobody has a balance like this" in page.text


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("requests?from=2026-02-30", "from", "does not exist"),
        ("requests?from=2026-08-02&to=2026-08-01", "to", "before the first"),
        ("requests?from=2005-01-01&to=2026-01-01", "to", "longer than five years"),
        ("balances?on=9999-12-31", "on", "too far away"),
        ("balances?known=2027-01-01", "known", "nobody can say yet"),
        ("monthly?month=2026-99", "month", "does not exist"),
    ],
)
async def test_what_makes_no_sense_is_said_under_its_field(
    carla: Browser, query: str, field: str, said: str
) -> None:
    page = await carla.get(f"/reports/{query}")
    assert page.status == 422
    assert said in page.errors[field]
    name, _, fields = query.partition("?")
    assert (await carla.get(f"/reports/{name}.csv?{fields}")).status == 422


@pytest.mark.parametrize(
    "query",
    [
        "department=nonsense&location=nonsense&label=nonsense&person=nonsense",
        "type=" + "&type=".join("x" * 50 for _ in range(100)),
        "name=%00%FF&sort=%27&page=99999999999999999999",
        "page=-1&status=nonsense&unknown=field",
    ],
)
@pytest.mark.parametrize("name", PAGES)
async def test_nonsense_finds_nothing_and_breaks_nothing(carla: Browser, name: str, query: str) -> None:
    assert (await carla.get(f"/reports/{name}?{query}")).status == 200
    assert (await carla.get(f"/reports/{name}.csv?{query}")).status == 200


@pytest.mark.parametrize("path", ["", *(f"/{name}" for name in PAGES), "/requests.csv", "/balances.xlsx"])
async def test_reports_are_for_those_who_decide(web: Browsers, path: str) -> None:
    page = await (await web.of(cast.ANNA)).get(f"/reports{path}")
    assert page.status == 403
    assert "Ben" not in page.text


async def test_an_approvers_files_hold_nobody_else(web: Browsers) -> None:
    page = await (await web.of(cast.BEN)).get("/reports/balances.csv")
    assert {line["name"] for line in lines(page.html)} == {"Anna Kovács", "Ben Okafor"}


async def test_a_csv_file_has_exact_amounts_and_iso_days(carla: Browser) -> None:
    page = await carla.get("/reports/balances.csv?type=vacation")
    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="balances-2026-07-29.csv"' in page.headers["Content-Disposition"]
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.html.count("\r\n") == 5
    anna, ben = lines(page.html)[:2]
    assert (anna["name"], anna["booked"], anna["available"], anna["on"]) == (
        "Anna Kovács",
        "4",
        "20",
        "2026-07-29",
    )
    assert ben["adjusted"] == "5/6"
    requested = lines((await carla.get("/reports/requests.csv")).html)
    doctor = next(line for line in requested if line["leave_type"] == "Doctor")
    assert (doctor["hours"], doctor["amount"], doctor["unit"], doctor["part"]) == (
        "09:00-11:00",
        "2",
        "hours",
        "",
    )
    assert doctor["requested_at"] == "2026-07-29T09:00:00+00:00"
    assert "To the sea" not in page.html


async def test_a_csv_file_may_begin_with_a_mark(carla: Browser) -> None:
    assert (await carla.get("/reports/monthly.csv?mark=yes")).html.startswith("\ufeffname,")
    assert (await carla.get("/reports/monthly.csv")).html.startswith("name,")


async def test_names_are_never_formulas_nor_markup(web: Browsers, carla: Browser) -> None:
    await web.house.settle(
        ChangeProfile(cast.ANNA, Profile(EVIL, "anna@tannenberg.example", "en", "Europe/Berlin"))
    )
    page = await carla.get("/reports/balances")
    assert "<script>alert" not in page.html
    text = (await carla.get("/reports/balances.csv")).html
    assert any(line["name"] == f"'{EVIL}" for line in lines(text))
    sheet = load_workbook(BytesIO(await raw(web, carla, "/reports/balances.xlsx"))).active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    found = next(cell for cell in cells if cell.value == EVIL)
    assert found.data_type in ("s", "inlineStr")
    assert found.hyperlink is None


async def raw(web: Browsers, browser: Browser, path: str) -> bytes:
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    async with web.client.get(
        browser.address + browser.prefix + path, headers={"Cookie": cookie}
    ) as response:
        assert response.status == 200
        return await response.read()


async def test_a_spreadsheet_has_real_days_and_numbers_and_a_head_that_stays(
    web: Browsers, carla: Browser
) -> None:
    sheet = load_workbook(BytesIO(await raw(web, carla, "/reports/requests.xlsx"))).active
    assert sheet is not None
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:P5")
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, [cell.value for cell in sheet[4]], strict=True))
    assert (row["Name"], row["Leave type"], row["Status"]) == ("Anna Kovács", "Vacation", "Approved")
    assert (row["First day"], row["Amount"]) == (datetime(2026, 7, 30), 4)  # noqa: DTZ001
    assert row["Asked for (UTC)"] == datetime(2026, 7, 29, 9)  # noqa: DTZ001
    assert row["Decided by"] == "Ben Okafor"


async def test_a_large_report_is_made_while_its_owner_does_something_else(
    web: Browsers, carla: Browser, everything_is_large: None
) -> None:
    page = await carla.get("/reports/balances?type=vacation")
    assert "This report is large" in page.text
    job = await carla.send(page, "/reports/jobs", format="csv")
    assert re.fullmatch(r"/reports/jobs/[0-9a-f]{32}", own(job.path))
    assert "as soon as others are done" in job.text
    assert (await carla.get(f"{own(job.path)}/file")).status == 404
    assert await runner(web).work_once() is True
    assert await runner(web).work_once() is False
    done = await carla.get(own(job.path))
    assert "Ready: less than 1 KB" in done.text
    taken = await carla.get(f"{own(job.path)}/file")
    assert [line["name"] for line in lines(taken.html)][:2] == ["Anna Kovács", "Ben Okafor"]
    assert int(taken.headers["Content-Length"]) == len(taken.html.encode())
    assert own(job.path) in links(await carla.get("/reports"))


@pytest.mark.parametrize("name", PAGES)
async def test_every_report_is_made_as_a_spreadsheet(
    web: Browsers, carla: Browser, name: str, everything_is_large: None
) -> None:
    job = await carla.post("/reports/jobs", {"report": name, "format": "xlsx", "press": "press-1"})
    await runner(web).work_once()
    sheet = load_workbook(BytesIO(await raw(web, carla, f"{own(job.path)}/file"))).active
    assert sheet is not None
    assert sheet.max_row > 1


async def test_a_form_that_is_sent_twice_orders_once(carla: Browser) -> None:
    fields = {"report": "monthly", "format": "csv", "press": "press-1"}
    first, second = await carla.post("/reports/jobs", fields), await carla.post("/reports/jobs", fields)
    assert first.path == second.path


async def test_too_many_at_once_are_told_to_wait(carla: Browser) -> None:
    for number in range(3):
        fields = {"report": "monthly", "format": "csv", "press": f"press-{number}"}
        assert "/reports/jobs/" in (await carla.post("/reports/jobs", fields)).path
    fields = {"report": "monthly", "format": "csv", "press": "press-9"}
    assert "Several of your reports" in (await carla.post("/reports/jobs", fields)).text


async def test_a_file_is_its_owners_alone(web: Browsers, carla: Browser) -> None:
    job = await carla.post("/reports/jobs", {"report": "balances", "format": "csv", "press": "press-1"})
    await runner(web).work_once()
    ben = await web.of(cast.BEN)
    for path in (own(job.path), f"{own(job.path)}/file"):
        assert (await ben.get(path)).status == 404
        assert (await web.nobody().get(path, goes_on=False)).status in (302, 303, 401)
    await ben.post(f"{own(job.path)}/drop")
    assert (await carla.get(f"{own(job.path)}/file")).status == 200
    assert (await carla.get("/reports/jobs/nonsense")).status == 404


async def test_who_may_see_less_than_before_no_longer_gets_the_file(web: Browsers, carla: Browser) -> None:
    job = await carla.post("/reports/jobs", {"report": "balances", "format": "csv", "press": "press-1"})
    late = await carla.post("/reports/jobs", {"report": "balances", "format": "csv", "press": "press-2"})
    await runner(web).work_once()
    await web.house.settle(NameAdministrators((cast.BEN,)))
    taken = await carla.get(f"{own(job.path)}/file")
    assert "has changed since this file was made" in taken.text
    assert "Anna" not in taken.text
    await runner(web).work_once()
    assert "could not be made" in (await carla.get(own(late.path))).text


async def test_a_file_can_be_deleted(web: Browsers, carla: Browser) -> None:
    job = await carla.post("/reports/jobs", {"report": "balances", "format": "csv", "press": "press-1"})
    await runner(web).work_once()
    gone = await carla.send(await carla.get(own(job.path)), "/drop")
    assert "The file is gone" in gone.text
    assert (await carla.get(f"{own(job.path)}/file")).status == 404


@pytest.mark.parametrize(
    "fields", [{}, {"report": "nonsense", "format": "csv"}, {"report": "balances", "format": "exe"}]
)
async def test_nothing_is_made_of_nonsense(carla: Browser, fields: dict[str, str]) -> None:
    assert (await carla.post("/reports/jobs", fields)).status == 404


async def test_a_large_file_is_not_made_at_once(carla: Browser, everything_is_large: None) -> None:
    page = await carla.get("/reports/balances.csv?type=vacation")
    assert own(page.path).startswith("/reports/balances?type=vacation")
    assert "made while you do something else" in page.text
