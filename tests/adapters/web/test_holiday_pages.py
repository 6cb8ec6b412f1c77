"""Holiday calendars on the dashboard over real HTTP: edited, imported, and every kind of bad input."""

from __future__ import annotations

from datetime import date

import pytest

from domain.company.commands import ClosePast
from domain.ids import RequestId
from domain.leave.commands import RequestLeave
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.reading import fields_of
from tests.adapters.web.settling import MARKUP, carla, shown

__all__ = ["carla", "shown"]


class TestHolidays:
    PATH = "/settings/holidays/berlin/2026"

    async def test_a_company_day_is_added_and_taken_back(self, carla: Browser) -> None:
        page = await carla.post(
            self.PATH, {"do": "add", "day": "2026-12-24", "name": "Eve", "halves": "morning", "years": "2"}
        )
        assert "The holidays of Berlin are saved." in page.text
        assert ["Thu 24 December", "Eve company day morning free Change"] in [
            [row[0], row[1][:35]] for row in page.rows() if len(row) > 1
        ]
        assert "Eve" in (await carla.get("/settings/holidays/berlin/2027")).text
        undo = next(each for each in page.main.all("form") if each.text == "Undo")
        page = await carla.post(undo.attributes["action"].removeprefix(carla.prefix), fields_of(undo))
        assert "Eve" not in page.text.replace("Christmas Eve", "")

    async def test_a_public_holiday_is_worked_moved_and_kept_again(self, carla: Browser) -> None:
        about = {"day": "2026-10-03", "name": "Unity Day"}
        page = await carla.post(self.PATH, {"do": "work", **about, "halves": "both"})
        assert "Unity Day worked" in page.text
        page = await carla.post(self.PATH, {"do": "work", **about, "halves": "none"})
        assert "Unity Day worked" not in page.text
        page = await carla.post(
            self.PATH, {"do": "move", **about, "is_public": "yes", "to_day": "2026-10-05"}
        )
        assert "Unity Day worked" in page.text
        assert "Mon 5 October" in page.text
        page = await carla.post(
            self.PATH, {"do": "move", "day": "2026-10-05", "name": "Unity Day", "to_day": "2026-10-06"}
        )
        assert ("Mon 5 October" in page.text, "Tue 6 October" in page.text) == (False, True)

    async def test_whom_it_concerns_is_looked_at_first(self, carla: Browser, shown: Browsers) -> None:
        asked = cast.asked("2026-12-21", "2026-12-23")
        await shown.house.settle(RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, asked, cast.NOW))
        page = await carla.post(self.PATH, {"do": "add", "day": "2026-12-23", "name": "Party"})
        assert "Nothing is saved yet" in page.text
        assert "Anna Kovács" in page.text
        page = await carla.send(page, self.PATH, do="apply")
        assert "The holidays of Berlin are saved." in page.text
        assert "Party" in page.text

    async def test_a_list_is_looked_at_and_applied(self, carla: Browser) -> None:
        text = f"2026-12-24 Eve morning\nnonsense\n2026-12-25 Christmas\n2026-12-28 {MARKUP}"
        page = await carla.post(f"{self.PATH}/list", {"list": text})
        assert "2 days become free" in page.text
        assert "line 2: nonsense" in page.text
        assert page.main.all("script") == []
        page = await carla.send(page, self.PATH, do="apply")
        assert "The holidays of Berlin are saved." in page.text
        page = await carla.post(f"{self.PATH}/list", {"list": text})
        assert "These lines could not be read" in page.text
        page = await carla.post(f"{self.PATH}/list", {"list": "2026-12-25 Christmas"})
        assert "All of these days are free already." in page.text

    @pytest.mark.parametrize("text", ["", "2026-12-24 Eve\n" * 501, "x" * 300_000, "9999-12-31 End"])
    async def test_lists_of_nothing_or_without_end_are_not_read(self, carla: Browser, text: str) -> None:
        page = await carla.post(f"{self.PATH}/list", {"list": text})
        assert (page.status, set(page.errors)) == (422, {"list"})

    async def test_a_calendar_file_is_read(self, carla: Browser) -> None:
        lines = [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "DTSTART;VALUE=DATE:20261224",
            "SUMMARY:Eve",
            "END:VEVENT",
        ]
        file = "\r\n".join(lines)
        head = 'Content-Disposition: form-data; name="file"; filename="x.ics"\r\nContent-Type: text/calendar'
        body = f"--b\r\n{head}\r\n\r\n{file}\r\n--b--\r\n"
        page = await carla._ask(
            "POST", f"{self.PATH}/list", body, True, {"Content-Type": "multipart/form-data; boundary=b"}
        )
        assert "1 day becomes free" in page.text
        page = await carla.send(page, self.PATH, do="apply")
        assert "Eve" in page.text
        for other in (
            "--b--\r\n",
            f'--b\r\nContent-Disposition: form-data; name="list"\r\n\r\n{file}\r\n--b--\r\n',
        ):
            page = await carla._ask(
                "POST", f"{self.PATH}/list", other, True, {"Content-Type": "multipart/form-data; boundary=b"}
            )
            assert page.status == 422

    async def test_another_region_is_looked_at_and_applied(self, carla: Browser, shown: Browsers) -> None:
        page = await carla.post(f"{self.PATH}/place", {"country": "GB/SCT", "from_day": "2026-09-01"})
        assert "2 days are free no longer" in page.text
        page = await carla.send(page, f"{self.PATH}/place", do="apply")
        assert "saved" in page.text
        settings = await shown.house.house.store.settings(cast.COMPANY)
        assert settings.location(cast.BERLIN, date(2026, 9, 1)).region == "SCT"

    @pytest.mark.parametrize(
        ("path", "sent", "wrong"),
        [
            ("", {"do": "add"}, {"day", "name"}),
            ("", {"do": "add", "day": "2026-02-31", "name": "x"}, {"day"}),
            ("", {"do": "add", "day": "9999-12-31", "name": "x"}, {"day"}),
            ("", {"do": "add", "day": "2026-12-24", "name": "x" * 101}, {"name"}),
            ("", {"do": "add", "day": "2026-12-24", "name": "x", "years": "9999"}, {"years"}),
            ("", {"do": "move", "day": "2026-12-24", "to_day": ""}, {"day"}),
            ("/place", {"country": "ZZ", "from_day": "2026-09-01"}, {"country"}),
            ("/place", {"country": "DE/ENG", "from_day": "2026-09-01"}, {"country"}),
            ("/place", {"country": MARKUP, "from_day": "x"}, {"from_day"}),
        ],
    )
    async def test_what_cannot_be_is_said_under_its_field(
        self, carla: Browser, path: str, sent: dict[str, str], wrong: set[str]
    ) -> None:
        page = await carla.post(self.PATH + path, sent)
        assert page.status == 422
        assert set(page.errors) <= wrong
        assert page.main.all("script") == []

    @pytest.mark.parametrize(
        "edits", ["junk", "add|x|both|y", "boo|2026-12-24|both|y", "add|2026-12-24|none|y"]
    )
    async def test_edits_that_are_none_of_ours_change_nothing(self, carla: Browser, edits: str) -> None:
        page = await carla.post(self.PATH, {"do": "apply", "edits": edits})
        assert (page.status, "saved" in page.text) == (200, False)

    async def test_the_closed_past_takes_no_list(self, carla: Browser, shown: Browsers) -> None:
        await shown.house.settle(ClosePast(date(2026, 6, 30)))
        page = await carla.post(f"{self.PATH}/list", {"list": "2026-06-01 Then"})
        assert (page.status, set(page.errors)) == (422, {"list"})

    async def test_a_company_day_that_was_removed_comes_back(self, carla: Browser) -> None:
        await carla.post(self.PATH, {"do": "add", "day": "2026-12-24", "name": "Eve", "halves": "afternoon"})
        page = await carla.post(self.PATH, {"do": "drop", "day": "2026-12-24", "name": "Eve"})
        assert "Eve" not in page.text.replace("Christmas Eve", "")
        undo = next(each for each in page.main.all("form") if each.text == "Undo")
        page = await carla.post(undo.attributes["action"].removeprefix(carla.prefix), fields_of(undo))
        assert "Eve company day afternoon free" in page.text
