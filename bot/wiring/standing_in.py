"""The program beside stand-ins for Slack and Teams in one server: what the playground and the walks run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import yaml

from adapters.playground import Shortcut, SlackApp, SlackWorld, SlashCommand
from adapters.playground.teams import ExtensionCommand, TeamsApp, TeamsWorld
from adapters.slack import manifest
from adapters.teams.package import manifest as teams_manifest
from bot.ports import Installation
from bot.settings import Environment
from domain.company.digests import Platform

HERE = "https://playground.example"
"""Any address: the stand-in takes the manifest's features and scopes, not its addresses."""


def slack_app() -> SlackApp:
    """The app as its manifest configures it at Slack."""
    source = yaml.safe_load(manifest.as_yaml(manifest.over_http(HERE)))
    features = source["features"]
    commands = tuple(
        SlashCommand(each["command"], each["description"], each.get("usage_hint", ""))
        for each in features["slash_commands"]
    )
    shortcuts = tuple(
        Shortcut(each["type"], each["name"], each["callback_id"]) for each in features["shortcuts"]
    )
    return SlackApp(
        name=source["display_information"]["name"],
        bot_scopes=tuple(source["oauth_config"]["scopes"]["bot"]),
        commands=commands,
        shortcuts=shortcuts,
        bot_events=frozenset(source["settings"]["event_subscriptions"]["bot_events"]),
    )


def beside(environment: Environment, world: SlackWorld, address: str) -> Environment:
    """The environment in which the program takes the stand-in for Slack."""
    world.base_url, world.app_url = address, f"{address}/slack/events"
    back = manifest.over_http(HERE)["oauth_config"]["redirect_urls"]
    world.app = replace(world.app, redirect_urls=tuple(each.replace(HERE, address) for each in back))
    secrets = {
        "SLACK_SIGNING_SECRET": world.app.signing_secret,
        "SLACK_CLIENT_ID": world.app.client_id,
        "SLACK_CLIENT_SECRET": world.app.client_secret,
        "SLACK_API_URL": world.api_url,
        "SLACK_AUTHORIZE_URL": f"{address}/playground/slack/authorize",
        "PUBLIC_URL": environment.PUBLIC_URL or address,
    }
    return Environment.model_validate({**environment.model_dump(), **secrets})


def teams_app() -> TeamsApp:
    """The app as its package configures it in Teams."""
    source = teams_manifest(TeamsApp().id, HERE)
    commands = [each for extension in source["composeExtensions"] for each in extension["commands"]]
    extensions = tuple(
        ExtensionCommand(
            each["id"],
            each["title"],
            each["type"],
            each["description"],
            next((parameter["name"] for parameter in each.get("parameters", ())), ""),
        )
        for each in commands
    )
    return TeamsApp(name=source["name"]["short"], extensions=extensions)


def beside_teams(environment: Environment, teams: TeamsWorld, address: str) -> Environment:
    """The environment in which the program takes the stand-in for Teams."""
    teams.base_url, teams.app_url = address, f"{address}/api/messages"
    given = {
        "TEAMS_APP_ID": teams.app.id,
        "TEAMS_APP_SECRET": teams.app.secret,
        "TEAMS_TENANT_ID": teams.tenant.id,
        "TEAMS_LOGIN_URL": f"{teams.url}/login",
        "TEAMS_OPENID_URL": f"{teams.url}/openid",
        "TEAMS_GRAPH_URL": "",
        "TEAMS_SERVICE_HOSTS": address.partition("://")[2],
    }
    return Environment.model_validate({**environment.model_dump(), **given})


def installation_of(world: SlackWorld, team: str) -> Installation:
    """The app in a workspace of the stand-in, as OAuth would have left it."""
    workspace = world.workspaces[team]
    found = workspace.installation
    if found is None:
        raise ValueError(f"the app is not installed in {team}")
    return Installation(
        Platform.SLACK,
        team,
        workspace.name,
        None,
        found.token,
        found.bot_id,
        found.bot_user_id,
        frozenset(found.scopes),
        found.installed_by,
        datetime.now(UTC),
    )
