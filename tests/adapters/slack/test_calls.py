"""Calls to Slack, what is kept of its workspaces, and what never reaches a log."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.slack.background import Background
from adapters.slack.directory import Found, Member, SlackDirectory, _belongs, _stranger
from adapters.slack.settings import SlackSettings
from adapters.slack.surfaces.dialog import Newest
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, Verdict, WebApi
from bot.replies import Open, Redraw
from bot.screens.examples import EXAMPLES
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from tests.adapters.slack.payloads import dialog, in_dialog
from tests.adapters.slack.stage import ANNA, GENERAL, SECRET, TEAM, TOKEN, Stage, installation_of


@asynccontextmanager
async def answering(answer: Callable[[], web.Response]) -> AsyncIterator[WebApi]:
    """A Web API that says only one thing."""

    async def handle(request: web.Request) -> web.Response:
        return answer()

    app = web.Application()
    app.add_routes([web.post("/api/{method}", handle)])
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        yield WebApi(session, str(server.make_url("/api")))


@pytest.mark.parametrize(
    "answer",
    [
        web.Response(status=502, text="<html>Bad gateway</html>"),
        web.Response(text="[]"),
        web.Response(text=""),
        web.Response(text="{}"),
        web.Response(status=302, headers={"Location": "https://elsewhere.example"}),
        web.Response(text=json.dumps({"ok": False, "error": "internal_error"})),
    ],
)
async def test_an_answer_that_is_none_leaves_the_outcome_open(answer: web.Response) -> None:
    async with answering(lambda: answer) as api:
        with pytest.raises(Unreachable):
            await api.call("chat.postMessage", "xoxb-1", {}, Verdict)


@pytest.mark.parametrize(("header", "after"), [("7", 7), ("0", 1), ("soon", 30), (None, 30)])
async def test_slack_says_how_long_to_wait(header: str | None, after: float) -> None:
    headers = {"Retry-After": header} if header else {}
    async with answering(lambda: web.Response(status=429, headers=headers)) as api:
        with pytest.raises(RateLimited) as caught:
            await api.call("chat.postMessage", "xoxb-1", {}, Verdict)
    assert caught.value.after == after


async def test_slack_may_also_say_so_in_its_answer() -> None:
    body = json.dumps({"ok": False, "error": "ratelimited"})
    async with answering(lambda: web.Response(text=body)) as api:
        with pytest.raises(RateLimited):
            await api.call("chat.postMessage", "xoxb-1", {}, Verdict)


async def test_a_refusal_names_the_scope_that_is_missing() -> None:
    body = json.dumps({"ok": False, "error": "missing_scope", "needed": "users:read"})
    async with answering(lambda: web.Response(text=body)) as api:
        with pytest.raises(SlackRefused, match=r"users\.info: missing_scope \(needs users:read\)"):
            await api.call_with_form("users.info", "xoxb-1", {"user": "U1"}, Verdict)


async def test_nobody_there_is_no_answer(unused_tcp_port: int) -> None:
    async with aiohttp.ClientSession() as session:
        api = WebApi(session, f"http://127.0.0.1:{unused_tcp_port}/")
        with pytest.raises(Unreachable):
            await api.call("auth.test", "xoxb-1", {}, Verdict)


async def test_a_silent_slack_is_given_up_on(stage: Stage) -> None:
    stage.world.fail_next("auth.test", timeout=True)
    with pytest.raises(Unreachable):
        await stage.slack.outward.web.call("auth.test", TOKEN, {}, Verdict, seconds=0.01)


@pytest.mark.parametrize(
    ("member", "is_ours"),
    [
        (Member("U1", "T1"), True),
        (Member("U1"), True),
        (Member("U1", "T2"), False),
        (Member("U1", "T1", is_stranger=True), False),
    ],
)
def test_people_met_in_shared_channels_are_told_from_our_own(
    stage: Stage, member: Member, is_ours: bool
) -> None:
    assert _belongs(member, installation_of(stage.world)) is is_ours


def test_people_of_the_organisation_belong_where_they_are_members(stage: Stage) -> None:
    organisation = {"id": "W1", "team_id": "E1", "enterprise_user": {"teams": ["T0", TEAM]}}
    found = json.dumps({"ok": True, "user": organisation})
    member = msgspec.json.decode(found, type=Found).user
    assert member is not None
    assert _belongs(member, installation_of(stage.world))


@pytest.mark.parametrize(
    ("member", "name", "is_guest", "is_bot"),
    [
        (Member("U1", name="anna"), "anna", False, False),
        (Member("U1", name="anna", real_name="Anna Berg", is_restricted=True), "Anna Berg", True, False),
        (Member("U1", is_ultra_restricted=True, is_bot=True), "", True, True),
        (Member("USLACKBOT", name="slackbot"), "slackbot", False, True),
    ],
)
def test_guests_and_bots_are_told_from_colleagues(
    stage: Stage, member: Member, name: str, is_guest: bool, is_bot: bool
) -> None:
    found = _stranger(Identity(Platform.SLACK, TEAM, member.id), member, installation_of(stage.world))
    assert (found.name, found.is_guest, found.is_bot) == (name, is_guest, is_bot)


async def test_where_nobody_knows_who_installed_it_an_administrator_may_set_it_up(stage: Stage) -> None:
    kept = await stage.installations.find(Platform.SLACK, TEAM)
    assert kept is not None
    unknown = type(kept)(**{**{n: getattr(kept, n) for n in kept.__slots__}, "installed_by": ""})
    await stage.slack.workspaces.save(unknown)
    anna = await stage.slack.directory.look_up(Identity(Platform.SLACK, TEAM, ANNA))
    ben = await stage.slack.directory.look_up(Identity(Platform.SLACK, TEAM, "U2BEN"))
    assert anna is not None
    assert ben is not None
    assert (anna.is_installer, ben.is_installer) == (True, False)


async def test_somebody_of_another_workspace_is_a_stranger_to_the_directory(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.directory._belongs", lambda member, installation: False)
    assert await stage.slack.directory.look_up(Identity(Platform.SLACK, TEAM, ANNA)) is None


async def test_only_so_many_languages_are_remembered(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.answering.MOST_LANGUAGES", 1)
    stage.conversation.locale = "de"
    await stage.command()
    await stage.command(user_id="U2BEN")
    stage.conversation.trouble = RuntimeError("broken")
    one, two = [(await stage.command(user_id=user)).json["text"] for user in (ANNA, "U2BEN")]
    assert one.replace("ref-1", "") != two.replace("ref-2", "")


async def test_the_directory_says_when_it_cannot_know(stage: Stage) -> None:
    stage.world.fail_next("users.info", error="missing_scope")
    with pytest.raises(SlackRefused):
        await SlackDirectory(stage.slack.outward).look_up(Identity(Platform.SLACK, TEAM, ANNA))


async def test_installations_of_other_platforms_are_passed_on(stage: Stage) -> None:
    assert await stage.slack.workspaces.find(Platform.TEAMS, TEAM) is None
    assert [each.workspace_id for each in await stage.slack.workspaces.all()] == [TEAM]


async def test_work_in_the_background_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError("broken")

    background = Background()
    background.start(fail(), "an errand")
    await background.drain()
    assert "an errand failed" in caplog.text


async def test_work_that_does_not_end_is_given_up_at_the_end() -> None:
    background = Background()
    task = background.start(asyncio.Event().wait(), "waiting for nothing")
    await background.drain(0.01)
    with pytest.raises(asyncio.CancelledError):
        await task


def test_only_so_many_dialogs_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.surfaces.dialog.MOST_VIEWS", 2)
    newest = Newest()
    for number in range(5):
        newest.note(f"V{number}", "1.1")
    assert len(newest._seen) <= 2
    assert newest.is_newest("V0", "0.1")


@pytest.mark.parametrize(
    ("settings", "http", "sockets", "install"),
    [
        (SlackSettings(), False, False, False),
        (SlackSettings(signing_secret="s"), True, False, False),
        (SlackSettings(app_token="xapp-1"), False, True, False),
        (SlackSettings(client_id="1", client_secret="2", public_url="https://x.example"), False, False, True),
    ],
)
def test_what_is_set_says_what_can_be_done(
    settings: SlackSettings, http: bool, sockets: bool, install: bool
) -> None:
    assert (settings.takes_http, settings.takes_sockets, settings.can_be_installed) == (
        http,
        sockets,
        install,
    )


async def test_no_token_and_no_secret_ever_reaches_a_log(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    stage.conversation.reply = Open(EXAMPLES["request form"])
    await stage.world.slash(ANNA, "/vacation", "tomorrow", GENERAL)
    await stage.command(response_url="http://127.0.0.1/responses/hidden-key")
    stage.conversation.reply = Redraw(EXAMPLES["request form"])
    await stage.interact(in_dialog("first_day", dialog("request")))
    for fault in ("invalid_auth", "missing_scope", "fatal_error"):
        stage.world.fail_next("views.update", error=fault)
        await stage.interact(in_dialog("first_day", dialog("request")))
    stage.conversation.trouble = RuntimeError("broken")
    await stage.command()
    await stage.post("payload={", headers={"X-Slack-Signature": "v0=0"})
    await stage.world.uninstall(TEAM)
    found = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records)
    assert "broken" in caplog.text
    for hidden in (TOKEN, SECRET, "hidden-key"):
        assert hidden not in found
        assert hidden not in caplog.text
