"""A file brought in over HTTP: uploaded, looked at, and made as it was looked at."""

from __future__ import annotations

import zlib
from base64 import b64encode

import pytest

from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.reading import Page
from tests.rooms import Rooms

HEAD = "name,email,hired_on,location,department"
ELA = "Ela Novak,ela@tannenberg.example,2026-10-01,Berlin,Engineering"
MARKUP = "<script>alert(1)</script>"


async def uploaded(browser: Browser, text: str, name: str = "file") -> Page:
    """A file as a form of ours sends it."""
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="people.csv"\r\n'
    body = f"{head}Content-Type: text/csv\r\n\r\n{text}\r\n--b--\r\n"
    sent = {"Content_Type": "multipart/form-data; boundary=b"}
    return await browser._ask("POST", "/people/import", body, True, sent)


async def people(house: Rooms) -> list[str]:
    return [each.name for each in await house.house.queries.people(cast.COMPANY)]


async def test_a_table_is_looked_at_and_then_brought_in_once(carla: Browser, house: Rooms) -> None:
    assert "1 MB at most" in (await carla.get("/people/import")).text
    looked = await uploaded(carla, f"{HEAD}\n{ELA}\n")
    assert looked.rows()[1] == ["2", "Ela Novak", "new, hired on 2026-10-01"]
    assert "4 things are here and not in the file: they stay." in looked.text
    assert "Ela Novak" not in await people(house)
    done = await carla.send(looked, "/import/bring")
    assert (done.heading, "1 change is made." in done.text) == ("People", True)
    again = await carla.send(looked, "/import/bring")
    assert "there is nothing to change" in again.text
    assert (await people(house)).count("Ela Novak") == 1


async def test_mistakes_are_told_with_their_lines_and_markup_stays_text(carla: Browser) -> None:
    found = await uploaded(carla, f"{HEAD}\n{ELA.replace('Berlin', MARKUP)}\n")
    assert found.status == 422
    assert "Line 2, location" in found.text
    assert MARKUP in found.text
    assert MARKUP not in found.html


@pytest.mark.parametrize("text", ["", "  \n", "x" * 999_000])
async def test_a_file_of_nothing_or_of_nonsense_is_told(carla: Browser, text: str) -> None:
    assert (await uploaded(carla, text)).status == 422


async def test_a_file_that_is_too_large_is_told(carla: Browser) -> None:
    found = await uploaded(carla, "x" * 1_020_000)
    assert found.status == 413
    assert "more than can be sent at once" in found.text


async def test_a_form_without_a_file_is_told(carla: Browser) -> None:
    assert set((await uploaded(carla, f"{HEAD}\n{ELA}", name="other")).errors) == {"file"}
    assert set((await carla.post("/people/import", {"file": "text"})).errors) == {"file"}


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "nonsense",
        "äöü",
        b64encode(b"no zlib").decode(),
        b64encode(zlib.compress(b"a" * 20_000_000)).decode(),
    ],
)
async def test_what_comes_back_otherwise_than_it_was_shown_is_told(carla: Browser, packed: str) -> None:
    found = await carla.post("/people/import/bring", {"packed": packed, "seen": "made-up"})
    assert (found.status, set(found.errors)) == (422, {"file"})


async def test_what_was_not_looked_at_is_shown_first(carla: Browser, house: Rooms) -> None:
    packed = b64encode(zlib.compress(f"{HEAD}\n{ELA}".encode())).decode()
    found = await carla.post("/people/import/bring", {"packed": packed, "seen": "made-up"})
    assert "Ela Novak" in found.text
    assert "Ela Novak" not in await people(house)


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_files_are_for_administrators(served: Browsers, who: str) -> None:
    browser = await served.of(who)
    assert (await browser.get("/people/import")).status == 403
    assert (await uploaded(browser, f"{HEAD}\n{ELA}")).status == 403
    assert (await browser.post("/people/import/bring", {"packed": "x"})).status == 403
