"""Digests and workspaces in the settings: changed, stopped, added and disconnected."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.conversation.administering import digest_id_of
from bot.ports import Gathering, Installation, Reference
from domain.company.commands import ArrangeDigest, ConnectWorkspace, DisconnectWorkspace
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.company.settings import Settings
from domain.employees.assignment import Profile
from domain.employees.commands import ChangeProfile
from domain.ids import DigestId
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.rooms import CHANNEL, TENANT, WORKSPACE, rooms

DIGESTS, WORKSPACES = "/settings/digests", "/settings/workspaces"
KEY = digest_id_of(CHANNEL)
GENERAL = "19:General@thread.tacv2"
DIGEST = Digest(KEY, CHANNEL, time(9), "Europe/Berlin", department_id=cast.ENGINEERING)
FILLED = {"about": "", "rhythm": "daily", "at": "08:30", "time_zone": "Europe/London", "locale": "en-GB"}


@pytest.fixture
async def stage() -> AsyncIterator[Browsers]:
    house = await rooms()
    await house.settle(
        ConnectWorkspace(Platform.TEAMS, TENANT, "Tannenberg in Teams"),
        ArrangeDigest(DIGEST),
        ChangeProfile(cast.CARLA, Profile("Carla Stein", None, "en", "Europe/Berlin")),
    )
    channel = Reference(TENANT, GENERAL, Gathering.CHANNEL, "https://smba.example", "28:bot", name="General")
    await house.storage.references.note(channel)
    house.clock.at += timedelta(hours=1)
    async with browsers(house) as found:
        yield found


@pytest.fixture
async def carla(stage: Browsers) -> Browser:
    return await stage.of(cast.CARLA)


async def settings(stage: Browsers) -> Settings:
    return await stage.house.house.store.settings(cast.COMPANY)


async def arranged(stage: Browsers, key: DigestId = KEY) -> Digest:
    return (await settings(stage)).digests[key]


async def test_every_digest_is_listed_with_where_and_when_it_comes(carla: Browser) -> None:
    page = await carla.get(DIGESTS)
    line = page.main.one("li").text
    assert line == "C1 Slack · Tannenberg Engineering Every working day, 09:00 · Europe/Berlin · en"


async def test_a_digest_is_changed_and_that_is_taken_back(stage: Browsers, carla: Browser) -> None:
    page = await carla.get(f"{DIGESTS}/{KEY}")
    after = await carla.send(
        page, KEY, about=f"location:{cast.LONDON}", rhythm="4", at="16:45", time_zone="Europe/London",
        locale="de-DE", when_empty="yes", on_free_days="yes",
    )  # fmt: skip
    assert "The digest is saved." in after.text
    assert await arranged(stage) == Digest(
        KEY, CHANNEL, time(16, 45), "Europe/London", "de-DE", Rhythm.WEEKLY, 4, cast.LONDON, None, None, True,
        True,
    )  # fmt: skip
    again = (await carla.get(f"{DIGESTS}/{KEY}")).form(KEY)
    assert (again["about"], again["rhythm"], again["at"]) == (f"location:{cast.LONDON}", "4", "16:45")
    stage.house.clock.at += timedelta(minutes=1)
    assert "as it was before" in (await carla.send(after, "/back")).text
    assert await arranged(stage) == DIGEST


async def test_a_digest_is_stopped_and_that_is_taken_back(stage: Browsers, carla: Browser) -> None:
    after = await carla.send(await carla.get(f"{DIGESTS}/{KEY}"), "/stop")
    assert "nothing is posted there any more" in after.text
    assert "No channel has one yet." in after.text
    assert (await settings(stage)).digests == {}
    stage.house.clock.at += timedelta(minutes=1)
    await carla.send(after, "/back")
    assert await arranged(stage) == DIGEST


async def test_a_change_begun_before_somebody_elses_saves_nothing(stage: Browsers, carla: Browser) -> None:
    page = await carla.get(f"{DIGESTS}/{KEY}")
    await stage.house.settle(ArrangeDigest(Digest(KEY, CHANNEL, time(7), "Europe/Berlin")))
    assert (await carla.send(page, KEY, at="10:00")).status == 409
    assert (await carla.send(page, "/stop")).status == 409
    assert (await arranged(stage)).at == time(7)


async def test_a_channel_in_teams_that_has_the_app_is_chosen_by_its_name(
    stage: Browsers, carla: Browser
) -> None:
    page = await carla.get(f"{DIGESTS}/new")
    assert "Tannenberg in Teams · General" in page.text
    key = digest_id_of(Channel(Platform.TEAMS, TENANT, GENERAL))
    after = await carla.send(page, "/new", **{**FILLED, "place": key})
    assert "The digest is arranged." in after.text
    assert (await arranged(stage, key)).channel == Channel(Platform.TEAMS, TENANT, GENERAL)
    listed = await carla.get(DIGESTS)
    (link,) = [each for each in listed.links if "general" in each]
    assert "Digest in General" in (await carla.get(link.removeprefix("/dashboard"))).heading
    assert "General" not in (await carla.get(f"{DIGESTS}/new")).text


async def test_a_channel_in_slack_is_named_by_its_id(stage: Browsers, carla: Browser) -> None:
    page = await carla.get(f"{DIGESTS}/new")
    await carla.send(page, "/new", **{**FILLED, "workspace": WORKSPACE, "channel": "c024be91l"})
    key = digest_id_of(Channel(Platform.SLACK, WORKSPACE, "C024BE91L"))
    assert (await arranged(stage, key)).at == time(8, 30)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"channel": ""}, "channel"),
        ({"channel": "#general"}, "channel"),
        ({"channel": "C024BE91L", "workspace": "T-elsewhere"}, "channel"),
        ({"channel": "C1"}, "channel"),
        ({"place": "teams-nowhere"}, "channel"),
        ({"channel": "C024BE91L", "about": "department:nowhere"}, "about"),
        ({"channel": "C024BE91L", "about": "everything"}, "about"),
        ({"channel": "C024BE91L", "rhythm": "9"}, "rhythm"),
        ({"channel": "C024BE91L", "rhythm": "²"}, "rhythm"),
        ({"channel": "C024BE91L", "at": "24:00"}, "at"),
        ({"channel": "C024BE91L", "at": ""}, "at"),
        ({"channel": "C024BE91L", "at": "nine"}, "at"),
        ({"channel": "C024BE91L", "time_zone": "Mars/Olympus"}, "time_zone"),
        ({"channel": "C024BE91L", "locale": "tlh"}, "locale"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(
    stage: Browsers, carla: Browser, typed: dict[str, str], field: str
) -> None:
    before = await settings(stage)
    fields = {**FILLED, "workspace": WORKSPACE, **typed}
    page = await carla.send(await carla.get(f"{DIGESTS}/new"), "/new", **fields)
    assert page.status == 422
    assert list(page.errors) == [field]
    assert await settings(stage) == before


async def test_a_channel_has_one_digest(stage: Browsers, carla: Browser) -> None:
    channel = Channel(Platform.SLACK, WORKSPACE, "C024BE91L")
    await stage.house.settle(ArrangeDigest(Digest(digest_id_of(channel), channel, time(7), "Europe/Berlin")))
    fields = {**FILLED, "workspace": WORKSPACE, "channel": "C024BE91L"}
    page = await carla.send(await carla.get(f"{DIGESTS}/new"), "/new", **fields)
    assert list(page.errors) == ["channel"]


@pytest.mark.parametrize("path", ["nonsense", f"{KEY}-2"])
async def test_a_digest_that_never_was_is_not_there(stage: Browsers, carla: Browser, path: str) -> None:
    assert (await carla.get(f"{DIGESTS}/{path}")).status == 404
    for action in ("", "/stop", "/back"):
        fields = {**FILLED, "press": "press-1", "mark": "x", "before": "2026-07-29T09:00:00+00:00"}
        assert (await carla.post(f"{DIGESTS}/{path}{action}", fields)).status in (404, 409)
    assert list((await settings(stage)).digests) == [KEY]


async def test_a_digest_in_a_workspace_that_is_gone_says_so(stage: Browsers, carla: Browser) -> None:
    await stage.house.settle(DisconnectWorkspace(Platform.SLACK, WORKSPACE))
    assert "Not posted" in (await carla.get(DIGESTS)).text
    assert "1 cannot be posted" in (await carla.get("/settings")).text


async def test_workspaces_say_what_is_wrong_with_them(stage: Browsers, carla: Browser) -> None:
    page = await carla.get(WORKSPACES)
    assert "Tannenberg in Teams connected" in page.text
    assert "not installed there any more" in page.text
    token = Installation(
        Platform.SLACK, WORKSPACE, "Tannenberg", None, "xoxb-very-secret", "B1", "U1", frozenset(), "U2",
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    await stage.house.storage.installations.save(token)
    await stage.house.storage.references.forget_all(TENANT)
    page = await carla.get(WORKSPACES)
    assert "not installed there any more" not in page.text
    assert "Nobody there has the app any more" in page.text
    assert "xoxb" not in page.html


async def test_a_workspace_is_disconnected_with_its_token_and_nobody_loses_anything(
    stage: Browsers, carla: Browser
) -> None:
    token = Installation(
        Platform.SLACK, WORKSPACE, "Tannenberg", None, "xoxb-very-secret", "B1", "U1", frozenset(), "U2",
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    await stage.house.storage.installations.save(token)
    page = await carla.get(WORKSPACES)
    after = await carla.send(page, f"/slack/{WORKSPACE}/disconnect")
    assert "Tannenberg is disconnected." in after.text
    assert (Platform.SLACK, WORKSPACE) not in (await settings(stage)).workspaces
    assert await stage.house.storage.installations.find(Platform.SLACK, WORKSPACE) is None
    people = await stage.house.house.queries.people(cast.COMPANY)
    assert [each.is_active for each in people] == [True] * 4


@pytest.mark.parametrize("path", ["slack/T-elsewhere", "teams/T1", "irc/T1"])
async def test_nobody_disconnects_what_is_not_theirs(stage: Browsers, carla: Browser, path: str) -> None:
    before = await settings(stage)
    assert (await carla.post(f"{WORKSPACES}/{path}/disconnect", {"press": "press-1"})).status == 404
    ben = await stage.of(cast.BEN)
    assert (await ben.post(f"{WORKSPACES}/slack/{WORKSPACE}/disconnect", {"press": "press-2"})).status == 403
    assert await settings(stage) == before


async def test_a_change_that_cannot_be_is_said_beside_its_field(stage: Browsers, carla: Browser) -> None:
    page = await carla.send(await carla.get(f"{DIGESTS}/{KEY}"), KEY, at="25:00")
    assert (page.status, list(page.errors)) == (422, ["at"])
    page = await carla.send(page, KEY, at="10:00", about="label:nights")
    assert "The digest is saved." in page.text
    assert (await arranged(stage)).label == "nights"
    assert "nights" in (await carla.get(DIGESTS)).text


async def test_a_tenant_is_disconnected_with_all_that_is_known_of_its_conversations(
    stage: Browsers, carla: Browser
) -> None:
    await carla.send(await carla.get(WORKSPACES), f"/teams/{TENANT}/disconnect")
    assert (Platform.TEAMS, TENANT) not in (await settings(stage)).workspaces
    assert await stage.house.storage.references.channels(TENANT) == []


async def test_a_press_that_was_sent_twice_is_answered_as_the_first_time(
    stage: Browsers, carla: Browser
) -> None:
    added = {**FILLED, "press": "press-1", "workspace": WORKSPACE, "channel": "C024BE91L"}
    mark = (await carla.get(f"{DIGESTS}/{KEY}")).form("/stop")["mark"]
    for _ in range(2):
        assert "The digest is arranged." in (await carla.post(f"{DIGESTS}/new", added)).text
        stopped = await carla.post(f"{DIGESTS}/{KEY}/stop", {"press": "press-2", "mark": mark})
        assert "The digest is stopped" in stopped.text
    assert len((await settings(stage)).digests) == 1
