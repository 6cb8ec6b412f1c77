"""What is missing or wrong between this installation and Microsoft Teams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import aiohttp

from adapters.teams import package
from adapters.teams.app_token import AppToken
from adapters.teams.settings import TeamsSettings
from adapters.teams.trouble import LoginRefused, Throttled, Unreachable
from bot.ports import Installation
from bot.settings import Environment
from bot.wiring.finding import Finding
from bot.wiring.told import teams_settings
from domain.company.digests import Platform

REGISTERED = "the application's Overview in Entra"
REFUSALS = {
    "7000215": "The secret is not the application's: copy the Value of a client secret, not its Secret ID.",
    "7000222": "The secret has ended: make a new one under Certificates & secrets.",
    "700016": "TEAMS_TENANT_ID is not the tenant of the application, or TEAMS_APP_ID is wrong.",
    "90002": "There is no such tenant: copy TEAMS_TENANT_ID (Directory ID) again.",
    "900023": "TEAMS_TENANT_ID is no tenant: copy it (Directory ID) again.",
}
"""What Entra's numbers mean here."""


def is_meant(environment: Environment) -> bool:
    """Whether anything at all is set for Teams."""
    secret = environment.TEAMS_APP_SECRET.get_secret_value()
    given = (environment.TEAMS_APP_ID, secret, environment.TEAMS_TENANT_ID, environment.TEAMS_EMULATOR)
    return any(given)


def ways_in(environment: Environment) -> list[Finding]:
    """What can be said of the settings without asking anybody."""
    if not is_meant(environment):
        return []
    if environment.TEAMS_EMULATOR:
        return [_emulator(environment)]
    return [*_halves(environment), *_tenants(environment), _address(environment)]


async def login(environment: Environment, session: aiohttp.ClientSession) -> Finding | None:
    """Whether Microsoft gives this bot a token."""
    settings = _settings(environment)
    if settings is None or not settings.app_id or not settings.app_secret:
        return None
    what = "Microsoft takes TEAMS_APP_SECRET"
    try:
        await AppToken(session, settings).get()
    except LoginRefused as refused:
        return Finding(what, _refusal(refused))
    except (Throttled, Unreachable) as trouble:
        host = environment.TEAMS_LOGIN_URL
        return Finding(what, f"{host} did not answer ({trouble}): check that this machine may call out.")
    return Finding(what)


async def keys(environment: Environment, session: aiohttp.ClientSession) -> Finding | None:
    """Whether the keys can be read by which Teams' requests are told from forgeries."""
    if not (environment.TEAMS_APP_ID and environment.TEAMS_APP_SECRET):
        return None
    what = "requests from Teams can be told from forgeries"
    try:
        async with session.get(environment.TEAMS_OPENID_URL) as answer:
            if answer.status == 200:
                return Finding(what)
            trouble = f"HTTP {answer.status}"
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        trouble = type(error).__name__
    remedy = f"{environment.TEAMS_OPENID_URL} did not answer ({trouble}): let this machine call out to it."
    return Finding(what, remedy)


def installed(environment: Environment, installations: Sequence[Installation]) -> Iterator[Finding]:
    """Which tenants have the app."""
    if not environment.has_teams or environment.TEAMS_EMULATOR:
        return
    found = [each for each in installations if each.platform is Platform.TEAMS]
    if not found:
        remedy = "`python -m bot manifest teams` writes the package; upload it and add it to yourself."
        yield Finding("no tenant has the app yet", remedy, True)
    served = _listed(environment.TEAMS_TENANTS)
    for each in found:
        name = each.workspace_name or each.workspace_id
        if served and each.workspace_id not in served:
            remedy = f"Add {each.workspace_id} to TEAMS_TENANTS, if it should be served."
            yield Finding(f"the tenant {name} has the app, and is not served", remedy, True)
        else:
            yield Finding(f"the tenant {name} has the app")


def _emulator(environment: Environment) -> Finding:
    what = "an emulator of Teams reaches us without tokens (TEAMS_EMULATOR)"
    try:
        teams_settings(environment)
    except ValueError as wrong:
        return Finding(what, f"{wrong}")
    return Finding(what, "Never set it where anybody but you can reach the port.", True)


def _halves(environment: Environment) -> Iterator[Finding]:
    app_id, secret = environment.TEAMS_APP_ID, environment.TEAMS_APP_SECRET.get_secret_value()
    if not app_id:
        yield Finding("TEAMS_APP_ID", f"Set it: Application (client) ID, on {REGISTERED}.")
    elif not package.APP_ID.fullmatch(app_id.strip().lower()):
        yield Finding(
            f"TEAMS_APP_ID {app_id} is an id", f"Copy the Application (client) ID from {REGISTERED}."
        )
    else:
        yield Finding("TEAMS_APP_ID names the bot")
    if not secret:
        yield Finding("TEAMS_APP_SECRET", "Set it: Certificates & secrets → New client secret, its Value.")


def _tenants(environment: Environment) -> Iterator[Finding]:
    tenant, served = environment.TEAMS_TENANT_ID.strip().lower(), _listed(environment.TEAMS_TENANTS)
    if not tenant:
        remedy = f"Right for a multi-tenant bot only; else set it: Directory (tenant) ID, on {REGISTERED}."
        yield Finding("TEAMS_TENANT_ID is not set", remedy, True)
    odd = [each for each in (tenant, *served) if each and not package.APP_ID.fullmatch(each.lower())]
    for each in dict.fromkeys(odd):
        yield Finding(f"the tenant {each} is an id", "Tenants are named by their Directory (tenant) ID.")
    if tenant and served and tenant not in served:
        remedy = f"Add {tenant}, or leave TEAMS_TENANTS empty: nobody of the bot's own tenant is served."
        yield Finding("TEAMS_TENANTS has the bot's own tenant", remedy)


def _address(environment: Environment) -> Finding:
    what = f"PUBLIC_URL {environment.PUBLIC_URL or '(not set)'} is one that Teams can call"
    try:
        package.host(environment.PUBLIC_URL.rstrip("/"))
    except package.BadPackage as bad:
        return Finding(what, f"{bad}.")
    return Finding(f"{what}, at {environment.PUBLIC_URL.rstrip('/')}/api/messages")


def _settings(environment: Environment) -> TeamsSettings | None:
    try:
        return teams_settings(environment)
    except ValueError:
        return None


def _refusal(refused: LoginRefused) -> str:
    known = next((REFUSALS[word] for word in refused.code.split() if word in REFUSALS), None)
    if known is None:
        return f"Microsoft says {refused}: copy TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID again."
    return known


def _listed(text: str) -> list[str]:
    return [each.strip().lower() for each in text.split(",") if each.strip()]
