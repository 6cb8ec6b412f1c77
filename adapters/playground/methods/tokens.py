"""auth.*, apps.uninstall: what a token is, and its end."""

from __future__ import annotations

from adapters.playground import happenings
from adapters.playground.methods.call import Call
from adapters.playground.refusals import SlackRefused
from adapters.playground.workspace import Json


def test(call: Call) -> Json:
    """auth.test."""
    team = call.workspace
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "team_id": team.id,
        "user": call.world.app.name.lower().replace(" ", "_"),
        "user_id": call.bot,
        "bot_id": call.installation.bot_id,
        "is_enterprise_install": False,
    }


def revoke(call: Call) -> Json:
    """auth.revoke; with `test` nothing happens."""
    if call.args.flag("test"):
        return {"revoked": False}
    call.installation.is_active = False
    call.world.changed()
    tokens = {"oauth": [], "bot": [call.bot]}
    call.world.later(_tell(call, {"type": "tokens_revoked", "tokens": tokens}))
    return {"revoked": True}


def uninstall(call: Call) -> Json:
    """apps.uninstall; needs the app's own client id and secret."""
    app = call.world.app
    if call.args.text("client_id") != app.client_id:
        raise SlackRefused("invalid_client_id")
    if call.args.text("client_secret") != app.client_secret:
        raise SlackRefused("bad_client_secret")
    call.world.later(happenings.uninstall(call.world, call.workspace.id))
    return {}


async def _tell(call: Call, event: Json) -> None:
    await happenings.send_event(call.world, call.workspace, event)
