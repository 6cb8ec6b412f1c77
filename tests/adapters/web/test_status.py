"""One's own consent to have leave shown as a status: connected there, looked at and ended here."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.ports import Granted, Known, NotDelivered, NotGranted, Shown, Withheld
from domain.company.commands import ConnectWorkspace, DefineLeaveType
from domain.employees.commands import LinkIdentity
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.policies.leave_type import LeaveType
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.adapters.web.reading import Page
from tests.rooms import SLACK, TEAMS, TENANT, Rooms, entra, identity, rooms
from tests.showing import Beside

ANNA = Known(cast.COMPANY, cast.ANNA)
PAGE, OURS = "/account/status", "https://leave.example.com"
CALLBACK = f"{PAGE}/slack/callback"


@dataclass
class Stage:
    house: Rooms
    slack: Beside
    browsers: Browsers

    async def go_there(self, at: Browser, platform: str = "slack") -> tuple[Page, str]:
        """The page on the way there, and the state that it takes along."""
        page = await at.get(PAGE)
        forms = [each for each in page.main.all("form") if each.attributes["action"].endswith("/connect")]
        assert forms, page.text
        workspace = "T1" if platform == "slack" else TENANT
        on = await at.post(
            f"{PAGE}/connect", {"press": "press-1", "platform": platform, "workspace": workspace}
        )
        way = next(each for each in on.links if each.startswith("https://chat.example"))
        return on, parse_qs(urlsplit(way).query)["state"][0]

    def lets(self, who: str, code: str = "c-1") -> None:
        """Somebody allows it in Slack, which gives a code for it."""
        self.slack.codes[code] = Granted(identity(who), f"xoxp-{who}")


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    house = await rooms()
    slack = Beside(house.clock.now)
    house.house = replace(house.house, statuses={SLACK: slack})
    async with browsers(house, public_url=OURS) as opened:
        yield Stage(house, slack, opened)


async def test_connecting_shows_what_it_does_goes_to_slack_and_comes_back(stage: Stage) -> None:
    browser = await anna(stage)
    page = await browser.get(PAGE)
    assert "Sets your status, for as long as you are away." in page.text
    assert "🌴 Away" in page.text
    on, state = await stage.go_there(browser)
    assert on.headers["Refresh"].startswith("0; url=https://chat.example/consent?")
    assert f"back={OURS}/dashboard{CALLBACK}" in on.headers["Refresh"]
    stage.lets(cast.ANNA)
    back = await browser.get(f"{CALLBACK}?code=c-1&state={state}")
    assert "Slack shows it from now on when you are away." in back.text
    assert [each.token for each in await stage.house.house.consents.of(ANNA)] == ["xoxp-anna"]
    assert "Nothing of ours is shown there now" in back.text


async def test_consent_during_leave_shows_it_at_once_and_ending_it_takes_it_away_at_once(
    stage: Stage,
) -> None:
    browser = await anna(stage)
    leave = RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, cast.asked("2026-07-29"), cast.NOW)
    await stage.house.settle(leave)
    assert "Now, until Wed 29 July" in (await browser.get(PAGE)).text
    _, state = await stage.go_there(browser)
    stage.lets(cast.ANNA)
    await browser.get(f"{CALLBACK}?code=c-1&state={state}")
    await stage.house.deliver()
    assert stage.slack.of(identity(cast.ANNA)).text == "Away"
    page = await browser.get(PAGE)
    assert "Your leave is shown there now." in page.text
    stage.slack.choose(identity(cast.ANNA), Shown(":palm_tree:", "Away", stage.slack.put[0][1].until))
    done = await browser.send(page, "/withdraw")
    assert "Nothing more is shown there." in done.text
    await stage.house.deliver()
    assert stage.slack.of(identity(cast.ANNA)).is_empty
    assert (stage.slack.good, await stage.house.house.consents.of(ANNA)) == (set(), [])
    again = await browser.post(
        f"{PAGE}/withdraw", {"press": "press-9", "platform": "slack", "workspace": "T1"}
    )
    assert "It was not connected any more." in again.text


async def test_ones_own_status_is_said_to_be_left_alone(stage: Stage) -> None:
    browser = await anna(stage)
    leave = RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, cast.asked("2026-07-29"), cast.NOW)
    await stage.house.settle(leave)
    _, state = await stage.go_there(browser)
    stage.lets(cast.ANNA)
    await browser.get(f"{CALLBACK}?code=c-1&state={state}")
    await stage.house.deliver()
    stage.slack.choose(identity(cast.ANNA), Shown(":coffee:", "Back soon"))
    await stage.house.tick()
    await stage.house.deliver()
    assert "It is left alone until you are back." in (await browser.get(PAGE)).text


@pytest.mark.parametrize("how", ["no state", "another state", "another session", "used", "another platform"])
async def test_only_the_session_that_began_it_can_finish_it_and_once(stage: Stage, how: str) -> None:
    browser, other = await anna(stage), await anna(stage, cast.BEN)
    _, state = await stage.go_there(browser)
    stage.lets(cast.ANNA)
    where, at = CALLBACK, browser
    if how == "no state":
        state = ""
    elif how == "another state":
        state = "guessed"
    elif how == "another session":
        at = other
        at.cookies["__Host-flow"] = browser.cookies["__Host-flow"]
    elif how == "used":
        await browser.get(f"{CALLBACK}?error=access_denied&state={state}")
    else:
        where = f"{PAGE}/teams/callback"
    page = await at.get(f"{where}?code=c-1&state={state}")
    assert "That was not begun here, or took too long." in page.text
    assert await stage.house.house.consents.givers(cast.COMPANY) == []


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Withheld.DENIED, "You did not allow it in Slack."),
        (Withheld.NOT_ALLOWED, "Your organisation lets no one allow this by themselves."),
        (Withheld.INCOMPLETE, "Slack granted only a part of what this needs."),
        (Withheld.WENT_WRONG, "Slack did not accept it."),
        (None, "Slack does not answer just now."),
    ],
)
async def test_whoever_comes_back_without_a_consent_is_told_why(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, why: Withheld | None, said: str
) -> None:
    async def accept(self: Beside, code: str, problem: str, back: str) -> Granted:
        raise NotGranted(why) if why else NotDelivered("silent", 0)

    monkeypatch.setattr(Beside, "accept", accept)
    browser = await anna(stage)
    _, state = await stage.go_there(browser)
    assert said in (await browser.get(f"{CALLBACK}?error=x&state={state}")).text
    assert await stage.house.house.consents.givers(cast.COMPANY) == []


async def test_somebody_elses_account_is_not_taken_for_ones_own(stage: Stage) -> None:
    browser = await anna(stage)
    _, state = await stage.go_there(browser)
    stage.lets(cast.BEN)
    back = await browser.get(f"{CALLBACK}?code=c-1&state={state}")
    assert "signed in as somebody whom we do not know as you" in back.text
    assert (stage.slack.good, await stage.house.house.consents.givers(cast.COMPANY)) == (set(), [])


async def test_a_platform_that_is_not_set_up_or_not_ones_own_is_not_offered(stage: Stage) -> None:
    stage.slack.is_offered = False
    browser = await anna(stage)
    page = await browser.get(PAGE)
    assert "Not set up here." in page.text
    assert "Connect Slack" not in page.text
    for platform, workspace in (("slack", "T1"), ("teams", TENANT), ("pigeon", ""), ("slack", "T-other")):
        sent = {"press": "press-2", "platform": platform, "workspace": workspace}
        assert (await browser.post(f"{PAGE}/connect", sent)).status == 404
    assert (await browser.post(f"{PAGE}/withdraw", {"press": "p-12", "platform": "pigeon"})).status == 404


async def test_microsoft_is_offered_beside_slack_with_what_it_does(stage: Stage) -> None:
    house = stage.house.house
    house.statuses[TEAMS] = Beside(stage.house.clock.now)  # type: ignore[index]
    await stage.house.settle(
        ConnectWorkspace(TEAMS, TENANT, "Tannenberg"), LinkIdentity(cast.ANNA, entra(cast.ANNA))
    )
    page = await (await anna(stage)).get(PAGE)
    assert "Sets your automatic replies in Outlook and your presence in Teams" in page.text
    assert "Connect Microsoft Teams" in page.text


async def test_the_page_shows_the_companys_own_words_for_each_kind_of_leave(stage: Stage) -> None:
    sick = LeaveType(cast.SICK, "Sick leave", is_limited=False, status_emoji=":zzz:", status_text="Resting")
    await stage.house.settle(DefineLeaveType(sick))
    page = await (await anna(stage)).get(PAGE)
    assert "Anna Kovács 💤 Resting During Sick leave" in page.text
    assert "🌴 Away During Vacation and Errand" in page.text


async def anna(stage: Stage, who: str = cast.ANNA) -> Browser:
    """Somebody's browser, over https as far as its cookies know."""
    browser = await stage.browsers.of(who)
    browser.cookies["__Host-sid"] = browser.cookies.pop("sid")
    return browser
