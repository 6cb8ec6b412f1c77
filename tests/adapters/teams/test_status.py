"""Automatic replies and presence at Microsoft by one person's consent: a login server and Graph beside us."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.teams.graph import SCOPES, Graph
from adapters.teams.settings import TeamsSettings
from adapters.teams.status import TeamsStatuses
from bot.ports import Consent, ConsentGone, Known, NotDelivered, NotGranted, Shown, Withheld
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import RequestId
from domain.leave.commands import CancelLeave, RecordLeave
from storage.memory.consents import MemoryConsents
from tests import cast
from tests.adapters.teams.microsoft import APP, MORNING, SECRET, TENANT, Clock
from tests.rooms import rooms

KNOWN, BACK = Known(cast.COMPANY, cast.ANNA), "https://leave.example.com/back"
ANNA = Identity(Platform.TEAMS, TENANT, "entra-anna")
END = MORNING + timedelta(days=2)
AWAY = Shown(":palm_tree:", "Away", END, MORNING, "I am away until Tue 7 July & <back> on Wednesday.")
REPLIES = {
    "status": "disabled",
    "externalAudience": "all",
    "internalReplyMessage": "<html><body>Old words</body></html>",
    "externalReplyMessage": "Old words",
}


@dataclass
class Microsoft:
    """Its login server gives t1, t2, …; Graph takes the last one, and answers `troubles` first."""

    replies: dict[str, Any] = field(default_factory=lambda: dict(REPLIES))
    presence: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    logins: list[dict[str, str]] = field(default_factory=list)
    refusal: dict[str, Any] | None = None
    troubles: list[web.Response] = field(default_factory=list)
    scope: str = "MailboxSettings.ReadWrite Presence.ReadWrite openid"
    token: str = ""

    async def login(self, request: web.Request) -> web.Response:
        self.logins.append({**dict(parse_qsl(await request.text())), "tenant": request.match_info["tenant"]})
        if self.refusal:
            return web.json_response(self.refusal, status=400)
        self.token = f"t{len(self.logins)}"
        claims = base64.urlsafe_b64encode(json.dumps({"tid": TENANT, "oid": "entra-anna"}).encode())
        return web.json_response(
            {
                "access_token": self.token,
                "refresh_token": f"r{len(self.logins)}",
                "expires_in": 3600,
                "scope": self.scope,
                "id_token": f"h.{claims.decode().rstrip('=')}.s",
            }
        )

    async def graph(self, request: web.Request) -> web.Response:
        if self.troubles:
            return self.troubles.pop(0)
        if request.headers["Authorization"] != f"Bearer {self.token}":
            return web.json_response({"error": {"code": "InvalidAuthenticationToken"}}, status=401)
        path = request.path.removeprefix("/v1.0/")
        if request.method == "GET":
            return web.json_response({"@odata.context": "…", **self.replies})
        sent = await request.json()
        if request.method == "PATCH":
            self.replies = sent["automaticRepliesSetting"]
            html = f"<html><body>{self.replies['internalReplyMessage']}\n</body></html>"
            self.replies = {**self.replies, "internalReplyMessage": html}
            return web.json_response({})
        self.presence.append((path, sent))
        return web.Response(status=200)


@dataclass
class Stage:
    microsoft: Microsoft
    statuses: TeamsStatuses
    consents: MemoryConsents
    clock: Clock

    async def consent(self, **changes: Any) -> Consent:
        """Anna's, as it is kept."""
        granted = await self.statuses.accept("c1", "", BACK)
        given = Consent(KNOWN, granted.identity, MORNING, granted.token, granted.renewal, granted.ends_at)
        await self.consents.give(replace(given, **changes))
        return await self.kept()

    async def kept(self) -> Consent:
        [found] = await self.consents.of(KNOWN)
        return found


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with opened(Microsoft()) as found:
        yield found


@asynccontextmanager
async def opened(microsoft: Microsoft) -> AsyncIterator[Stage]:
    app = web.Application()
    app.router.add_post("/{tenant}/oauth2/v2.0/token", microsoft.login)
    app.router.add_route("*", "/v1.0/{path:.*}", microsoft.graph)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        url = str(server.make_url("")).rstrip("/")
        settings = TeamsSettings(
            APP,
            SECRET,
            TENANT,
            login_url=url,
            public_url="https://leave.example.com",
            graph_url=f"{url}/v1.0/",
        )
        clock, consents = Clock(), MemoryConsents()
        yield Stage(microsoft, TeamsStatuses(Graph(session, settings), consents, clock), consents, clock)


def test_consent_is_asked_for_in_the_persons_tenant_with_what_is_needed_and_no_more() -> None:
    settings = TeamsSettings(APP, SECRET, public_url="https://leave.example.com")
    statuses = TeamsStatuses(Graph(None, settings), MemoryConsents(), Clock())  # type: ignore[arg-type]
    assert statuses.is_offered
    door = urlsplit(statuses.door(ANNA, "state-1", BACK))
    assert door.netloc + door.path == f"login.microsoftonline.com/{TENANT}/oauth2/v2.0/authorize"
    query = dict(parse_qsl(door.query))
    assert query["scope"] == SCOPES == "openid offline_access MailboxSettings.ReadWrite Presence.ReadWrite"
    assert (query["state"], query["redirect_uri"], query["client_id"]) == ("state-1", BACK, APP)


@pytest.mark.parametrize("lacks", [{"graph_url": ""}, {"public_url": ""}, {"app_id": ""}])
def test_without_an_application_or_an_address_it_is_not_offered(lacks: dict[str, str]) -> None:
    settings = replace(TeamsSettings(APP, SECRET, public_url="https://x.example"), **lacks)  # type: ignore[arg-type]
    assert not TeamsStatuses(Graph(None, settings), MemoryConsents(), Clock()).is_offered  # type: ignore[arg-type]


async def test_a_code_gives_tokens_of_the_person_that_microsoft_names(stage: Stage) -> None:
    granted = await stage.statuses.accept("c1", "", BACK)
    assert granted.identity == ANNA
    assert (granted.token, granted.renewal, granted.ends_at) == ("t1", "r1", MORNING + timedelta(hours=1))
    [login] = stage.microsoft.logins
    assert (login["grant_type"], login["code"], login["redirect_uri"]) == ("authorization_code", "c1", BACK)
    assert "t1" not in repr(granted)


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        ("access_denied", Withheld.DENIED),
        ("consent_required", Withheld.NOT_ALLOWED),
        ("server_error", Withheld.WENT_WRONG),
    ],
)
async def test_whoever_comes_back_with_a_problem_has_not_consented(
    stage: Stage, problem: str, why: Withheld
) -> None:
    with pytest.raises(NotGranted) as refused:
        await stage.statuses.accept("", problem, BACK)
    assert refused.value.why is why
    assert stage.microsoft.logins == []


async def test_half_of_what_it_takes_or_a_code_that_is_no_good_is_no_consent(stage: Stage) -> None:
    stage.microsoft.scope = "MailboxSettings.ReadWrite"
    with pytest.raises(NotGranted) as refused:
        await stage.statuses.accept("c1", "", BACK)
    assert refused.value.why is Withheld.INCOMPLETE
    stage.microsoft.refusal = {"error": "invalid_grant", "error_codes": [70000]}
    with pytest.raises(NotGranted) as refused:
        await stage.statuses.accept("c1", "", BACK)
    assert refused.value.why is Withheld.WENT_WRONG


async def test_replies_go_out_for_the_time_of_the_leave_to_whom_they_went_before(stage: Stage) -> None:
    consent = await stage.consent()
    before = await stage.statuses.read(consent)
    assert before.is_empty
    consent = replace(consent, before=before, shown=AWAY)
    await stage.statuses.set(consent, AWAY)
    replies = stage.microsoft.replies
    assert (replies["status"], replies["externalAudience"]) == ("scheduled", "all")
    assert replies["scheduledStartDateTime"] == {"dateTime": "2026-07-06T09:00:00", "timeZone": "UTC"}
    assert replies["scheduledEndDateTime"] == {"dateTime": "2026-07-08T09:00:00", "timeZone": "UTC"}
    assert stage.microsoft.presence == [
        (
            "users/entra-anna/presence/setUserPreferredPresence",
            {"availability": "Away", "activity": "Away", "expirationDuration": "PT2880M"},
        )
    ]
    assert await stage.statuses.read(consent) == AWAY
    await stage.statuses.set(consent, before)
    assert stage.microsoft.replies["status"] == "disabled"
    assert "Old words" in stage.microsoft.replies["internalReplyMessage"]
    assert stage.microsoft.presence[-1] == ("users/entra-anna/presence/clearUserPreferredPresence", {})


async def test_replies_of_ones_own_are_told_apart_and_kept_whole(stage: Stage) -> None:
    consent = replace(await stage.consent(), shown=AWAY)
    stage.microsoft.replies = {
        **REPLIES,
        "status": "scheduled",
        "scheduledStartDateTime": {"dateTime": "2026-07-06T09:00:00.0000000", "timeZone": "UTC"},
        "scheduledEndDateTime": {"dateTime": "2026-07-08T09:00:00.0000000", "timeZone": "UTC"},
    }
    stands = await stage.statuses.read(consent)
    assert (stands.text, stands.until) == ("Old words", END)
    assert stands != AWAY
    assert json.loads(stands.kept)["externalReplyMessage"] == "Old words"


async def test_a_token_is_renewed_before_it_ends_and_kept(stage: Stage) -> None:
    consent = await stage.consent()
    stage.clock.wait(minutes=56)
    await stage.statuses.read(consent)
    await stage.statuses.set(consent, AWAY)
    assert [each["grant_type"] for each in stage.microsoft.logins] == ["authorization_code", "refresh_token"]
    assert stage.microsoft.logins[-1]["refresh_token"] == "r1"
    kept = await stage.kept()
    assert (kept.token, kept.renewal, kept.ends_at) == ("t2", "r2", MORNING + timedelta(minutes=116))


async def test_a_token_that_is_refused_early_is_renewed_once(stage: Stage) -> None:
    consent = await stage.consent()
    stage.microsoft.token = "another"
    assert (await stage.statuses.read(consent)).is_empty
    assert len(stage.microsoft.logins) == 2


async def test_a_consent_that_was_revoked_there_is_gone(stage: Stage) -> None:
    consent = await stage.consent()
    stage.microsoft.token = "another"
    stage.microsoft.refusal = {"error": "invalid_grant", "error_codes": [65001]}
    with pytest.raises(ConsentGone):
        await stage.statuses.read(consent)


async def test_trouble_is_tried_again_and_a_mailbox_that_is_none_is_not(stage: Stage) -> None:
    consent = await stage.consent()
    stage.microsoft.troubles = [
        web.json_response({"error": {"code": "TooMany"}}, status=429, headers={"Retry-After": "17"}),
        web.Response(status=503),
        web.json_response({"error": {"code": "MailboxNotEnabledForRESTAPI"}}, status=404),
    ]
    after = []
    for _ in range(3):
        with pytest.raises(NotDelivered) as failed:
            await stage.statuses.read(consent)
        after.append(failed.value.after)
    assert after == [17, 0, None]


async def test_a_tenant_without_presence_still_has_replies(stage: Stage) -> None:
    consent = await stage.consent()
    stage.microsoft.troubles = [
        web.json_response({}),
        web.json_response({"error": {"code": "Forbidden"}}, status=403),
    ]
    await stage.statuses.set(consent, AWAY)
    assert stage.microsoft.presence == []


async def test_an_answer_that_nobody_can_read_is_asked_for_again(stage: Stage) -> None:
    consent = await stage.consent()
    stage.microsoft.troubles = [web.Response(text="<html>")]
    with pytest.raises(NotDelivered) as failed:
        await stage.statuses.read(consent)
    assert failed.value.after == 0


async def test_leave_sets_the_replies_and_its_end_brings_back_what_was_there(stage: Stage) -> None:
    """From the approval to the mailbox and back, with somebody of the company in it."""
    house = await rooms()
    stage.clock.at = house.clock.at
    statuses = replace(stage.statuses, consents=house.house.consents)
    house.house = replace(house.house, statuses={Platform.TEAMS: statuses})
    granted = await statuses.accept("c1", "", BACK)
    await house.house.consents.give(
        Consent(KNOWN, granted.identity, house.clock.at, granted.token, granted.renewal, granted.ends_at)
    )
    leave = RecordLeave(cast.ANNA, RequestId("r1"), cast.SICK, cast.asked("2026-07-29"), house.clock.at)
    await house.settle(leave)
    await house.deliver()
    replies = stage.microsoft.replies
    assert (replies["status"], replies["externalAudience"]) == ("scheduled", "all")
    assert "I am away on Wed 29 July 2026." in replies["internalReplyMessage"]
    assert "Sick" not in json.dumps(replies)
    await house.settle(CancelLeave(cast.ANNA, RequestId("r1"), cast.CARLA, house.clock.at, "Back already"))
    await house.deliver()
    assert stage.microsoft.replies["status"] == "disabled"
    assert stage.microsoft.replies["externalReplyMessage"] == "Old words"
    [kept] = await house.house.consents.of(KNOWN)
    assert (kept.shown, kept.before) == (None, None)
