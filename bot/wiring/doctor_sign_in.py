"""What is missing or wrong between this installation and those who sign in on the web."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.clock.clocks import SystemClock
from adapters.oidc.front import OpenIdProviders
from adapters.oidc.settings import ProviderSettings
from bot.ports.providers import NotVerified
from bot.settings import Environment
from bot.wiring.finding import Finding
from bot.wiring.rooms import dashboard_url
from bot.wiring.signing import KNOWN, sign_in_settings, wanted_in
from domain.company.digests import Platform


async def signing_in(environment: Environment) -> list[Finding]:
    """What can be said of the settings, and whether each provider answers."""
    found = [*_halves(environment), *_names(environment)]
    settings = sign_in_settings(environment)
    if not settings:
        what = "nobody signs in to the dashboard with an account they have elsewhere"
        found.append(Finding(what, "Links from chat do; for more see docs/sign-in.md.", True))
    elif not environment.PUBLIC_URL:
        found.append(Finding("providers know where to send people back to", "Set PUBLIC_URL."))
    else:
        found += await _asked(environment, settings)
    return found


def _halves(environment: Environment) -> Iterator[Finding]:
    """What is begun has to be finished."""
    google = (environment.GOOGLE_CLIENT_ID, environment.GOOGLE_CLIENT_SECRET.get_secret_value())
    other = (
        environment.OIDC_ISSUER,
        environment.OIDC_CLIENT_ID,
        environment.OIDC_CLIENT_SECRET.get_secret_value(),
    )
    if any(google) and not all(google):
        yield Finding("signing in with Google", "Set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.")
    if any(other) and not all(other):
        remedy = "Set all of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET."
        yield Finding(f"signing in with {environment.OIDC_NAME}", remedy)


def _names(environment: Environment) -> Iterator[Finding]:
    for name in sorted(wanted_in(environment) - set(KNOWN)):
        yield Finding(f"SIGN_IN_WITH names {name}", f"There are {', '.join(KNOWN)}.")


async def _asked(environment: Environment, settings: list[ProviderSettings]) -> list[Finding]:
    async def nobody(platform: Platform, workspace_id: str) -> bool:
        return False

    providers, found = OpenIdProviders.open(settings, nobody, SystemClock()), []
    url = dashboard_url(environment)
    try:
        for each in settings:
            what = f"people sign in to the dashboard with {each.name}, which comes back to {_back(each, url)}"
            try:
                await providers.begin(each.id, _back(each, url))
                found.append(Finding(what))
            except NotVerified as trouble:
                remedy = f"Look at {each.issuer}: {trouble.reason}."
                found.append(Finding(what, remedy))
    finally:
        await providers.close()
    return found


def _back(settings: ProviderSettings, url: str) -> str:
    """What has to be allowed there."""
    return f"{url}/sign-in/{settings.id}/callback"
