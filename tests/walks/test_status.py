"""Leave beside names in Slack, over real HTTP: consented to on the dashboard, set, and taken away."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from aiohttp import ClientSession, DummyCookieJar

from adapters.playground import oauth
from adapters.playground.workspace import Person
from bot.ports import Known, SessionKind
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.employees.commands import ChangeProfile, LinkIdentity
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import AmendLeave, CancelLeave, RecordLeave
from domain.streams import Command
from tests import cast
from tests.adapters.web.browsing import Browser
from tests.walks.stage import TEAM, USERS, Stage, stage

PAGE = "/account/status"
BERLINS_END = int(datetime(2026, 8, 7, 22, tzinfo=UTC).timestamp())


@pytest.fixture
async def known(house: Stage) -> Stage:
    await link(house)
    return house


async def link(house: Stage) -> None:
    links = [LinkIdentity(who, Identity(Platform.SLACK, TEAM, user)) for who, user in USERS.items()]
    await house.settle(*links, name="links")


async def consent(house: Stage, who: EmployeeId = cast.ANNA, answer: str = "allow") -> str:
    """From the account page to Slack's and back, as a browser does; what the last page says."""
    sessions = house.parts.rooms.storage.sessions
    known = Known(cast.COMPANY, who)
    token, _ = await sessions.open(known, SessionKind.BROWSER, "Walk", "door", house.clock.at)
    async with ClientSession(cookie_jar=DummyCookieJar()) as client:
        browser = Browser(client, house.address, "/dashboard", {"sid": token})
        page = await browser.get(PAGE)
        on = await browser.send(page, "/connect")
        way = next(each for each in on.links if "/playground/slack/authorize" in each)
        query = dict(parse_qsl(urlsplit(way).query))
        assert oauth.complaint(house.world, query) == ""
        assert "asks to do something for you" in (await browser.get(way)).html
        back = oauth.authorise(house.world, query, TEAM, USERS[who])
        return (await browser.get(back)).text


async def withdraw(house: Stage, who: EmployeeId = cast.ANNA) -> str:
    sessions = house.parts.rooms.storage.sessions
    known = Known(cast.COMPANY, who)
    token, _ = await sessions.open(known, SessionKind.BROWSER, "Walk", "door", house.clock.at)
    async with ClientSession(cookie_jar=DummyCookieJar()) as client:
        browser = Browser(client, house.address, "/dashboard", {"sid": token})
        return (await browser.send(await browser.get(PAGE), "/withdraw")).text


async def take(house: Stage, first: str, last: str, who: EmployeeId = cast.ANNA, name: str = "r1") -> None:
    leave = RecordLeave(who, RequestId(name), cast.VACATION, cast.asked(first, last), house.clock.at)
    await do(house, leave)


async def do(house: Stage, *commands: Command) -> None:
    await house.settle(*commands, name=f"do-{len(house.world.journal.calls)}-{commands!r}")
    await house.settled()


async def at(house: Stage, moment: str) -> None:
    house.clock.at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    await house.tick()
    await house.settled()


def person(house: Stage, who: EmployeeId = cast.ANNA) -> Person:
    return house.world.workspaces[TEAM].people[USERS[who]]


def shown(house: Stage, who: EmployeeId = cast.ANNA) -> tuple[str, str, int]:
    """What everybody in Slack sees beside the name."""
    found = person(house, who)
    is_over = 0 < found.status_expiration <= house.clock.at.timestamp()
    return ("", "", 0) if is_over else (found.status_emoji, found.status_text, found.status_expiration)


def sets(house: Stage) -> int:
    return sum(each.method == "users.profile.set" for each in house.world.journal.calls)


NOTHING = ("", "", 0)


async def test_leave_shows_from_ones_own_midnight_until_the_end_and_ones_own_status_comes_back(
    known: Stage,
) -> None:
    lisbon = replace(cast.PROFILES[cast.DORA][0], time_zone="Europe/Lisbon")
    await do(known, ChangeProfile(cast.DORA, lisbon))
    person(known).status_emoji, person(known).status_text = ":coffee:", "In the office"
    assert "Slack shows it from now on when you are away." in await consent(known)
    assert "Slack shows it" in await consent(known, cast.DORA)
    for who in (cast.ANNA, cast.DORA):
        await take(known, "2026-08-03", "2026-08-07", who)
    await at(known, "2026-08-01T18:00")
    await at(known, "2026-08-02T21:59")
    assert shown(known) == (":coffee:", "In the office", 0)
    await at(known, "2026-08-02T22:00")
    assert (shown(known), shown(known, cast.DORA)) == ((":palm_tree:", "Away", BERLINS_END), NOTHING)
    await at(known, "2026-08-02T23:00")
    assert shown(known, cast.DORA) == (":palm_tree:", "Away", BERLINS_END + 3600)
    for day in range(3, 8):
        await at(known, f"2026-08-0{day}T18:00")
    for moment in ("21:59", "22:00", "22:59", "23:00"):
        await at(known, f"2026-08-07T{moment}")
    assert (shown(known), shown(known, cast.DORA)) == ((":coffee:", "In the office", 0), NOTHING)


async def test_ones_own_change_in_slack_is_left_alone(known: Stage) -> None:
    await consent(known)
    await take(known, "2026-07-29", "2026-07-30")
    assert shown(known)[1] == "Away"
    found = person(known)
    found.status_emoji, found.status_text, found.status_expiration = ":ocean:", "At the sea", 0
    for moment in ("29T18:00", "30T18:00", "30T21:59", "30T22:00", "31T18:00"):
        await at(known, f"2026-07-{moment}")
    assert (shown(known), sets(known)) == ((":ocean:", "At the sea", 0), 1)


async def test_leave_that_is_changed_or_cancelled_meanwhile_changes_what_is_shown(known: Stage) -> None:
    await consent(known)
    await take(known, "2026-07-29", "2026-07-30")
    longer = cast.asked("2026-07-29", "2026-08-07")
    await do(known, AmendLeave(cast.ANNA, RequestId("r1"), RequestId("c1"), longer, cast.CARLA, cast.NOW))
    assert shown(known) == (":palm_tree:", "Away", BERLINS_END)
    await do(known, CancelLeave(cast.ANNA, RequestId("r1"), cast.CARLA, cast.NOW, "Needed here"))
    assert shown(known) == NOTHING


async def test_ending_it_on_our_page_takes_it_away_and_gives_the_token_back(known: Stage) -> None:
    await consent(known)
    await take(known, "2026-07-29", "2026-07-30")
    assert "Nothing more is shown there." in await withdraw(known)
    await known.settled()
    tokens = known.world.workspaces[TEAM].tokens.values()
    assert (shown(known), [each.is_active for each in tokens]) == (NOTHING, [False])
    await take(known, "2026-07-31", "2026-07-31", name="r2")
    await at(known, "2026-07-31T08:00")
    assert shown(known) == NOTHING


async def test_ending_it_in_slack_is_heard_and_respected(known: Stage) -> None:
    await consent(known)
    await take(known, "2026-07-29", "2026-07-30")
    await known.world.take_back(USERS[cast.ANNA])
    await known.settled()
    assert await known.parts.house.consents.givers(cast.COMPANY) == []
    await do(known, CancelLeave(cast.ANNA, RequestId("r1"), cast.CARLA, cast.NOW, "Needed here"))
    assert sets(known) == 1


async def test_a_slack_that_wants_fewer_calls_or_is_silent_is_asked_again(known: Stage) -> None:
    await consent(known)
    known.world.fail_next("users.profile.set", status=429, retry_after=30)
    await take(known, "2026-07-29", "2026-07-30")
    assert shown(known) == NOTHING
    known.later(seconds=29)
    await known.settled()
    assert sets(known) == 1
    known.later(seconds=2)
    known.world.fail_next("users.profile.get", disconnect_after_effect=True)
    await known.settled()
    known.later(minutes=1)
    await known.settled()
    assert (shown(known)[1], sets(known)) == ("Away", 2)


async def test_a_line_that_breaks_after_it_was_set_leaves_ones_own_status_known(known: Stage) -> None:
    person(known).status_text = "In the office"
    await consent(known)
    known.world.fail_next("users.profile.set", disconnect_after_effect=True)
    await take(known, "2026-07-29", "2026-07-29")
    known.later(minutes=1)
    await known.settled()
    assert (shown(known)[1], sets(known)) == ("Away", 1)
    await at(known, "2026-07-29T21:59")
    await at(known, "2026-07-29T22:00")
    assert shown(known)[1] == "In the office"


async def test_two_programs_set_it_once(tmp_path: Path) -> None:
    async with stage(tmp_path, programs=2) as house:
        await house.found()
        await link(house)
        await consent(house)
        await take(house, "2026-07-30", "2026-07-31")
        house.clock.at = datetime(2026, 7, 29, 22, tzinfo=UTC)
        every = [house.parts, *house.others]
        await asyncio.gather(*(each.schedule.tick() for each in every))
        for _ in range(4):
            await asyncio.gather(*(each.worker.work_once() for each in every))
        await house.settled()
        assert (shown(house)[1], sets(house)) == ("Away", 1)
