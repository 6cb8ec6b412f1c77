"""Signing in at a provider: what is asked of it, and whose word is taken for what."""

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.oidc.settings import Kind
from bot.ports import SignIn
from bot.ports.providers import Doubt, NotVerified
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from tests.adapters.oidc.conftest import BACK, CODE, Desk
from tests.adapters.oidc.provider import CLIENT, P256, RSA, SECRET, SUBJECT

TENANT, OBJECT = "3f1c0d5e-8a70-4d2b-9c51-2d7c5b1f7a10", "0b9d4d9e-1111-4222-8333-944455556666"
SLACK = {"https://slack.com/team_id": "T-TANNENBERG", "https://slack.com/user_id": "U-ANNA"}


async def test_a_browser_is_sent_with_a_state_a_nonce_and_the_challenge_of_a_secret(desk: Desk) -> None:
    begun = await desk.begin()
    asked = {name: value for name, [value] in parse_qs(urlsplit(begun.url).query).items()}
    assert begun.url.startswith(f"{desk.provider.issuer}/authorize?")
    challenge = base64.urlsafe_b64encode(hashlib.sha256(begun.verifier.encode()).digest()).rstrip(b"=")
    assert asked == {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": BACK,
        "scope": "openid email profile",
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    assert begun.verifier not in begun.url
    again = await desk.begin()
    assert {begun.state, begun.nonce, begun.verifier} & {again.state, again.nonce, again.verifier} == set()
    assert min(len(begun.state), len(begun.nonce), len(begun.verifier)) == 43


async def test_somebody_is_known_by_issuer_and_subject_and_shown_by_their_address(desk: Desk) -> None:
    verified = await desk.sign_in()
    assert verified.who == SignIn(desk.provider.issuer, SUBJECT)
    assert verified.name == "anna@example.com"
    [form] = desk.provider.forms
    assert 43 <= len(form["code_verifier"]) <= 128
    assert dict(form) | {"code_verifier": "…"} == {
        "grant_type": "authorization_code",
        "code": CODE,
        "redirect_uri": BACK,
        "code_verifier": "…",
        "client_id": CLIENT,
        "client_secret": SECRET,
    }


async def test_the_verifier_is_that_of_this_sign_in(desk: Desk) -> None:
    first, second = await desk.begin(), await desk.begin()
    for begun in (second, first):
        desk.provider.token(begun.nonce)
        await desk.finish(begun)
    assert [form["code_verifier"] for form in desk.provider.forms] == [second.verifier, first.verifier]


async def test_a_provider_that_wants_the_secret_in_a_header_gets_it_there(desk: Desk) -> None:
    desk.provider.metadata["token_endpoint_auth_methods_supported"] = ["client_secret_basic"]
    await desk.sign_in()
    [headers], [form] = desk.provider.headers, desk.provider.forms
    given = base64.b64decode(headers["Authorization"].removeprefix("Basic ")).decode()
    assert given == "leave-at-provider:a%20secret%2Fwith%3Asigns"
    assert "client_secret" not in form


@pytest.mark.parametrize(
    ("key", "algorithm", "kid"), [(RSA, "RS256", "rsa"), (RSA, "PS256", "rsa"), (P256, "ES256", "ec")]
)
async def test_three_ways_of_signing_are_taken(desk: Desk, key: object, algorithm: str, kid: str) -> None:
    verified = await desk.sign_in(key=key, algorithm=algorithm, kid=kid)
    assert verified.who == SignIn(desk.provider.issuer, SUBJECT)


async def test_a_token_without_a_key_id_is_of_the_only_key(desk: Desk) -> None:
    assert (await desk.sign_in(kid=None)).who == SignIn(desk.provider.issuer, SUBJECT)


async def test_in_slack_somebody_is_a_member_of_a_workspace(desk: Desk) -> None:
    desk.kind = Kind.SLACK
    desk.installed = {(Platform.SLACK, "T-TANNENBERG")}
    assert (await desk.sign_in(**SLACK)).who == Identity(Platform.SLACK, "T-TANNENBERG", "U-ANNA")


async def test_slack_is_asked_for_nothing_but_who_it_is(desk: Desk) -> None:
    desk.kind = Kind.SLACK
    assert parse_qs(urlsplit((await desk.begin()).url).query)["scope"] == ["openid"]


async def test_slack_says_no_with_a_success(desk: Desk) -> None:
    desk.kind = Kind.SLACK
    desk.installed = {(Platform.SLACK, "T-TANNENBERG")}
    begun = await desk.begin()
    good = desk.provider.token(begun.nonce, **SLACK)
    desk.provider.answer = {"ok": False, "id_token": good}
    with pytest.raises(NotVerified, match="the code was not taken"):
        await desk.finish(begun)
    desk.provider.answer = {"ok": False, "error": "invalid_code"}
    with pytest.raises(NotVerified) as refused:
        await desk.finish(begun)
    assert (refused.value.doubt, refused.value.reason) == (
        Doubt.NOT_TRUSTED,
        "the code was not taken: invalid_code",
    )


async def in_entra(desk: Desk, **token: object) -> object:
    """As an application for any tenant: the issuer is a pattern until the token says the tenant."""
    desk.kind = Kind.ENTRA
    desk.provider.metadata["issuer"] = f"{desk.provider.issuer}/{{tenantid}}/v2.0"
    given = {"iss": f"{desk.provider.issuer}/{TENANT}/v2.0", "tid": TENANT, "oid": OBJECT, **token}
    return (await desk.sign_in(**given)).who


async def test_in_entra_somebody_is_an_object_of_a_tenant(desk: Desk) -> None:
    desk.installed = {(Platform.TEAMS, TENANT)}
    assert await in_entra(desk) == Identity(Platform.TEAMS, TENANT, OBJECT)


async def test_a_tenant_without_the_app_is_turned_away(desk: Desk) -> None:
    desk.installed = {(Platform.TEAMS, "another-tenant"), (Platform.SLACK, TENANT)}
    with pytest.raises(NotVerified) as refused:
        await in_entra(desk)
    assert refused.value.doubt is Doubt.NOT_SERVED


@pytest.mark.parametrize(
    "wrong",
    [
        {"tid": "another-tenant"},
        {"tid": None},
        {"tid": ""},
        {"tid": "{tenantid}", "iss": "…"},
        {"oid": None},
        {"oid": "", "email": "anna@example.com"},
    ],
    ids=str,
)
async def test_the_tenant_is_the_issuers_and_an_address_stands_for_nobody(
    desk: Desk, wrong: dict[str, object]
) -> None:
    desk.installed = {(Platform.TEAMS, TENANT), (Platform.TEAMS, "another-tenant")}
    with pytest.raises(NotVerified) as refused:
        await in_entra(desk, **wrong)
    assert refused.value.doubt is Doubt.NOT_TRUSTED
