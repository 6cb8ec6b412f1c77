"""The first set-up: whoever holds the link goes from an address to a company, and nobody else does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import pytest

from adapters.web.set_up import Admission, SetUp
from bot.dashboard.founding import Founding
from bot.ports import Stranger
from bot.ports.setting_up import NotConnected, Stands
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.rooms import WORKSPACE, Rooms, empty_rooms

EVA = Stranger(
    Identity(Platform.SLACK, WORKSPACE, "UEVA"), "Eva Lind", "eva@linden.example", "Europe/Berlin", "en",
    is_guest=False, is_bot=False, is_deleted=False, is_installer=True, workspace_name="Linden",
)  # fmt: skip
HERE = "https://leave.example.com"
SLACK = {"SLACK_SIGNING_SECRET": "a" * 32, "SLACK_BOT_TOKEN": "xoxb-1"}


@dataclass
class Trying:
    """A program that is being set up; `trouble` is what every try comes to."""

    public_url: str = ""
    workspaces: list[tuple[Platform, str, str]] = field(default_factory=list)
    trouble: NotConnected | None = None
    has_company: bool = False
    kept: dict[str, str] = field(default_factory=dict)

    async def stands(self) -> Stands:
        has = {name: name in self.kept for name in ("SLACK_BOT_TOKEN", "TEAMS_APP_ID", "SLACK_CLIENT_ID")}
        return Stands(self.public_url, *has.values(), self.workspaces, self.has_company)

    async def try_address(self, public_url: str) -> NotConnected | None:
        return self.trouble

    async def try_slack(self, values: Mapping[str, str]) -> NotConnected | None:
        return self.trouble

    async def try_teams(self, values: Mapping[str, str]) -> NotConnected | None:
        return self.trouble

    def keep(self, values: Mapping[str, str]) -> None:
        self.kept |= values

    def slack_manifest(self, *, is_socket: bool) -> str:
        return f"name: Leave\nsocket: {is_socket}"

    def teams_package(self, app_id: str) -> bytes | None:
        return b"PK" if app_id == "app" else None

    async def find(self, platform: Platform, workspace_id: str, email: str) -> Stranger | None:
        return EVA if email == EVA.email else None


@pytest.fixture
def trying() -> Trying:
    return Trying()


@pytest.fixture
def admission() -> Admission:
    return Admission()


@pytest.fixture
def house() -> Rooms:
    return empty_rooms()


@pytest.fixture
async def served(house: Rooms, trying: Trying, admission: Admission) -> AsyncIterator[Browsers]:
    async with browsers(
        house, pages=lambda site: SetUp(site, trying, Founding(house.house), admission, "word").routes()
    ) as found:
        yield found


@pytest.fixture
async def eva(served: Browsers, admission: Admission) -> Browser:
    """Who used the link."""
    browser = served.nobody()
    page = await browser.get(f"/set-up/door?key={admission.key}")
    assert (await browser.send(page, "/set-up/door")).heading == "Set up Leave"
    return browser


async def test_looking_at_the_link_uses_nothing_up_and_using_it_does(
    served: Browsers, admission: Admission
) -> None:
    path = f"/set-up/door?key={admission.key}"
    for _ in range(3):
        page = await served.nobody().get(path)
    first, second = served.nobody(), served.nobody()
    assert (await first.send(page, "/set-up/door")).status == 200
    late = await second.send(page, "/set-up/door")
    assert (late.status, "has been used" in late.text) == (403, True)


@pytest.mark.parametrize("key", ["", "nonsense", "ä" * 10])
async def test_another_key_opens_nothing(served: Browsers, key: str) -> None:
    browser = served.nobody()
    assert (await browser.post("/set-up/door", {"key": key})).status == 403
    for path in ("/set-up", "/set-up/slack", "/set-up/teams", "/set-up/company", "/set-up/leave-teams.zip"):
        assert (await browser.get(path)).status == 403
    assert (await browser.post("/set-up/slack", SLACK)).status == 403


async def test_an_address_is_kept_once_it_leads_here(eva: Browser, trying: Trying) -> None:
    trying.trouble = NotConnected.ELSEWHERE
    page = await eva.send(await eva.get("/set-up"), "/address", public_url=f"{HERE}/")
    assert page.status == 422
    assert "Nothing of ours answers there" in page.errors["public_url"]
    assert trying.kept == {}
    trying.trouble = None
    page = await eva.send(page, "/address", public_url=f"{HERE}/")
    assert (page.heading, trying.kept) == ("Kept", {"PUBLIC_URL": HERE})


async def test_an_address_that_cannot_be_reached_from_here_can_be_insisted_on(
    eva: Browser, trying: Trying
) -> None:
    trying.trouble = NotConnected.ELSEWHERE
    page = await eva.send(await eva.get("/set-up"), "/address", public_url=HERE)
    await eva.send(page, "/address", anyway="yes")
    assert trying.kept == {"PUBLIC_URL": HERE}


async def test_slack_is_tried_before_it_is_kept(eva: Browser, trying: Trying) -> None:
    trying.public_url, trying.trouble = HERE, NotConnected.REFUSED
    page = await eva.get("/set-up/slack")
    assert any("manifest_yaml=name%3A%20Leave" in link for link in page.links)
    page = await eva.send(page, "/set-up/slack", **SLACK)
    assert "Slack does not know this" in page.errors["SLACK_BOT_TOKEN"]
    assert "xoxb-1" not in page.html
    assert trying.kept == {}
    trying.trouble = None
    await eva.send(page, "/set-up/slack", **SLACK)
    assert trying.kept == SLACK


async def test_what_is_missing_is_said_beside_its_field(eva: Browser, trying: Trying) -> None:
    trying.public_url = HERE
    page = await eva.send(await eva.get("/set-up/slack?socket=yes"), "/set-up/slack")
    assert set(page.errors) == {"SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"}
    page = await eva.send(await eva.get("/set-up/teams"), "/set-up/teams", TEAMS_TENANT_ID="t")
    assert set(page.errors) == {"TEAMS_APP_ID", "TEAMS_APP_SECRET"}
    assert page.form("/set-up/teams")["TEAMS_TENANT_ID"] == "t"


async def test_without_an_address_by_https_slack_is_offered_without_one(eva: Browser) -> None:
    page = await eva.get("/set-up/slack")
    assert "https:// only" in page.text
    assert any(link.endswith("?socket=yes") for link in page.links)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(NotConnected.UNREACHABLE, "does not answer"), (NotConnected.MALFORMED, "does not look like")],
)
async def test_teams_is_tried_before_it_is_kept(
    eva: Browser, trying: Trying, trouble: NotConnected, said: str
) -> None:
    trying.public_url, trying.trouble = HERE, trouble
    values = {"TEAMS_APP_ID": "APP", "TEAMS_APP_SECRET": "hush", "TEAMS_TENANT_ID": "t"}
    page = await eva.send(await eva.get("/set-up/teams"), "/set-up/teams", **values)
    assert said in page.errors["TEAMS_APP_ID"]
    assert "hush" not in page.html
    trying.trouble = None
    await eva.send(page, "/set-up/teams", TEAMS_APP_SECRET="hush")
    assert trying.kept == {**values, "TEAMS_APP_ID": "app"}
    package = await eva.get("/set-up/leave-teams.zip?app_id=app")
    assert (package.status, package.headers["Content-Type"]) == (200, "application/zip")
    assert (await eva.get("/set-up/leave-teams.zip?app_id=nonsense")).status == 422


async def test_a_company_is_founded_and_its_founder_is_signed_in(
    eva: Browser, trying: Trying, house: Rooms
) -> None:
    trying.workspaces = [(Platform.SLACK, WORKSPACE, "Linden")]
    page = await eva.get("/set-up/company?country=DE")
    page = await eva.send(page, "/set-up/company", email="nobody@linden.example", region="BY", days="28,5")
    assert "Nobody there has this e-mail address" in page.errors["email"]
    page = await eva.send(page, "/set-up/company", email=EVA.email or "")
    assert page.heading == "Everything is there"
    settings = await house.house.store.settings(CompanyId(f"slack-{WORKSPACE}".lower()))
    assert (settings.name, len(settings.administrator_ids)) == ("Linden", 1)
    assert "Linden" in (await eva.get("/nothing")).root.text


async def test_a_country_whose_holidays_differ_needs_its_region(eva: Browser, trying: Trying) -> None:
    trying.workspaces = [(Platform.SLACK, WORKSPACE, "Linden")]
    page = await eva.get("/set-up/company?country=DE")
    page = await eva.send(page, "/set-up/company", email=EVA.email or "", region="", days="lots")
    assert set(page.errors) == {"region", "days"}
    assert page.form("/set-up/company")["days"] == "lots"


async def test_with_a_company_there_is_nothing_to_set_up(eva: Browser, trying: Trying) -> None:
    trying.has_company = True
    found = await eva.get("/set-up", goes_on=False)
    assert (found.status, found.headers["Location"]) == (303, "/dashboard/")


async def test_the_program_is_known_by_a_word_of_its_own(served: Browsers) -> None:
    assert (await served.nobody().get("/set-up/word")).html == "word"
