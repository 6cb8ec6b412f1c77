"""A stand-in for Microsoft Teams: one tenant, its people, chats and team, and the Bot Connector beside it."""

from adapters.playground.teams.routes import teams_platform_routes, teams_routes
from adapters.playground.teams.tenant import (
    ExtensionCommand,
    TeamsApp,
    TeamsConversation,
    TeamsMessage,
    TeamsPerson,
    Tenant,
    mri_of,
)
from adapters.playground.teams.world import TeamsWorld

__all__ = [
    "ExtensionCommand",
    "TeamsApp",
    "TeamsConversation",
    "TeamsMessage",
    "TeamsPerson",
    "TeamsWorld",
    "Tenant",
    "mri_of",
    "teams_platform_routes",
    "teams_routes",
]
