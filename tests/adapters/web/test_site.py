"""What every page stands on: who may come in, what is kept, and an answer in words to everything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.front import InTeams
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound, Stale
from bot.ports import StoreUnavailable
from bot.ports.sessions import IDLE
from domain.employees.assignment import Identity
from domain.employees.commands import DeactivateEmployee
from domain.refusals import Need, NotPermitted, Refused
from tests import cast
from tests.adapters.web.browsing import Browsers, browsers
from tests.rooms import Rooms

MARKUP = "<script>alert(1)</script>"


async def nobody(authorization: str | None) -> Identity | None:
    return None


NOBODY = InTeams(nobody, "app")


def pages(site: Site) -> Sequence[web.RouteDef]:
    async def shown(visit: Visit) -> web.StreamResponse:
        return visit.show("trouble.html", sentence=visit.query.get("say", "Hello."))

    async def sent(visit: Visit) -> web.StreamResponse:
        form = await visit.posted()
        return visit.go("/shown", f"Sent {form.text('note')}.", Undo("/sent", {"note": "back"}))

    async def fails(visit: Visit) -> web.StreamResponse:
        match visit.path["how"]:
            case "refused":
                raise Refused(NotPermitted(Need.ADMINISTRATOR))
            case "nothing":
                raise NotFound
            case "stale":
                raise Stale
            case "away":
                raise StoreUnavailable
            case _:
                raise RuntimeError("secret details")

    return [site.get("/shown", shown), site.post("/sent", sent), site.get("/fails/{how}", fails),
            site.post("/fails/{how}", fails)]  # fmt: skip


@pytest.fixture
async def served(house: Rooms) -> AsyncIterator[Browsers]:
    async with browsers(house, pages=pages) as found:
        yield found


async def test_nobody_is_shown_a_page_before_signing_in(served: Browsers) -> None:
    found = await served.nobody().get("/shown?say=secret", goes_on=False)
    assert found.status == 303
    assert found.headers["Location"] == "/dashboard/sign-in?next=%2Fshown%3Fsay%3Dsecret"
    assert "secret" not in found.html


async def test_whoever_is_signed_in_sees_the_page_in_their_company(served: Browsers) -> None:
    found = await (await served.of(cast.ANNA)).get("/shown")
    assert (found.status, found.text.endswith("Go to my leave")) == (200, True)
    assert "Tannenberg" in found.root.text


@pytest.mark.parametrize("token", ["", "nonsense", "a" * 5_000, "ä"])
async def test_a_made_up_session_is_none(served: Browsers, token: str) -> None:
    someone = served.nobody()
    someone.cookies["sid"] = token
    assert (await someone.get("/shown", goes_on=False)).status == 303


async def test_a_session_that_nobody_used_is_over(served: Browsers, house: Rooms) -> None:
    anna = await served.of(cast.ANNA)
    house.clock.at += IDLE + timedelta(minutes=1)
    assert (await anna.get("/shown", goes_on=False)).status == 303


async def test_sessions_end_when_somebody_leaves(served: Browsers, house: Rooms) -> None:
    anna = await served.of(cast.ANNA)
    await house.settle(DeactivateEmployee(cast.ANNA))
    found = await anna.get("/shown")
    assert found.status in (303, 403)
    assert "Hello" not in found.html
    assert (await anna.get("/shown", goes_on=False)).status == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
async def test_what_another_sites_page_sends_is_refused(served: Browsers, headers: dict[str, str]) -> None:
    anna = await served.of(cast.ANNA)
    found = await anna.post("/sent", {"note": "x"}, goes_on=False, **headers)
    assert found.status == 403
    assert "not ours" in found.text


@pytest.mark.parametrize(
    ("origin", "status"), [("https://evil.example", 403), ("null", 403), ("http://[", 403), ("", 403)]
)
async def test_older_browsers_say_where_they_come_from(served: Browsers, origin: str, status: int) -> None:
    anna = await served.of(cast.ANNA)
    del anna.headers["Sec-Fetch-Site"]
    assert (await anna.post("/sent", {"note": "x"}, goes_on=False, Origin=origin)).status == status
    own = await anna.post("/sent", {"note": "x"}, goes_on=False, Origin=anna.address)
    assert own.status == 303


async def test_what_was_done_is_said_once_and_can_be_taken_back(served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    found = await anna.post("/sent", {"note": MARKUP})
    assert f"Sent {MARKUP}." in found.text
    assert "<script>alert" not in found.html
    assert found.form("/sent")["note"] == "back"
    assert "Sent" not in (await anna.get("/shown")).text


@pytest.mark.parametrize("cookie", ["bm9uc2Vuc2U=", "%%%", "W10=", "e30=", "W251bGwsIDVd"])
async def test_a_cookie_that_nobody_wrote_says_nothing(served: Browsers, cookie: str) -> None:
    anna = await served.of(cast.ANNA)
    anna.cookies["said"] = cookie
    assert (await anna.get("/shown")).status == 200


async def test_what_was_typed_survives_the_end_of_a_session(served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    token = anna.cookies.pop("sid")
    kept = await anna.post("/sent", {"note": f"long {MARKUP}", "press": "press-1234"})
    assert kept.status == 401
    assert "<script>alert" not in kept.html
    anna.cookies["sid"] = token
    found = await anna.send(kept, "/sent")
    assert f"Sent long {MARKUP}." in found.text


async def test_a_part_of_a_page_is_told_of_the_end_of_a_session(served: Browsers) -> None:
    found = await served.nobody().post("/sent", {"note": "x"}, HX_Request="true")
    assert (found.status, "still here" in found.text) == (401, True)


@pytest.mark.parametrize(
    ("how", "status", "said"),
    [
        ("refused", 403, "administrator"),
        ("nothing", 404, "There is nothing at this address."),
        ("stale", 409, "Nothing of yours was saved."),
        ("away", 503, "again"),
    ],
)
async def test_every_trouble_is_told_in_words(served: Browsers, how: str, status: int, said: str) -> None:
    anna = await served.of(cast.ANNA)
    for found in (await anna.get(f"/fails/{how}"), await anna.post(f"/fails/{how}", {"note": "typed"})):
        assert (found.status, said in found.text) == (status, True), found.text


async def test_a_fault_of_ours_is_told_by_its_reference_and_no_more(
    served: Browsers, caplog: pytest.LogCaptureFixture
) -> None:
    found = await (await served.of(cast.ANNA)).get("/fails/badly?code=hidden")
    assert (found.status, "REF12345" in found.text, "secret" in found.html) == (500, True, False)
    assert "REF12345" in caplog.text
    assert "hidden" not in caplog.text


async def test_an_address_that_is_no_page_says_so(served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    found = await anna.get("/no/such/page?" + "x=1&" * 500)
    assert (found.status, found.text.startswith("This cannot be shown")) == (404, True)


async def test_pages_may_load_our_own_files_only_and_nobody_frames_them(served: Browsers) -> None:
    found = await (await served.of(cast.ANNA)).get("/shown")
    policy = found.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert found.headers["X-Frame-Options"] == "DENY"
    assert " style=" not in found.html


async def test_teams_alone_may_frame_the_tab(house: Rooms) -> None:
    async with browsers(house, in_teams=NOBODY, pages=pages) as served:
        found = await (await served.of(cast.ANNA)).get("/shown")
    policy = found.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://teams.microsoft.com" in policy
    assert "X-Frame-Options" not in found.headers


@pytest.mark.parametrize(("theme", "shown"), [("contrast", "contrast"), ("dark", "dark"), ('"><b>', "")])
async def test_the_tab_is_drawn_in_the_theme_that_teams_has(house: Rooms, theme: str, shown: str) -> None:
    async with browsers(house, in_teams=NOBODY, pages=pages) as served:
        anna = await served.of(cast.ANNA)
        anna.cookies["theme"] = theme
        page = await anna.get("/shown")
    assert page.root.one("html").attributes.get("data-theme", "") == shown


async def test_the_session_of_a_window_does_not_open_the_tab(house: Rooms) -> None:
    async with (
        browsers(house, pages=pages) as window,
        browsers(house, in_teams=NOBODY, pages=pages) as framed,
    ):
        anna = await window.of(cast.ANNA)
        inside = framed.nobody()
        inside.cookies["tab"] = anna.cookies["sid"]
        assert (await inside.get("/shown", goes_on=False)).status == 303


async def test_files_are_kept_for_a_year_and_change_their_address_with_what_they_hold(
    served: Browsers,
) -> None:
    anna = await served.of(cast.ANNA)
    page = await anna.get("/shown")
    style = next(each.attributes["href"] for each in page.root.all("link", rel="stylesheet"))
    found = await anna.get(anna.address + style)
    assert "immutable" in found.headers["Cache-Control"]
    assert "--accent" in found.html
    old = await anna.get(anna.address + style.replace(style.split("/")[3], "0" * 12))
    assert (old.status, old.headers["Cache-Control"]) == (200, "no-cache")
    assert (await anna.get("/static/x/../../settings.py")).status == 404


@pytest.mark.parametrize(("count", "status"), [(500, 200), (10_000, 413), (60_000, 413)])
async def test_more_than_anybody_types_is_refused_in_words(served: Browsers, count: int, status: int) -> None:
    anna = await served.of(cast.ANNA)
    many = {f"field-{number}": "x" for number in range(count)}
    found = await anna.post("/sent", {"note": "first", **many})
    assert (found.status, "in parts" in found.text) == (status, status == 413)


async def test_pages_are_in_the_language_of_their_reader(served: Browsers) -> None:
    carla = await served.of(cast.CARLA)
    assert "Mein Urlaub" in (await carla.get("/shown")).root.text
