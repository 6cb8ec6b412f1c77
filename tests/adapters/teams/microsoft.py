"""Microsoft on a loopback address: a login server, signing keys and a Connector that a test can break."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from adapters.teams.settings import TeamsSettings

APP, SECRET, TENANT = "00000000-0000-0000-0000-00000000a991", "secret-of-the-stage", "tenant-1"
SERVICE = "https://smba.trafficmanager.net/emea/tenant-1/"
MORNING = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)


def private_key(name: str = "first", bits: int = 2048) -> RSAPrivateKey:
    """The same one for a name, since making them is slow."""
    return _made(name, bits)


@lru_cache
def _made(name: str, bits: int) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=bits)


def published(name: str = "first", bits: int = 2048, **more: object) -> dict[str, object]:
    """The public half, as a login server shows it."""
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(private_key(name, bits).public_key(), as_dict=True)
    return {**jwk, "kid": name, "use": "sig", "endorsements": ["msteams", "skype"], **more}


def claims(**changed: object) -> dict[str, object]:
    """Of a good token; a claim that is None is left out."""
    good = {
        "iss": "https://api.botframework.com",
        "aud": APP,
        "exp": int((MORNING + timedelta(hours=1)).timestamp()),
        "nbf": int(MORNING.timestamp()),
        "serviceurl": SERVICE,
    }
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


def token(key: str = "first", kid: str | None = "first", **changed: object) -> str:
    """Signed as the Bot Framework signs."""
    headers = {"kid": kid} if kid is not None else {}
    return jwt.encode(claims(**changed), private_key(key), algorithm="RS256", headers=headers)


def persons_token(login_url: str, key: str = "entra", kid: str = "entra", **changed: object) -> str:
    """What Teams in a browser gets from Entra for our tab; a claim that is None is left out."""
    good: dict[str, object] = {
        "iss": f"{login_url}/{TENANT}/v2.0",
        "aud": APP,
        "exp": int((MORNING + timedelta(hours=1)).timestamp()),
        "nbf": int(MORNING.timestamp()),
        "tid": TENANT,
        "oid": "entra-anna",
        "scp": "access_as_user",
        "azp": "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
        "ver": "2.0",
    }
    said = {name: value for name, value in {**good, **changed}.items() if value is not None}
    return jwt.encode(said, private_key(key), algorithm="RS256", headers={"kid": kid})


@dataclass
class Clock:
    """A clock that a test moves by hand."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        return self.at.timestamp()

    def wait(self, **spell: float) -> None:
        self.at += timedelta(**spell)

    async def sleep(self, seconds: float) -> None:
        self.wait(seconds=seconds)


@dataclass
class Call:
    """A call that reached the Connector; the path is as it was sent, quoted."""

    method: str
    path: str
    token: str
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)


Responder = Callable[[], web.StreamResponse]


@dataclass
class Microsoft:
    """What tests look at, and what they set to be answered next."""

    url: str = ""
    keys: list[dict[str, object]] = field(default_factory=lambda: [published()])
    entra_keys: list[dict[str, object]] = field(
        default_factory=lambda: [published("entra", endorsements=None)]
    )
    keys_trouble: Responder | None = None
    keys_read: int = 0
    logins: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    login_answers: list[web.Response] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    answers: list[web.Response | None] = field(default_factory=list)
    """Instead of the usual answer, in turn; None breaks the connection."""
    refused_paths: dict[str, tuple[int, str]] = field(default_factory=dict)
    held: asyncio.Event | None = None
    """Nothing is answered before it is set."""
    rosters: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Members by the quoted id of their conversation."""
    page_size: int = 2

    @property
    def service_url(self) -> str:
        return f"{self.url}/service/"

    def settings(self, **changed: Any) -> TeamsSettings:
        told: dict[str, Any] = {
            "app_id": APP,
            "app_secret": SECRET,
            "login_url": f"{self.url}/login",
            "openid_url": f"{self.url}/openid",
            "service_hosts": (self.url.removeprefix("http://"),),
        }
        return TeamsSettings(**{**told, **changed})

    def refuse(self, status: int, code: str = "", headers: Mapping[str, str] | None = None) -> None:
        """The next call is refused as Teams refuses."""
        body = json.dumps({"error": {"code": code, "message": "No."}})
        self.answers.append(
            web.Response(status=status, text=body, content_type="application/json", headers=headers)
        )

    def refuse_path(self, path: str, status: int, code: str) -> None:
        """Every call of a path is refused."""
        self.refused_paths[path] = (status, code)

    def sent(self, method: str = "POST") -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def entra(self, request: web.Request) -> web.StreamResponse:
        """Where people sign in to a tenant."""
        login = f"{self.url}/login/{request.match_info['tenant']}"
        said = {
            "issuer": f"{login}/v2.0",
            "authorization_endpoint": f"{login}/oauth2/v2.0/authorize",
            "token_endpoint": f"{login}/oauth2/v2.0/token",
            "jwks_uri": f"{login}/discovery/v2.0/keys",
        }
        return web.json_response(said)

    async def openid(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"issuer": "https://api.botframework.com", "jwks_uri": f"{self.url}/keys"})

    async def show_keys(self, request: web.Request) -> web.StreamResponse:
        self.keys_read += 1
        if self.keys_trouble is not None:
            return self.keys_trouble()
        return web.json_response({"keys": self.keys})

    async def show_entra_keys(self, request: web.Request) -> web.StreamResponse:
        """A tenant's own; other tenants have none."""
        self.keys_read += 1
        if self.keys_trouble is not None:
            return self.keys_trouble()
        keys = self.entra_keys if request.match_info["tenant"] == TENANT else []
        return web.json_response(
            {"keys": [{name: value for name, value in each.items() if value is not None} for each in keys]}
        )

    async def login(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.logins.append((request.match_info["tenant"], form))
        if self.login_answers:
            return self.login_answers.pop(0)
        granted = {
            "token_type": "Bearer",
            "expires_in": 3600,
            "access_token": f"app-token-{len(self.logins)}",
        }
        return web.json_response(granted)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        path = request.raw_path.partition("?")[0].removeprefix("/service/v3/")
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        body = json.loads(raw) if raw else None
        self.calls.append(Call(request.method, path, bearer, body, dict(request.query)))
        if self.held is not None:
            await self.held.wait()
        if path in self.refused_paths:
            status, code = self.refused_paths[path]
            return web.json_response({"error": {"code": code, "message": "No."}}, status=status)
        if self.answers:
            answer = self.answers.pop(0)
            if answer is not None:
                return answer
            assert request.transport is not None
            request.transport.close()
        return self._usual(request, path.split("/"))

    def _usual(self, request: web.Request, parts: list[str]) -> web.StreamResponse:
        match (request.method, *parts):
            case ("POST", "conversations"):
                return web.json_response({"id": f"a:made-{len(self.calls)}"}, status=201)
            case ("GET", "conversations", where, "members", who):
                return self._member(where, who)
            case ("GET", "conversations", where, "pagedmembers"):
                return self._page(self.rosters.get(where, []), int(request.query.get("continuationToken", 0)))
            case ("GET", "teams", _, "conversations"):
                return web.json_response({"conversations": [{"id": "19:general", "name": None}]})
            case ("DELETE", *_):
                return web.Response()
        return web.json_response({"id": f"m-{len(self.calls)}"}, status=201)

    def _member(self, where: str, who: str) -> web.StreamResponse:
        for each in self.rosters.get(where, []):
            ids = (each["id"], each.get("objectId"), each.get("aadObjectId"))
            if who.replace("%3A", ":") in ids:
                return web.json_response(each)
        error = {"error": {"code": "MemberNotFoundInConversation", "message": "The member was not found."}}
        return web.json_response(error, status=404)

    def _page(self, roster: list[dict[str, Any]], start: int) -> web.StreamResponse:
        end = start + self.page_size
        more = {"continuationToken": str(end)} if end < len(roster) else {}
        return web.json_response({"members": roster[start:end], **more})


@asynccontextmanager
async def standing() -> AsyncIterator[Microsoft]:
    """All of it behind real HTTP."""
    microsoft = Microsoft()
    app = web.Application()
    app.add_routes(
        [
            web.get("/openid", microsoft.openid),
            web.get("/keys", microsoft.show_keys),
            web.get("/login/{tenant}/v2.0/.well-known/openid-configuration", microsoft.entra),
            web.post("/login/{tenant}/oauth2/v2.0/token", microsoft.login),
            web.get("/login/{tenant}/discovery/v2.0/keys", microsoft.show_entra_keys),
            web.route("*", "/service/{rest:.*}", microsoft.serve),
        ]
    )
    async with TestServer(app) as server:
        microsoft.url = str(server.make_url("")).rstrip("/")
        yield microsoft
