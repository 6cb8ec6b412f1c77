"""By which providers people sign in on the web, as the environment says."""

from __future__ import annotations

from adapters.oidc.front import OpenIdProviders
from adapters.oidc.settings import GOOGLE, SLACK, Kind, ProviderSettings
from adapters.teams.settings import TeamsSettings
from bot.ports import Clock, Installations
from bot.settings import Environment
from bot.wiring.told import teams_settings
from domain.company.digests import Platform

ANY_TENANT = "organizations"
KNOWN = ("slack", "teams", "google", "oidc")


def providers_of(environment: Environment, installations: Installations, clock: Clock) -> OpenIdProviders:
    """Inside the running loop; nobody is asked anything yet."""
    teams = teams_settings(environment)

    async def serves(platform: Platform, workspace_id: str) -> bool:
        return await _serves(platform, workspace_id, teams, installations)

    return OpenIdProviders.open(sign_in_settings(environment), serves, clock)


async def _serves(
    platform: Platform, workspace_id: str, teams: TeamsSettings, installations: Installations
) -> bool:
    """Whether somebody's workspace or tenant has the app, and may be here."""
    if platform is Platform.TEAMS and not teams.serves(workspace_id):
        return False
    return await installations.find(platform, workspace_id) is not None


def sign_in_settings(environment: Environment) -> list[ProviderSettings]:
    """Those that are set up and wanted, in the order of their buttons."""
    wanted = wanted_in(environment) or set(KNOWN)
    found = (_slack(environment), _entra(environment), _google(environment), _other(environment))
    return [
        each for each in found if each.id in wanted and each.issuer and each.client_id and each.client_secret
    ]


def wanted_in(environment: Environment) -> set[str]:
    """What SIGN_IN_WITH names."""
    return {each.strip().lower() for each in environment.SIGN_IN_WITH.split(",") if each.strip()}


def _slack(environment: Environment) -> ProviderSettings:
    secret = environment.SLACK_CLIENT_SECRET.get_secret_value()
    return ProviderSettings("slack", "Slack", Kind.SLACK, SLACK, environment.SLACK_CLIENT_ID, secret)


def _entra(environment: Environment) -> ProviderSettings:
    tenant = environment.TEAMS_TENANT_ID.strip().lower() or ANY_TENANT
    issuer = f"{environment.TEAMS_LOGIN_URL}/{tenant}/v2.0"
    app_id, secret = environment.TEAMS_APP_ID.strip().lower(), environment.TEAMS_APP_SECRET
    return ProviderSettings("teams", "Microsoft", Kind.ENTRA, issuer, app_id, secret.get_secret_value())


def _google(environment: Environment) -> ProviderSettings:
    secret = environment.GOOGLE_CLIENT_SECRET.get_secret_value()
    return ProviderSettings("google", "Google", Kind.PLAIN, GOOGLE, environment.GOOGLE_CLIENT_ID, secret)


def _other(environment: Environment) -> ProviderSettings:
    name, issuer = environment.OIDC_NAME, environment.OIDC_ISSUER
    secret = environment.OIDC_CLIENT_SECRET.get_secret_value()
    return ProviderSettings("oidc", name, Kind.PLAIN, issuer, environment.OIDC_CLIENT_ID, secret)
