"""Says what is missing or wrong in this installation, and how to mend it."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date
from email.utils import parsedate_to_datetime

import aiohttp

from adapters.slack import manifest
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, Verdict, WebApi
from bot.ports import PersonRow, StoreUnavailable
from bot.settings import Environment, secret_keys
from bot.soundness import idle_rules, undecided
from bot.wiring import doctor_sign_in, doctor_teams
from bot.wiring.finding import Finding
from bot.wiring.rooms import Rooms, rooms
from bot.wiring.telling import Exit, complain, say
from domain.company.settings import Settings
from storage.migrate import WrongDatabase, migrate
from storage.secrecy import KeyRing

MOST_SKEW = 60
"""Seconds that our clock may differ from Slack's: signatures are refused from 300 on."""
PATIENCE = 5


def examine() -> Exit:
    """Looks at everything, tells of each, and fails where anything is not well."""
    findings = asyncio.run(_examine(Environment()))
    for finding in findings:
        if finding.remedy is None:
            say(f"ok       {finding.what}")
        elif finding.is_note:
            say(f"note     {finding.what}\n         → {finding.remedy}")
        else:
            complain(f"missing  {finding.what}\n         → {finding.remedy}")
    is_well = all(finding.remedy is None or finding.is_note for finding in findings)
    return Exit.DONE if is_well else Exit.WRONG


async def _examine(environment: Environment) -> list[Finding]:
    database = _database(environment)
    findings = [_data_dir(environment), database, _keys(environment), *_ways_in(environment)]
    if all(finding.remedy is None for finding in findings[:3]):
        findings += await _inside(environment)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
        web = WebApi(session, environment.SLACK_API_URL)
        looks: list[Callable[[], Awaitable[Finding | None]]] = [
            lambda: _bot_token(environment, web),
            lambda: _app_token(environment, web),
            lambda: _clock(environment, session),
            lambda: doctor_teams.login(environment, session),
            lambda: doctor_teams.keys(environment, session),
        ]
        for look in looks:
            if (finding := await look()) is not None:
                findings.append(finding)
    return [*findings, *await doctor_sign_in.signing_in(environment)]


async def _inside(environment: Environment) -> list[Finding]:
    """What the database knows of tenants and companies."""
    async with rooms(environment) as opened:
        installations = await opened.storage.installations.all()
        return [*doctor_teams.installed(environment, installations), *await _companies(opened)]


async def _companies(opened: Rooms) -> list[Finding]:
    """What of each company's settings may not be as anybody wants it."""
    findings: list[Finding] = []
    house = opened.house
    for company_id in await house.queries.companies():
        settings = await house.store.settings(company_id)
        people = await house.queries.people(company_id)
        findings += _oddities(settings, people, house.clock.now().date())
    return findings


def _oddities(settings: Settings, people: Sequence[PersonRow], today: date) -> Iterator[Finding]:
    for department in undecided(settings, people, today):
        what = f"{settings.name}: in {department.name} only administrators decide"
        yield Finding(what, "Name approvers there or in a department above, if somebody else should.", True)
    for rule, why in idle_rules(settings, people, today):
        what = f"{settings.name}: the rule {rule.id} can never apply, {why.value}"
        yield Finding(what, "Change it, or drop it.", True)


def _data_dir(environment: Environment) -> Finding:
    what = f"DATA_DIR {environment.DATA_DIR} can be written"
    try:
        environment.DATA_DIR.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        return Finding(what, f"Make it, or name another folder in DATA_DIR: {trouble.strerror}.")
    if not os.access(environment.DATA_DIR, os.W_OK):
        return Finding(what, "Give this user the right to write there, or name another folder in DATA_DIR.")
    return Finding(what)


def _database(environment: Environment) -> Finding:
    kind = environment.database_url.partition(":")[0]
    try:
        migrate(environment.database_url)
    except (WrongDatabase, ValueError, StoreUnavailable) as trouble:
        return Finding(f"the database ({kind}) answers", f"Check DATABASE_URL: {trouble}.")
    return Finding(f"the database ({kind}) answers, and its schema is this program's")


def _keys(environment: Environment) -> Finding:
    try:
        KeyRing.read(secret_keys(environment))
    except (ValueError, OSError) as trouble:
        return Finding("SECRET_KEYS can be read", f"Each is id:base64 of 32 bytes, by commas: {trouble}.")
    where = (
        "SECRET_KEYS" if environment.SECRET_KEYS.get_secret_value() else f"{environment.DATA_DIR}/secret_keys"
    )
    return Finding(
        f"tokens are encrypted with the keys of {where} (keep a copy: without them tokens are lost)"
    )


def _ways_in(environment: Environment) -> list[Finding]:
    """Slack where it is meant, Teams where it is meant; without both, Slack is said to be missing."""
    teams = doctor_teams.ways_in(environment)
    return teams if teams and not _means_slack(environment) else [*_slacks_ways_in(environment), *teams]


def _means_slack(environment: Environment) -> bool:
    """Whether anything at all is set for Slack."""
    secrets = (
        environment.SLACK_SIGNING_SECRET,
        environment.SLACK_BOT_TOKEN,
        environment.SLACK_APP_TOKEN,
        environment.SLACK_CLIENT_SECRET,
    )
    return bool(environment.SLACK_CLIENT_ID) or any(each.get_secret_value() for each in secrets)


def _slacks_ways_in(environment: Environment) -> list[Finding]:
    if environment.SLACK_APP_TOKEN:
        return [Finding("Slack reaches us by Socket Mode (SLACK_APP_TOKEN)")]
    if not environment.SLACK_SIGNING_SECRET:
        return [
            Finding(
                "a way for Slack to reach us",
                "Set SLACK_SIGNING_SECRET (Basic Information → Signing Secret), or SLACK_APP_TOKEN for "
                "Socket Mode. `python -m bot manifest slack` prints the app to create. "
                "For Microsoft Teams instead: TEAMS_APP_ID and TEAMS_APP_SECRET (docs/teams.md).",
            )
        ]
    return [
        Finding("requests from Slack can be told from forgeries (SLACK_SIGNING_SECRET)"),
        _address(environment),
    ]


def _address(environment: Environment) -> Finding:
    what = f"PUBLIC_URL {environment.PUBLIC_URL or '(not set)'} is one that Slack can call"
    try:
        manifest.over_http(environment.PUBLIC_URL)
    except manifest.BadAddress as bad:
        return Finding(what, f"{bad}; or use Socket Mode.")
    return Finding(what)


async def _bot_token(environment: Environment, web: WebApi) -> Finding | None:
    token = environment.SLACK_BOT_TOKEN.get_secret_value()
    if not token:
        if doctor_teams.is_meant(environment) and not _means_slack(environment):
            return None
        if environment.has_oauth:
            return Finding("workspaces install the app by OAuth (SLACK_CLIENT_ID)")
        remedy = "Set SLACK_BOT_TOKEN (OAuth & Permissions → Bot User OAuth Token), or both SLACK_CLIENT_…"
        return Finding("a token for a workspace", remedy)
    return await _asked("SLACK_BOT_TOKEN is accepted by Slack", web, "auth.test", token)


async def _app_token(environment: Environment, web: WebApi) -> Finding | None:
    token = environment.SLACK_APP_TOKEN.get_secret_value()
    if not token:
        return None
    return await _asked("SLACK_APP_TOKEN opens Socket Mode", web, "apps.connections.open", token)


async def _asked(what: str, web: WebApi, method: str, token: str) -> Finding:
    try:
        await web.call_with_form(method, token, {}, Verdict)
    except SlackRefused as refused:
        return Finding(what, f"Slack says {refused.error}: copy the token again from the app's settings.")
    except (RateLimited, Unreachable) as trouble:
        return Finding(what, f"Slack did not answer ({trouble}): check that this machine may call out.")
    return Finding(what)


async def _clock(environment: Environment, session: aiohttp.ClientSession) -> Finding | None:
    what = "this machine's clock agrees with Slack's"
    if doctor_teams.is_meant(environment) and not _means_slack(environment):
        return None
    try:
        async with session.get(f"{environment.SLACK_API_URL}api.test") as answer:
            theirs = parsedate_to_datetime(answer.headers.get("Date", ""))
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None
    skew = abs(time.time() - theirs.timestamp())
    return (
        Finding(what)
        if skew < MOST_SKEW
        else Finding(what, f"It differs by {skew:.0f} s: switch time sync on.")
    )
