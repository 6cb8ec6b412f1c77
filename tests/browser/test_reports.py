"""Reports and the audit log in a browser: looked at, narrowed, taken away, on a desk and on a phone."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.async_api import Browser, expect

from tests.browser.desk import Desk, desk

SOFIA = "sofia@larkspur.example"
PAGES = ("/reports", "/reports/requests", "/reports/balances", "/reports/monthly", "/reports/departments")
AUDIT = ("/audit", "/audit/40", "/audit/as-of")


@dataclass
class Report:
    """One report's page."""

    desk: Desk

    async def narrow(self, label: str, option: str) -> None:
        await self.desk.page.get_by_label(label, exact=True).select_option(label=option)
        await self.desk.page.get_by_role("button", name="Show").click()

    async def order(self, head: str) -> None:
        await self.desk.page.get_by_role("columnheader", name=head).get_by_role("link").click()

    async def names(self) -> list[str]:
        heads = self.desk.page.locator("table tbody th a")
        await expect(heads.first).to_be_visible()
        return await heads.all_inner_texts()

    async def take(self, name: str) -> bytes:
        """The file behind a link."""
        async with self.desk.page.expect_download() as coming:
            await self.desk.page.get_by_role("link", name=name).click()
        return (await (await coming.value).path()).read_bytes()


@pytest.fixture
def folder(looked_at: tuple[Path, str]) -> Path:
    """Nothing is changed here, so one program is enough."""
    return looked_at[0]


@pytest.fixture
def address(looked_at: tuple[Path, str]) -> str:
    return looked_at[1]


@pytest.fixture
async def sofias(browser: Browser, folder: Path, address: str) -> AsyncIterator[Desk]:
    found = await desk(browser, folder, address, SOFIA, accept_downloads=True)
    yield found
    await found.page.context.close()
    assert found.wrong == []


async def test_a_report_is_narrowed_ordered_and_taken_away(sofias: Desk) -> None:
    await sofias.open("/reports/balances")
    report = Report(sofias)
    await report.narrow("Location", "London")
    everybody = await report.names()
    await report.order("Available")
    assert sorted(set(await report.names())) == sorted(set(everybody))
    rows = list(csv.DictReader((await report.take("CSV, exact amounts")).decode().splitlines()))
    assert {row["name"] for row in rows} == set(everybody)
    sheet = load_workbook(BytesIO(await report.take("Spreadsheet (XLSX)"))).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1


ORDER = """() => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/dashboard/reports/jobs";
    const given = {report: "balances", format: "csv", press: "press-1", type: "vacation"};
    for (const [name, value] of Object.entries(given)) {
        const field = document.createElement("input");
        [field.type, field.name, field.value] = ["hidden", name, value];
        form.append(field);
    }
    document.body.append(form);
    form.submit();
}"""
"""As the page of a large company orders a file; the demo's is small."""


async def test_a_file_that_is_made_meanwhile_says_when_it_is_ready(sofias: Desk) -> None:
    await sofias.open("/reports")
    await sofias.page.evaluate(ORDER)
    await expect(sofias.page.get_by_role("status")).to_contain_text("Ready:")
    async with sofias.page.expect_download() as coming:
        await sofias.page.get_by_role("link", name="Download the CSV file").click()
    text = (await (await coming.value).path()).read_text(encoding="utf-8")
    assert text.count("\n") == 1 + 25
    await sofias.open("/reports")
    await expect(sofias.page.get_by_role("cell", name="Ready")).to_be_visible()


async def test_an_entry_of_the_log_leads_to_what_was_known_then(sofias: Desk) -> None:
    await sofias.open("/audit")
    page = sofias.page
    await page.get_by_label("Matter").select_option(label="Leave")
    await page.get_by_role("button", name="Show").click()
    await page.locator("table tbody td a").first.click()
    await expect(page.get_by_role("heading", name="What it changed")).to_be_visible()
    await page.get_by_role("link", name="What was known then").click()
    await expect(page.get_by_role("heading", name="What was known when")).to_be_visible()
    await sofias.open("/audit")
    await page.get_by_role("button", name="Check every seal").click()
    await expect(page.get_by_role("status")).to_contain_text("every one as it was written")


@pytest.mark.parametrize(("dark", "phone"), [(False, False), (True, False), (False, True), (True, True)])
async def test_every_page_is_for_everybody_and_within_its_width(
    browser: Browser, folder: Path, address: str, dark: bool, phone: bool
) -> None:
    found = await desk(browser, folder, address, SOFIA, dark=dark, phone=phone)
    for path in (*PAGES, *AUDIT):
        await found.open(path)
        assert await found.is_within_its_width(), path
        assert await found.flaws() == [], path
    assert found.wrong == []
    await found.page.context.close()


async def test_reports_work_without_a_script(browser: Browser, folder: Path, address: str) -> None:
    found = await desk(browser, folder, address, SOFIA, java_script_enabled=False)
    await found.open("/reports/requests")
    report = Report(found)
    await report.narrow("Department", "\u2003Design")
    narrowed = await report.names()
    await report.order("Name")
    assert sorted(await report.names()) == sorted(narrowed)
    await found.page.context.close()
