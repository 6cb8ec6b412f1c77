"""Who looks at the tab: tokens of Entra, good ones and all the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.teams.entra import EntraTokens
from adapters.teams.tokens import NotTrusted
from domain.company.digests import Platform
from tests.adapters.teams.microsoft import APP, MORNING, TENANT, persons_token
from tests.adapters.teams.outside import ANNA, Outside
from tests.adapters.teams.test_tokens import part

OLDER = {
    "iss": f"https://sts.windows.net/{TENANT}/",
    "aud": f"api://leave.example.com/botid-{APP}",
    "azp": None,
    "appid": "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
    "nbf": None,
}


def at(**spell: float) -> int:
    return int((MORNING + timedelta(**spell)).timestamp())


@pytest.fixture
def entra(outside: Outside) -> Iterator[EntraTokens]:
    settings = outside.microsoft.settings(public_url="https://leave.example.com")
    made = EntraTokens(
        outside.teams.session, settings, outside.installations, outside.clock, outside.clock.seconds
    )
    yield made
    made.close()


def token(entra: EntraTokens, **changed: object) -> str:
    return persons_token(entra.settings.login_url, **changed)  # type: ignore[arg-type]


async def test_a_person_is_known_by_their_object_id_and_tenant(entra: EntraTokens) -> None:
    assert await entra.check(f"Bearer {token(entra)}") == ANNA


async def test_a_token_of_the_first_version_is_as_good(entra: EntraTokens) -> None:
    assert await entra.check(f"Bearer {token(entra, **OLDER)}") == ANNA


@pytest.mark.parametrize("soon", [{"exp": at(minutes=-4)}, {"nbf": at(minutes=4)}])
async def test_clocks_may_differ_by_five_minutes(entra: EntraTokens, soon: dict[str, object]) -> None:
    assert await entra.check(f"Bearer {token(entra, **soon)}") == ANNA


WRONG: dict[str, dict[str, object]] = {
    "signed by somebody else": {"key": "other"},
    "by a key that nobody published": {"key": "other", "kid": "other"},
    "for another application": {"aud": "00000003-0000-0000-c000-000000000000"},
    "for another address": {"aud": f"api://evil.example/botid-{APP}"},
    "for no application": {"aud": None},
    "for several": {"aud": [APP]},
    "of another issuer": {"iss": "https://evil.example/tenant-1/v2.0"},
    "of another tenant's issuer": {"iss": "https://sts.windows.net/tenant-2/"},
    "of the Bot Framework": {"iss": "https://api.botframework.com"},
    "of no issuer": {"iss": None},
    "of a tenant without the app": {"tid": "tenant-2"},
    "of a tenant that is a path": {"tid": "../tenant-1"},
    "of a tenant that is a number": {"tid": 7},
    "of no tenant": {"tid": None},
    "of nobody": {"oid": None},
    "of an empty somebody": {"oid": ""},
    "of an application": {"idtyp": "app"},
    "for something else": {"scp": "User.Read"},
    "for something that sounds alike": {"scp": "access_as_user2"},
    "for nothing": {"scp": None},
    "given to another program": {"azp": "04b07795-8ddb-461a-bbee-02f9e1bf7b46"},
    "given to nobody": {"azp": None},
    "expired": {"exp": at(minutes=-5)},
    "without an end": {"exp": None},
    "with an end in words": {"exp": "tomorrow"},
    "not good yet": {"nbf": at(minutes=6)},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
async def test_a_token_that_is_not_for_us_is_refused(entra: EntraTokens, wrong: dict[str, object]) -> None:
    with pytest.raises(NotTrusted):
        await entra.check(f"Bearer {token(entra, **wrong)}")


UNREADABLE = {
    "no header": None,
    "another scheme": "Basic YTpi",
    "garbage": "Bearer garbage",
    "no object": f"Bearer {part({'alg': 'RS256', 'kid': 'entra'})}.{part([1])}.{part(b'x')}",
    "without end": f"Bearer {part({'alg': 'RS256', 'kid': 'entra'})}.{part(b'[' * 9000)}.{part(b'x')}",
    "alg none": f"Bearer {part({'alg': 'none', 'kid': 'entra'})}.{part({'tid': TENANT})}.",
    "HS256": f"Bearer {part({'alg': 'HS256', 'kid': 'entra'})}.{part({'tid': TENANT})}.{part(b'x')}",
    "no kid": f"Bearer {part({'alg': 'RS256'})}.{part({'tid': TENANT})}.{part(b'x')}",
}


@pytest.mark.parametrize("header", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_no_token_is_refused(entra: EntraTokens, header: str | None) -> None:
    with pytest.raises(NotTrusted):
        await entra.check(header)


async def test_nobody_makes_us_read_keys_of_a_tenant_that_has_not_the_app(
    entra: EntraTokens, outside: Outside
) -> None:
    with pytest.raises(NotTrusted):
        await entra.check(f"Bearer {token(entra, tid='tenant-2')}")
    assert outside.microsoft.keys_read == 0


async def test_a_tenant_that_removed_the_app_is_not_served(entra: EntraTokens, outside: Outside) -> None:
    await outside.installations.remove(Platform.TEAMS, TENANT)
    with pytest.raises(NotTrusted, match="not served"):
        await entra.check(f"Bearer {token(entra)}")


async def test_a_tenant_that_is_not_named_is_not_served(entra: EntraTokens) -> None:
    entra.settings = replace(entra.settings, tenants=frozenset({"tenant-9"}))
    with pytest.raises(NotTrusted, match="not served"):
        await entra.check(f"Bearer {token(entra)}")


async def test_keys_are_read_once_and_kept_while_the_login_server_is_away(
    entra: EntraTokens, outside: Outside
) -> None:
    await entra.check(f"Bearer {token(entra)}")
    outside.microsoft.keys_trouble = lambda: web.Response(status=500)
    outside.clock.wait(minutes=30)
    await entra.check(f"Bearer {token(entra)}")
    assert outside.microsoft.keys_read == 1


async def test_where_keys_cannot_be_read_nobody_is_known(entra: EntraTokens, outside: Outside) -> None:
    outside.microsoft.keys_trouble = lambda: web.Response(text="<html>", content_type="text/html")
    with pytest.raises(NotTrusted, match="not known"):
        await entra.check(f"Bearer {token(entra)}")
