"""What Teams posts, with a token signed as the Bot Framework signs it."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from json import dumps
from pathlib import Path
from uuid import UUID, uuid5

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from adapters.teams.actions import OURS, Callback, Input
from adapters.teams.endpoint import PATH
from benchmarks.weeks import DAYS_EACH, WEEKS

APP, SECRET = "00000000-0000-0000-0000-0000000be5c4", "benchmarks"
TENANT = "11111111-1111-1111-1111-111111111111"
KEY_ID = "benchmark"
_NAMESPACE = UUID("2b0c2c0e-58f5-5d8e-9a51-5d0a1b6c2f41")
_KEPT_AT = Path(tempfile.gettempdir()) / "leave-benchmark-key.pem"


def object_id(number: int) -> str:
    """The person's id in Entra."""
    return str(uuid5(_NAMESPACE, str(number)))


@lru_cache
def private_key() -> RSAPrivateKey:
    """The same one in every process of a run: made by the first, found by the others."""
    if not _KEPT_AT.exists():
        made = generate_private_key(public_exponent=65537, key_size=2048)
        bytes_ = made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        beside = _KEPT_AT.with_suffix(f".{os.getpid()}")
        beside.write_bytes(bytes_)
        beside.replace(_KEPT_AT)
    found = serialization.load_pem_private_key(_KEPT_AT.read_bytes(), None)
    assert isinstance(found, RSAPrivateKey)
    return found


def public_key() -> dict[str, object]:
    """As the Bot Framework shows it."""
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(private_key().public_key(), as_dict=True)
    return {**jwk, "kid": KEY_ID, "use": "sig", "endorsements": ["msteams"]}


def activities(kind: str, people: int, first: int, count: int) -> Iterator[bytes]:
    """Whole HTTP requests; `kind` is a name, a colon and the Connector's port."""
    name, _, port = kind.partition(":")
    service_url = f"http://127.0.0.1:{port}/"
    now = int(time.time())
    claims = {"iss": "https://api.botframework.com", "aud": APP, "exp": now + 3600, "nbf": now - 60}
    token = jwt.encode(
        {**claims, "serviceurl": service_url}, private_key(), algorithm="RS256", headers={"kid": KEY_ID}
    )
    for number in range(first, first + count):
        body = {**_activity(number, people, service_url), **KINDS[name](number, people)}
        yield _post(dumps(body).encode(), token)


def _activity(number: int, people: int, service_url: str) -> dict[str, object]:
    who = number % people
    return {
        "id": f"activity-{number}",
        "timestamp": "2026-03-02T09:00:00.000Z",
        "localTimestamp": "2026-03-02T10:00:00.000+01:00",
        "localTimezone": "Europe/Berlin",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{who}", "name": f"Person {who}", "aadObjectId": object_id(who)},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{who}"},
        "recipient": {"id": f"28:{APP}", "name": "Leave"},
        "entities": [{"locale": "en-GB", "country": "GB", "platform": "Web", "type": "clientInfo"}],
        "channelData": {"tenant": {"id": TENANT}, "source": {"name": "message"}},
        "locale": "en-GB",
    }


def message(number: int, people: int) -> dict[str, object]:
    """`balance`, by one person after the other."""
    return {"type": "message", "text": "balance", "textFormat": "plain"}


def action(number: int, people: int) -> dict[str, object]:
    """The request form of a card, filled in and sent; a person asks again once everybody has asked."""
    if number // people >= len(WEEKS):
        raise ValueError(f"{people} people have no days left for request {number}")
    first_day = WEEKS[number // people]
    data = {
        OURS: {"do": Callback.REQUEST.value, "request": f"request-{number:08}"},
        Input.LEAVE_TYPE.value: "vacation",
        Input.FIRST_DAY.value: str(first_day),
        Input.LAST_DAY.value: str(first_day + timedelta(days=DAYS_EACH - 1)),
        Input.PART.value: "all_day",
        Input.NOTE.value: "A few days off.",
    }
    pressed = {"type": "Action.Execute", "title": "Send", "verb": Callback.REQUEST.value, "data": data}
    return {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": pressed, "trigger": "manual"},
        "replyToId": "1700000000000",
    }


KINDS = {"teams_message": message, "teams_action": action}


def _post(body: bytes, token: str) -> bytes:
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Microsoft-SkypeBotApi\r\n"
        f"Authorization: Bearer {token}\r\n"
        f"Content-Type: application/json; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
