"""One's own leave and approvals in a real browser: quicker with a script, and whole without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.desk import desk
from tests.browser.mine import Approvals, Balance, RequestForm

FELIX, ANNA = "felix@larkspur.example", "anna@larkspur.example"
PAGES = {
    "/": FELIX,
    "/why/vacation": FELIX,
    "/why/sick": FELIX,
    "/requests/new?first=2026-08-10&last=2026-08-14": FELIX,
    "/claims/new?day=2026-07-04": FELIX,
    "/approvals": ANNA,
    "/approvals/stand-in": ANNA,
}


async def test_leave_is_asked_for_with_its_cost_and_both_see_it_decided_as_it_happens(
    browser: Browser, folder: Path, address: str
) -> None:
    felix = await desk(browser, folder, address, FELIX)
    anna = await desk(browser, folder, address, ANNA)
    approvals = Approvals(anna)
    await approvals.open()
    form = RequestForm(felix)
    await form.open()
    await form.days("2026-08-10", "2026-08-14")
    await expect(form.cost).to_contain_text("5 days")
    await expect(form.cost).to_contain_text("13 days → 8 days left")
    await form.note("Lake Garda")
    await form.send()
    await expect(felix.page.get_by_role("heading", name="Your request")).to_be_visible()
    await expect(approvals.card("Felix Braun")).to_contain_text("Lake Garda")
    for name in ("Felix Braun", "Tomasz"):
        await approvals.tick(name)
    await approvals.decide_ticked("Approve those ticked")
    await expect(approvals.said).to_contain_text("2 requests are decided.")
    await expect(felix.page.locator(".state").first).to_have_text("Approved")
    assert felix.wrong == anna.wrong == []


async def test_what_is_ticked_and_typed_stays_while_the_page_is_drawn_anew(
    browser: Browser, folder: Path, address: str
) -> None:
    felix = await desk(browser, folder, address, FELIX)
    anna = await desk(browser, folder, address, ANNA)
    approvals = Approvals(anna)
    await approvals.open()
    await approvals.tick("Leyla")
    await anna.page.get_by_label("Reason for those that are ticked").fill("Agreed")
    form = RequestForm(felix)
    await form.open("?first=2026-08-10&last=2026-08-11")
    await form.send()
    await expect(approvals.card("Felix Braun")).to_be_visible()
    await expect(approvals.card("Leyla").get_by_role("checkbox")).to_be_checked()
    await expect(approvals.card("Tomasz").get_by_role("checkbox")).not_to_be_checked()
    await expect(anna.page.get_by_label("Reason for those that are ticked")).to_have_value("Agreed")


async def test_the_form_follows_the_type_that_is_chosen(
    browser: Browser, looked_at: tuple[Path, str]
) -> None:
    felix = await desk(browser, *looked_at, FELIX)
    form = RequestForm(felix)
    await form.open("?first=2026-08-10&last=2026-08-10")
    await form.choose("toil")
    await form.parts.get_by_label("Hours").check()
    await expect(felix.page.get_by_label("From")).to_be_visible()
    await form.choose("vacation")
    await expect(form.parts.get_by_label("All day")).to_be_checked()
    await expect(form.parts.get_by_label("Hours")).to_have_count(0)
    await expect(form.cost).to_contain_text("1 day")
    await form.choose("sick")
    await expect(felix.page.get_by_role("button", name="Book")).to_be_visible()
    assert felix.wrong == []


async def test_the_slider_goes_through_the_year_and_keeps_the_focus(
    browser: Browser, looked_at: tuple[Path, str]
) -> None:
    anna = await desk(browser, *looked_at, ANNA)
    balance = Balance(anna)
    await balance.open()
    await balance.shows("On Mon 6 July", "24 days", "5 days booked")
    await balance.slide("ArrowRight", 60)
    await balance.shows("On Fri 4 September")
    await balance.slide("End", 1)
    await balance.shows("On Thu 31 December", "6 days taken")
    await expect(balance.slider).to_be_focused()
    await expect(balance.slider).to_have_attribute("aria-valuetext", "Thu 31 December")
    assert "on=2026-12-31" in anna.page.url
    assert anna.wrong == []


async def test_everything_is_done_without_a_script_too(browser: Browser, folder: Path, address: str) -> None:
    felix = await desk(browser, folder, address, FELIX, java_script_enabled=False)
    anna = await desk(browser, folder, address, ANNA, java_script_enabled=False)
    form = RequestForm(felix)
    await form.open()
    await form.days("2026-08-10", "2026-08-14")
    await form.send("What does it cost?")
    await expect(form.cost).to_contain_text("5 days")
    await form.send()
    approvals = Approvals(anna)
    await approvals.open()
    await approvals.tick("Felix Braun")
    await approvals.tick("Leyla")
    await approvals.decide_ticked("Decline those ticked")
    await expect(approvals.said).to_contain_text("2 requests are decided.")
    balance = Balance(felix)
    await balance.open()
    await expect(balance.slider).not_to_be_visible()
    await felix.page.get_by_label("On which day").fill("2026-12-31")
    await felix.page.get_by_role("button", name="Show").click()
    await balance.shows("On Thu 31 December")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_nothing_is_wrong_with_the_pages_for_those_who_see_or_hear_them(
    browser: Browser, looked_at: tuple[Path, str], dark: bool
) -> None:
    for path, who in PAGES.items():
        shown = await desk(browser, *looked_at, who, dark=dark)
        await shown.open(path)
        assert await shown.flaws() == [], path
        assert shown.wrong == [], path
        await shown.page.context.close()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
async def test_nothing_is_wrong_with_a_request_on_its_way(
    browser: Browser, folder: Path, address: str, phone: bool
) -> None:
    felix = await desk(browser, folder, address, FELIX, phone=phone)
    anna = await desk(browser, folder, address, ANNA, phone=phone)
    form = RequestForm(felix)
    await form.open("?first=2026-08-10&last=2026-08-14")
    await form.send()
    await expect(felix.page.get_by_role("heading", name="Your request")).to_be_visible()
    await anna.open("/approvals")
    await anna.page.get_by_role("link", name="Felix Braun asks for leave").click()
    await expect(anna.page.get_by_role("button", name="Approve")).to_be_visible()
    assert await anna.flaws() == []
    await anna.page.get_by_role("button", name="Approve").click()
    await expect(anna.page.locator(".said")).to_contain_text("They are told.")
    await felix.page.get_by_role("link", name="Change").click()
    await felix.page.get_by_label("Last day").fill("2026-08-12")
    await expect(form.cost).to_contain_text("5 days → 3 days: 2 days back")
    for each in (felix, anna):
        assert await each.flaws() == []
        assert await each.is_within_its_width()
        assert each.wrong == []


async def test_every_page_fits_a_phone(browser: Browser, looked_at: tuple[Path, str]) -> None:
    for path, who in PAGES.items():
        shown = await desk(browser, *looked_at, who, phone=True)
        await shown.open(path)
        assert await shown.is_within_its_width(), path
        await shown.page.context.close()
