"""A code of Slack's for a token, and what the token belongs to."""

import logging

from msgspec import Struct

from adapters.slack.settings import SlackSettings
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, Verdict, WebApi
from bot.ports import Clock, Installation
from domain.company.digests import Platform

log = logging.getLogger(__name__)


class NotInstallable(Exception):
    """The app cannot be installed like that; the message says why and what to do."""


class Named(Struct, frozen=True):
    id: str = ""
    name: str = ""


class Granted(Verdict, frozen=True):
    """The answer of oauth.v2.access; `team` is null for a whole organisation."""

    access_token: str = ""
    token_type: str = ""
    scope: str = ""
    bot_user_id: str = ""
    team: Named | None = None
    enterprise: Named | None = None
    authed_user: Named | None = None
    is_enterprise_install: bool = False


class Bot(Verdict, frozen=True):
    """The part of auth.test that oauth.v2.access does not tell."""

    bot_id: str = ""


async def exchange(
    web: WebApi, settings: SlackSettings, code: str, redirect_uri: str, clock: Clock
) -> Installation:
    """Raises NotInstallable, SlackRefused, RateLimited or Unreachable."""
    form = {
        "client_id": settings.client_id,
        "client_secret": settings.client_secret,
        "code": code,
        "redirect_uri": redirect_uri,
    }
    granted = await web.call_with_form("oauth.v2.access", None, form, Granted)
    if granted.is_enterprise_install or granted.team is None:
        await _give_back(web, granted.access_token)
        raise NotInstallable(_WHOLE_ORGANISATION)
    if granted.token_type not in ("", "bot") or not granted.access_token:
        raise NotInstallable(_NO_BOT)
    bot = await web.call_with_form("auth.test", granted.access_token, {}, Bot)
    return _installation(granted, granted.team, bot, clock)


def _installation(granted: Granted, team: Named, bot: Bot, clock: Clock) -> Installation:
    return Installation(
        platform=Platform.SLACK,
        workspace_id=team.id,
        workspace_name=team.name,
        enterprise_id=granted.enterprise.id if granted.enterprise else None,
        bot_token=granted.access_token,
        bot_id=bot.bot_id,
        bot_user_id=granted.bot_user_id,
        scopes=frozenset(scope for scope in granted.scope.split(",") if scope),
        installed_by=granted.authed_user.id if granted.authed_user else "",
        installed_at=clock.now(),
    )


async def _give_back(web: WebApi, token: str) -> None:
    """A token that we will not use should not be good for anything."""
    try:
        await web.call_with_form("auth.revoke", token, {}, Verdict)
    except (SlackRefused, RateLimited, Unreachable) as trouble:
        log.warning("A token that is not needed could not be revoked: %s", trouble)


_WHOLE_ORGANISATION = (
    "Leave is installed workspace by workspace, not for a whole organisation. "
    "Start again and choose one workspace."
)
_NO_BOT = "Slack gave no bot token. Check that the app's manifest is the one that Leave prints."
