"""Answers that nobody should believe: forged, replayed, somebody else's, too old."""

import base64
import json

import jwt
import pytest

from bot.ports.providers import Doubt, NotVerified
from tests.adapters.oidc.conftest import Desk
from tests.adapters.oidc.provider import CLIENT, OTHER_RSA, P256, RSA, SHORT_RSA, at, published

WRONG: dict[str, dict[str, object]] = {
    "signed by somebody else under its key id": {"key": OTHER_RSA},
    "signed by a key that nobody published": {"key": OTHER_RSA, "kid": "other"},
    "signed with a key that is too short": {"key": SHORT_RSA, "kid": "short"},
    "signed with another kind of key than it says": {"key": P256, "algorithm": "ES256", "kid": "rsa"},
    "signed in a longer way than agreed": {"algorithm": "RS512"},
    "of another issuer": {"iss": "https://accounts.google.com"},
    "of the issuer with something behind it": {"iss": "http://127.0.0.1/"},
    "for another application": {"aud": "somebody-else"},
    "for nobody": {"aud": []},
    "for us and others, given to another": {"aud": [CLIENT, "other"], "azp": "other"},
    "for us and others, given to nobody in particular": {"aud": [CLIENT, "other"]},
    "given to another application": {"azp": "other"},
    "for another sign-in": {"nonce": "another"},
    "for no sign-in": {"nonce": None},
    "expired": {"exp": at(seconds=-60)},
    "of the future": {"iat": at(seconds=61)},
    "not good yet": {"nbf": at(seconds=61)},
    "without an end": {"exp": None},
    "without a beginning": {"iat": None},
    "of nobody": {"sub": ""},
    "without a subject": {"sub": None},
    "without an issuer": {"iss": None},
    "without an audience": {"aud": None},
    "with an end in words": {"exp": "tomorrow"},
}


@pytest.mark.filterwarnings("ignore:The RSA key is 1024")
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
async def test_a_token_is_not_taken(desk: Desk, wrong: dict[str, object]) -> None:
    desk.provider.keys.append(published(SHORT_RSA, "short"))
    with pytest.raises(NotVerified) as refused:
        await desk.sign_in(**wrong)
    assert refused.value.doubt is Doubt.NOT_TRUSTED


@pytest.mark.parametrize("near", [{"exp": at(seconds=-59)}, {"iat": at(seconds=60)}, {"azp": CLIENT}])
async def test_clocks_may_differ_by_a_minute(desk: Desk, near: dict[str, object]) -> None:
    assert (await desk.sign_in(**near)).name == "anna@example.com"


def said(nonce: str, issuer: str) -> dict[str, object]:
    return {
        "iss": issuer,
        "sub": "104522",
        "aud": CLIENT,
        "exp": at(minutes=5),
        "iat": at(),
        "nonce": nonce,
    }


async def test_a_token_that_nobody_signed_is_not_taken(desk: Desk) -> None:
    begun = await desk.begin()
    for algorithm in ("none", "None", "NONE", "nOnE"):
        parts = ({"alg": algorithm, "kid": "rsa"}, said(begun.nonce, desk.provider.issuer))
        coded = [base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in parts]
        for signature in ("", "AAAA"):
            desk.provider.id_token = ".".join([*coded, signature])
            with pytest.raises(NotVerified) as refused:
                await desk.finish(begun)
            assert refused.value.doubt is Doubt.NOT_TRUSTED


async def test_a_token_signed_with_what_everybody_knows_is_not_taken(desk: Desk) -> None:
    """The public key, or our own secret, as the key of HS256."""
    desk.provider.keys.append({"kty": "oct", "kid": "oct", "k": "c2VjcmV0", "alg": "HS256"})
    begun = await desk.begin()
    for secret, kid in (
        (desk.provider.keys[0]["n"], "rsa"),
        ("leave-at-provider" * 3, "rsa"),
        ("c2VjcmV0" * 8, "oct"),
    ):
        claims = said(begun.nonce, desk.provider.issuer)
        desk.provider.id_token = jwt.encode(claims, secret, "HS256", headers={"kid": kid})
        with pytest.raises(NotVerified) as refused:
            await desk.finish(begun)
        assert refused.value.doubt is Doubt.NOT_TRUSTED


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ä.ö.ü", "." * 20, "A" * 20_000, "e30.e30.e30"])
async def test_what_is_no_token_is_not_taken(desk: Desk, token: str) -> None:
    begun = await desk.begin()
    desk.provider.id_token = token
    with pytest.raises(NotVerified):
        await desk.finish(begun)


async def test_a_token_with_conditions_that_we_do_not_know_is_not_taken(desk: Desk) -> None:
    begun = await desk.begin()
    headers = {"kid": "rsa", "crit": ["exp"], "exp": 1}
    claims = said(begun.nonce, desk.provider.issuer)
    desk.provider.id_token = jwt.encode(claims, RSA, "RS256", headers=headers)
    with pytest.raises(NotVerified):
        await desk.finish(begun)


async def test_a_key_for_one_way_of_signing_is_not_taken_for_another(desk: Desk) -> None:
    desk.provider.keys = [published(RSA, "rsa", alg="RS256")]
    assert (await desk.sign_in()).name == "anna@example.com"
    with pytest.raises(NotVerified, match="key is not known"):
        await desk.sign_in(algorithm="PS256")
    desk.provider.keys = [{**published(RSA, "rsa"), "use": "enc"}]
    for party in desk.providers().parties.values():
        party.keys.now = lambda: float("inf")
    with pytest.raises(NotVerified, match="key is not known"):
        await desk.sign_in()


async def test_an_answer_to_another_question_reaches_no_provider(desk: Desk) -> None:
    begun, other = await desk.begin(), await desk.begin()
    desk.provider.token(begun.nonce)
    for state in (other.state, "", begun.state[:-1]):
        with pytest.raises(NotVerified) as refused:
            await desk.finish(begun, state=state)
        assert refused.value.doubt is Doubt.NOT_TRUSTED
    assert "token" not in desk.provider.asked


async def test_a_token_of_an_earlier_sign_in_does_not_do_for_a_later_one(desk: Desk) -> None:
    first, second = await desk.begin(), await desk.begin()
    desk.provider.token(first.nonce)
    await desk.finish(first)
    with pytest.raises(NotVerified, match="another sign-in"):
        await desk.finish(second)


async def test_another_providers_answer_is_not_taken(desk: Desk) -> None:
    begun = await desk.begin()
    desk.provider.token(begun.nonce)
    with pytest.raises(NotVerified, match="another provider"):
        await desk.finish(begun, iss="https://evil.example")
    assert "token" not in desk.provider.asked
    await desk.finish(begun, iss=desk.provider.issuer)


async def test_a_provider_that_says_who_answers_has_to_say_it(desk: Desk) -> None:
    desk.provider.metadata["authorization_response_iss_parameter_supported"] = True
    begun = await desk.begin()
    desk.provider.token(begun.nonce)
    with pytest.raises(NotVerified, match="whose it is"):
        await desk.finish(begun)
    await desk.finish(begun, iss=desk.provider.issuer)


async def test_who_does_not_go_on_is_told_so_and_no_code_is_taken(desk: Desk) -> None:
    begun = await desk.begin()
    with pytest.raises(NotVerified) as refused:
        await desk.finish(begun, error="access_denied")
    assert (refused.value.doubt, refused.value.reason) == (Doubt.STOPPED, "the provider says access_denied")
    with pytest.raises(NotVerified, match="something else than a code"):
        await desk.finish(begun, error="<script>alert(1)</script>")
    with pytest.raises(NotVerified, match="no code"):
        await desk.finish(begun, code="")
    assert "token" not in desk.provider.asked


async def test_what_a_provider_says_of_a_code_reaches_the_log_as_a_code_alone(desk: Desk) -> None:
    desk.provider.answer = {"error": "invalid_grant", "error_description": "secret things"}
    with pytest.raises(NotVerified) as refused:
        await desk.sign_in()
    assert refused.value.reason == "the code was not taken: invalid_grant"


async def test_no_secret_is_in_what_is_shown_of_us(desk: Desk) -> None:
    begun = await desk.begin()
    shown = repr(begun) + repr(desk.providers())
    assert begun.verifier not in shown
    assert "a secret" not in shown
