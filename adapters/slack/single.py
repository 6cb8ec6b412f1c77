"""One workspace, by a token from the environment: found out once, at the start."""

from adapters.slack.web_api import SlackRefused, Unreachable, Verdict, WebApi
from bot.ports import Clock, Installation, Installations
from domain.company.digests import Platform


class Tested(Verdict, frozen=True):
    """Whose token it is."""

    team_id: str = ""
    team: str = ""
    user_id: str = ""
    bot_id: str = ""
    enterprise_id: str | None = None


class TokenRefused(Exception):
    """SLACK_BOT_TOKEN is of no use; the message says why and what to do, and never holds the token."""


async def look(web: WebApi, token: str) -> Tested:
    """Whose token it is; nothing is kept. Raises as `connect` does."""
    if not token.startswith("xoxb-"):
        raise TokenRefused(
            "SLACK_BOT_TOKEN has to start with xoxb-. Copy the Bot User OAuth Token from the page "
            "OAuth & Permissions of your app's settings."
        )
    return await _test(web, token)


async def connect(web: WebApi, token: str, installations: Installations, clock: Clock) -> Installation:
    """Keeps the token's workspace as an installation. Raises TokenRefused, RateLimited or Unreachable."""
    found = await look(web, token)
    before = await installations.find(Platform.SLACK, found.team_id)
    installation = _installation(found, token, before, clock)
    if before is None or before.bot_token != token:
        await installations.save(installation)
    return installation


async def _test(web: WebApi, token: str) -> Tested:
    try:
        found = await web.call_with_form("auth.test", token, {}, Tested)
    except SlackRefused as refused:
        raise TokenRefused(_REASONS.get(refused.error, _OTHERWISE.format(refused.error))) from refused
    if not found.team_id or not found.bot_id:
        raise Unreachable("auth.test: an answer without a workspace or a bot")
    return found


def _installation(found: Tested, token: str, before: Installation | None, clock: Clock) -> Installation:
    """Who installed it is not known from a token; an earlier installation may remember."""
    return Installation(
        platform=Platform.SLACK,
        workspace_id=found.team_id,
        workspace_name=found.team,
        enterprise_id=found.enterprise_id,
        bot_token=token,
        bot_id=found.bot_id,
        bot_user_id=found.user_id,
        scopes=before.scopes if before else frozenset(),
        installed_by=before.installed_by if before else "",
        installed_at=before.installed_at if before else clock.now(),
    )


_REASONS = {
    "invalid_auth": "Slack does not know SLACK_BOT_TOKEN. Copy it again from OAuth & Permissions.",
    "not_authed": "Slack does not know SLACK_BOT_TOKEN. Copy it again from OAuth & Permissions.",
    "account_inactive": "The app was removed from the workspace. Install it again and copy the new token.",
    "token_revoked": "SLACK_BOT_TOKEN was revoked. Install the app again and copy the new token.",
    "token_expired": "SLACK_BOT_TOKEN has expired: switch token rotation off, or install with OAuth.",
}
_OTHERWISE = "Slack refuses SLACK_BOT_TOKEN ({}). Install the app again and copy the new token."
