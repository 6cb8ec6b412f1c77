"""`doctor` says what Teams needs and how to mend it; whoever has Teams alone hears nothing of Slack."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.ports import Installation
from bot.settings import Environment
from bot.wiring import doctor, doctor_sign_in, doctor_teams
from bot.wiring.finding import Finding
from domain.company.digests import Platform
from tests.adapters.oidc.provider import providing
from tests.adapters.teams.microsoft import Microsoft, standing

APP_ID = "5f0c1a52-7a3e-4a6c-9b58-1f9d54d2a7c1"
TENANT = "0b1c6f60-2f0e-4a58-9df1-6f2e6a3f3b11"
OTHER = "0b1c6f60-2f0e-4a58-9df1-6f2e6a3f3b12"
SECRET = "told-to-nobody"
ADDRESS = "https://leave.example.com"
WHOLE = {
    "TEAMS_APP_ID": APP_ID,
    "TEAMS_APP_SECRET": SECRET,
    "TEAMS_TENANT_ID": TENANT,
    "PUBLIC_URL": ADDRESS,
}
Told = Callable[..., Environment]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Told:
    def tell(**settings: str) -> Environment:
        for name, value in {"DATA_DIR": str(tmp_path), **settings}.items():
            monkeypatch.setenv(name, value)
        return Environment(_env_file=None)  # type: ignore[call-arg]

    return tell


@pytest.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    async with standing() as stands:
        yield stands


def wrong(findings: list[Finding]) -> list[str]:
    return [f"{each.what} → {each.remedy}" for each in findings if each.remedy and not each.is_note]


def tenant(id_: str, platform: Platform = Platform.TEAMS) -> Installation:
    at = datetime(2026, 7, 6, tzinfo=UTC)
    return Installation(platform, id_, "", None, "", APP_ID, f"28:{APP_ID}", frozenset(), "anna", at)


def test_whoever_uses_slack_alone_hears_nothing_of_teams(told: Told) -> None:
    assert doctor_teams.ways_in(told()) == []
    assert list(doctor_teams.installed(told(), [])) == []


def test_what_is_whole_is_well(told: Told) -> None:
    found = doctor_teams.ways_in(told(**WHOLE))
    assert wrong(found) == []
    assert f"{ADDRESS}/api/messages" in found[-1].what


@pytest.mark.parametrize(
    ("settings", "remedy"),
    [
        ({"TEAMS_APP_ID": ""}, "Application (client) ID"),
        ({"TEAMS_APP_ID": "leave"}, "Application (client) ID"),
        ({"TEAMS_APP_SECRET": ""}, "its Value"),
        ({"TEAMS_TENANT_ID": "acme"}, "Directory (tenant) ID"),
        ({"TEAMS_TENANTS": f"{TENANT}, acme"}, "Directory (tenant) ID"),
        ({"TEAMS_TENANTS": OTHER}, "nobody of the bot's own tenant is served"),
        ({"PUBLIC_URL": ""}, "has to look like https"),
        ({"PUBLIC_URL": "http://leave.example.com"}, "has to look like https"),
        ({"PUBLIC_URL": "https://leave.example.com:8443"}, "port 443"),
    ],
)
def test_what_is_missing_or_odd_is_said_with_a_remedy(
    told: Told, settings: dict[str, str], remedy: str
) -> None:
    [said] = wrong(doctor_teams.ways_in(told(**{**WHOLE, **settings})))
    assert remedy in said


def test_a_bot_of_many_tenants_is_a_note(told: Told) -> None:
    found = doctor_teams.ways_in(told(**{**WHOLE, "TEAMS_TENANT_ID": ""}))
    assert wrong(found) == []
    assert any(each.is_note and "TEAMS_TENANT_ID" in each.what for each in found)


@pytest.mark.parametrize("settings", [{"TEAMS_APP_ID": APP_ID}, {"HOST": "0.0.0.0"}])
def test_an_emulator_that_anybody_could_be_is_refused(told: Told, settings: dict[str, str]) -> None:
    [said] = wrong(doctor_teams.ways_in(told(TEAMS_EMULATOR="true", **settings)))
    assert "HOST=127.0.0.1 and no TEAMS_APP_ID" in said


def test_an_emulator_of_ones_own_is_a_note(told: Told) -> None:
    [found] = doctor_teams.ways_in(told(TEAMS_EMULATOR="true"))
    assert found.is_note


async def asked(microsoft: Microsoft, environment: Environment) -> list[Finding]:
    async with aiohttp.ClientSession() as session:
        both = [
            await doctor_teams.login(environment, session),
            await doctor_teams.keys(environment, session),
        ]
    return [each for each in both if each is not None]


def at(microsoft: Microsoft) -> dict[str, str]:
    return {"TEAMS_LOGIN_URL": f"{microsoft.url}/login", "TEAMS_OPENID_URL": f"{microsoft.url}/openid"}


async def test_the_secret_and_the_keys_are_tried(told: Told, microsoft: Microsoft) -> None:
    found = await asked(microsoft, told(**WHOLE, **at(microsoft)))
    assert len(found) == 2
    assert wrong(found) == []
    assert [where for where, _ in microsoft.logins] == [TENANT]


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (7000215, "not its Secret ID"),
        (7000222, "has ended"),
        (700016, "is not the tenant"),
        (1, "copy TEAMS_APP_ID"),
    ],
)
async def test_a_secret_that_is_refused_is_said_with_what_to_do(
    told: Told, microsoft: Microsoft, number: int, remedy: str
) -> None:
    body = {"error": "invalid_client", "error_codes": [number], "error_description": f"AADSTS{number}: no"}
    microsoft.login_answers.append(web.json_response(body, status=401))
    [said] = wrong(await asked(microsoft, told(**WHOLE, **at(microsoft))))
    assert remedy in said
    assert SECRET not in said


async def test_a_login_server_out_of_reach_is_said(told: Told, microsoft: Microsoft) -> None:
    nowhere = {"TEAMS_LOGIN_URL": "http://127.0.0.1:9/login", "TEAMS_OPENID_URL": "http://127.0.0.1:9/openid"}
    said = wrong(await asked(microsoft, told(**WHOLE, **nowhere)))
    assert len(said) == 2
    assert all("127.0.0.1:9" in each for each in said)


async def test_half_of_the_settings_asks_nobody(told: Told, microsoft: Microsoft) -> None:
    assert await asked(microsoft, told(TEAMS_APP_ID=APP_ID, **at(microsoft))) == []


def test_tenants_that_have_the_app_are_named_and_those_that_are_not_served(told: Told) -> None:
    environment = told(**WHOLE, TEAMS_TENANTS=TENANT)
    [none] = doctor_teams.installed(environment, [tenant("T1", Platform.SLACK)])
    assert none.is_note
    served, other = doctor_teams.installed(environment, [tenant(TENANT), tenant(OTHER)])
    assert served == Finding(f"the tenant {TENANT} has the app")
    assert other.is_note
    assert "TEAMS_TENANTS" in (other.remedy or "")


async def test_whoever_has_teams_alone_hears_nothing_of_slack(told: Told, microsoft: Microsoft) -> None:
    found = await doctor._examine(told(**WHOLE, **at(microsoft)))
    assert wrong(found) == []
    assert not [each.what for each in found if "lack" in each.what]
    assert any("no tenant has the app yet" in each.what for each in found)


async def test_without_either_both_ways_are_named(told: Told) -> None:
    found = doctor._ways_in(told())
    [said] = wrong(found)
    assert "SLACK_APP_TOKEN" in said
    assert "TEAMS_APP_ID" in said


async def test_whoever_signs_in_with_nothing_is_told_that_links_do(told: Told) -> None:
    [finding] = await doctor_sign_in.signing_in(told())
    assert finding.is_note
    assert "Links from chat do" in str(finding.remedy)


async def test_half_of_a_provider_and_a_name_that_nobody_knows_are_said(told: Told) -> None:
    settings = {"GOOGLE_CLIENT_ID": "leave", "OIDC_ISSUER": "https://sso.example.com", "SIGN_IN_WITH": "okta"}
    found = wrong(await doctor_sign_in.signing_in(told(**settings)))
    assert found == [
        "signing in with Google → Set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.",
        "signing in with Single sign-on → Set all of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.",
        "SIGN_IN_WITH names okta → There are slack, teams, google, oidc.",
    ]


async def test_a_provider_is_asked_about_itself(told: Told) -> None:
    async with providing() as provider:
        settings = {
            "PUBLIC_URL": ADDRESS,
            "OIDC_ISSUER": provider.issuer,
            "OIDC_CLIENT_ID": "leave",
            "OIDC_CLIENT_SECRET": SECRET,
            "OIDC_NAME": "Oakridge",
        }
        [finding] = await doctor_sign_in.signing_in(told(**settings))
        assert finding == Finding(
            "people sign in to the dashboard with Oakridge, which comes back to "
            f"{ADDRESS}/dashboard/sign-in/oidc/callback"
        )
        provider.metadata["issuer"] = "https://evil.example"
        [said] = wrong(await doctor_sign_in.signing_in(told(**settings)))
        assert "calls itself another issuer" in said
        assert wrong(await doctor_sign_in.signing_in(told(**settings | {"PUBLIC_URL": ""}))) == [
            "providers know where to send people back to → Set PUBLIC_URL."
        ]
