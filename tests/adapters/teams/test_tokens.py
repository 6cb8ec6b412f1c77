"""Who may speak as Teams: tokens of the Bot Framework, good ones and all the others."""

import asyncio
import base64
import json
import logging
from datetime import timedelta

import aiohttp
import jwt
import pytest
from aiohttp import web
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adapters.teams.keys import Keys
from adapters.teams.tokens import NotTrusted, Tokens
from tests.adapters.teams.microsoft import (
    APP,
    MORNING,
    SERVICE,
    Clock,
    Microsoft,
    claims,
    private_key,
    published,
    token,
)


@pytest.fixture
def keys(microsoft: Microsoft, session: aiohttp.ClientSession, clock: Clock) -> Keys:
    return Keys(session, f"{microsoft.url}/openid", clock.seconds)


@pytest.fixture
def tokens(microsoft: Microsoft, keys: Keys, clock: Clock) -> Tokens:
    return Tokens(keys, microsoft.settings(), clock)


def at(**spell: float) -> int:
    return int((MORNING + timedelta(**spell)).timestamp())


def part(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unsigned(alg: str = "none", kid: str = "first", signature: str = "") -> str:
    return f"{part({'alg': alg, 'kid': kid, 'typ': 'JWT'})}.{part(claims())}.{signature}"


def by_shared_secret() -> str:
    """Signed with the public key as if it were a shared secret: the oldest trick with RS256."""
    secret = private_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signed = f"{part({'alg': 'HS256', 'kid': 'first', 'typ': 'JWT'})}.{part(claims())}"
    seal = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    return f"{signed}.{part(seal.sign(signed.encode(), secret))}"


def of_other_claims() -> str:
    """The signature of a good token under claims that nobody signed."""
    head, _, seal = token().split(".")
    return f"{head}.{part(claims(serviceurl='https://evil.example/'))}.{seal}"


def signed(payload: bytes) -> str:
    return jwt.PyJWS().encode(payload, private_key(), algorithm="RS256", headers={"kid": "first"})


async def test_a_token_of_teams_is_trusted(tokens: Tokens) -> None:
    await tokens.check(f"Bearer {token()}", SERVICE, "msteams")
    await tokens.check(f"bearer {token()}", SERVICE, "msteams")


BAD = {
    "no header at all": None,
    "an empty header": "",
    "another scheme": "Basic YTpi",
    "no token": "Bearer ",
    "garbage": "Bearer garbage",
    "three dots": "Bearer ...",
    "letters of elsewhere": "Bearer é.é.é",
    "bytes that are no text": "Bearer \udcff\udcfe.a.b",
    "a header that is a list": f"Bearer {part([1])}.{part(claims())}.{part(b'x')}",
    "a header without end": f"Bearer {part(b'[' * 5000)}.{part(claims())}.{part(b'x')}",
    "alg none": f"Bearer {unsigned()}",
    "alg None": f"Bearer {unsigned('None')}",
    "RS256 without a signature": f"Bearer {unsigned('RS256')}",
    "HS256 with the public key": f"Bearer {by_shared_secret()}",
    "RS512": "Bearer " + jwt.encode(claims(), private_key(), algorithm="RS512", headers={"kid": "first"}),
    "somebody else's key": f"Bearer {token(key='forged')}",
    "claims that were changed": f"Bearer {of_other_claims()}",
    "an unknown key": f"Bearer {token(kid='unknown')}",
    "no key id": f"Bearer {token(kid=None)}",
    "another issuer": f"Bearer {token(iss='https://sts.windows.net/tenant-1/')}",
    "no issuer": f"Bearer {token(iss=None)}",
    "another bot": f"Bearer {token(aud='11111111-0000-0000-0000-000000000000')}",
    "several audiences": f"Bearer {token(aud=[APP])}",
    "no audience": f"Bearer {token(aud=None)}",
    "expired": f"Bearer {token(exp=at(minutes=-6))}",
    "no end": f"Bearer {token(exp=None)}",
    "an end that is no number": f"Bearer {token(exp='tomorrow')}",
    "not good yet": f"Bearer {token(nbf=at(minutes=6))}",
    "no beginning": f"Bearer {token(nbf=None)}",
    "another serviceUrl": f"Bearer {token(serviceurl='https://evil.example/')}",
    "no serviceUrl": f"Bearer {token(serviceurl=None)}",
    "claims that are a list": f"Bearer {signed(b'[]')}",
    "claims that are no JSON": f"Bearer {signed(b'{')}",
    "claims without end": f"Bearer {signed(b'[' * 3000)}",
    "an endless token": f"Bearer {signed(json.dumps(claims()).replace(str(at(hours=1)), '1e999').encode())}",
}


@pytest.mark.parametrize("authorization", BAD.values(), ids=BAD.keys())
async def test_any_other_token_is_not_trusted(
    tokens: Tokens, authorization: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(NotTrusted) as caught:
        await tokens.check(authorization, SERVICE, "msteams")
    shown = f"{caplog.text} {caught.value}"
    assert not [piece for piece in (authorization or "").split(".") if len(piece) > 12 and piece in shown]


@pytest.mark.parametrize(
    ("service_url", "channel_id"),
    [
        ("", "msteams"),
        ("https://evil.example/", "msteams"),
        (SERVICE.rstrip("/"), "msteams"),
        (SERVICE, ""),
        (SERVICE, "webchat"),
        (SERVICE, "MSTEAMS"),
    ],
)
async def test_a_token_is_good_for_the_activity_it_came_with(
    tokens: Tokens, service_url: str, channel_id: str
) -> None:
    with pytest.raises(NotTrusted):
        await tokens.check(f"Bearer {token()}", service_url, channel_id)


async def test_clocks_may_differ_by_five_minutes(tokens: Tokens) -> None:
    await tokens.check(f"Bearer {token(exp=at(minutes=-4), nbf=at(minutes=-70))}", SERVICE, "msteams")
    await tokens.check(f"Bearer {token(nbf=at(minutes=4))}", SERVICE, "msteams")


async def test_a_key_that_is_not_endorsed_for_teams_is_not_trusted(
    microsoft: Microsoft, tokens: Tokens
) -> None:
    microsoft.keys = [published(endorsements=["webchat"])]
    with pytest.raises(NotTrusted):
        await tokens.check(f"Bearer {token()}", SERVICE, "msteams")


async def test_a_key_without_endorsements_speaks_for_every_channel(
    microsoft: Microsoft, tokens: Tokens
) -> None:
    microsoft.keys = [published(endorsements=[])]
    await tokens.check(f"Bearer {token()}", SERVICE, "msteams")


async def test_a_bot_without_an_id_trusts_nobody(microsoft: Microsoft, keys: Keys, clock: Clock) -> None:
    with pytest.raises(NotTrusted):
        await Tokens(keys, microsoft.settings(app_id=""), clock).check(
            f"Bearer {token(aud='')}", SERVICE, "msteams"
        )


async def test_a_local_emulator_has_no_token(microsoft: Microsoft, keys: Keys, clock: Clock) -> None:
    emulated = Tokens(keys, microsoft.settings(app_id="", is_emulator=True), clock)
    await emulated.check(None, SERVICE, "msteams")
    with pytest.raises(NotTrusted):
        await emulated.check(None, "", "msteams")
    with pytest.raises(NotTrusted):
        await Tokens(keys, microsoft.settings(is_emulator=True), clock).check(None, SERVICE, "msteams")


async def test_keys_are_read_once(microsoft: Microsoft, tokens: Tokens) -> None:
    for _ in range(3):
        await tokens.check(f"Bearer {token()}", SERVICE, "msteams")
    assert microsoft.keys_read == 1


async def test_everybody_who_comes_at_once_waits_for_one_reading(
    microsoft: Microsoft, tokens: Tokens
) -> None:
    good = f"Bearer {token()}"
    await asyncio.gather(*(tokens.check(good, SERVICE, "msteams") for _ in range(20)))
    assert microsoft.keys_read == 1


async def test_who_gives_up_waiting_does_not_end_the_reading_for_others(
    microsoft: Microsoft, keys: Keys
) -> None:
    impatient = asyncio.create_task(keys.find("first"))
    patient = asyncio.create_task(keys.find("first"))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient is not None
    assert microsoft.keys_read == 1


async def test_keys_that_were_changed_are_read_anew(
    microsoft: Microsoft, tokens: Tokens, clock: Clock
) -> None:
    await tokens.check(f"Bearer {token()}", SERVICE, "msteams")
    microsoft.keys = [published("second")]
    clock.wait(minutes=5)
    await tokens.check(f"Bearer {token('second', 'second')}", SERVICE, "msteams")
    with pytest.raises(NotTrusted):
        await tokens.check(f"Bearer {token()}", SERVICE, "msteams")


async def test_made_up_keys_do_not_make_us_ask_each_time(
    microsoft: Microsoft, tokens: Tokens, clock: Clock
) -> None:
    for number in range(5):
        with pytest.raises(NotTrusted):
            await tokens.check(f"Bearer {token(kid=f'made-up-{number}')}", SERVICE, "msteams")
        clock.wait(seconds=50)
    assert microsoft.keys_read == 1


BROKEN = {
    "a bad gateway": lambda: web.Response(status=502, text="<html>"),
    "no JSON": lambda: web.Response(text="<html>"),
    "no keys": lambda: web.json_response({"keys": []}),
    "keys of another kind": lambda: web.json_response({"keys": [{"kty": "EC", "kid": "first"}]}),
    "keys without an id": lambda: web.json_response({"keys": [published(kid="")]}),
    "keys that are none": lambda: web.json_response({"keys": [published(n="", e="")]}),
    "keys that are too short": lambda: web.json_response({"keys": [published("short", 1024)]}),
}


@pytest.mark.parametrize("trouble", BROKEN.values(), ids=BROKEN.keys())
async def test_keys_stay_good_while_the_login_server_is_broken(
    microsoft: Microsoft, tokens: Tokens, clock: Clock, trouble: object
) -> None:
    await tokens.check(f"Bearer {token()}", SERVICE, "msteams")
    microsoft.keys_trouble = trouble  # type: ignore[assignment]
    clock.wait(minutes=6)
    with pytest.raises(NotTrusted):
        await tokens.check(f"Bearer {token(kid='other')}", SERVICE, "msteams")
    assert microsoft.keys_read == 2
    await tokens.check(f"Bearer {token()}", SERVICE, "msteams")


async def test_without_any_keys_nobody_is_trusted_until_they_can_be_read(
    microsoft: Microsoft, tokens: Tokens, clock: Clock
) -> None:
    microsoft.keys_trouble = lambda: web.Response(status=500)
    for _ in range(3):
        with pytest.raises(NotTrusted):
            await tokens.check(f"Bearer {token()}", SERVICE, "msteams")
    assert microsoft.keys_read == 1
    microsoft.keys_trouble = None
    clock.wait(seconds=15)
    await tokens.check(f"Bearer {token()}", SERVICE, "msteams")


async def test_keys_are_read_daily_without_anybody_waiting(
    microsoft: Microsoft, keys: Keys, clock: Clock
) -> None:
    await keys.find("first")
    clock.wait(days=1)
    assert await keys.find("first")
    assert await keys.find("first")
    await keys._flight.join()
    assert microsoft.keys_read == 2
    keys.close()


async def test_a_login_server_that_is_not_there_is_no_error_of_ours(
    session: aiohttp.ClientSession, unused_tcp_port: int, microsoft: Microsoft, clock: Clock
) -> None:
    nowhere = Keys(session, f"http://127.0.0.1:{unused_tcp_port}/openid", clock.seconds)
    with pytest.raises(NotTrusted):
        await Tokens(nowhere, microsoft.settings(), clock).check(f"Bearer {token()}", SERVICE, "msteams")
    nowhere.close()
