"""users.*, team.info and bots.info: the app learns who is there."""

from __future__ import annotations

from adapters.playground.methods.call import Call
from adapters.playground.refusals import SlackRefused
from adapters.playground.shapes import person_json
from adapters.playground.workspace import Json, Person


def info(call: Call) -> Json:
    """users.info."""
    return {"user": _shown(call, call.person())}


def list_(call: Call) -> Json:
    """users.list, in pages."""
    page, metadata = call.page([_shown(call, each) for each in call.workspace.people.values()])
    return {"members": page, "cache_ts": call.world.seconds(), "response_metadata": metadata}


def lookup_by_email(call: Call) -> Json:
    """users.lookupByEmail; people who left are not found."""
    email = call.args.required("email").lower()
    found = [p for p in call.workspace.people.values() if p.email.lower() == email and not p.deleted]
    if not found:
        raise SlackRefused("users_not_found")
    return {"user": _shown(call, found[0])}


def team(call: Call) -> Json:
    """team.info."""
    team = call.workspace
    icon = {"image_default": True, "image_132": "/playground/slack/avatar/team.svg"}
    return {
        "team": {
            "id": team.id,
            "name": team.name,
            "domain": team.domain,
            "email_domain": "",
            "icon": icon,
            "url": f"https://{team.domain}.slack.com/",
        }
    }


def bot(call: Call) -> Json:
    """bots.info."""
    if call.args.text("bot", call.installation.bot_id) != call.installation.bot_id:
        raise SlackRefused("bot_not_found")
    return {
        "bot": {
            "id": call.installation.bot_id,
            "deleted": False,
            "name": call.world.app.name,
            "updated": 1700000000,
            "app_id": call.world.app.id,
            "user_id": call.bot,
            "icons": {},
        }
    }


def _shown(call: Call, person: Person) -> Json:
    return person_json(
        person,
        call.workspace,
        call.world.now(),
        locale=call.args.flag("include_locale"),
        email=call.may("users:read.email"),
    )
