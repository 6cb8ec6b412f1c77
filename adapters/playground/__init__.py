"""A stand-in for the chat platforms: what the product talks to where there is no account, and in tests."""

from adapters.playground.app import Shortcut, SlackApp, SlashCommand
from adapters.playground.controls import Controls, PersonCard
from adapters.playground.gallery import Drawn, gallery_routes
from adapters.playground.routes import mount, platform_routes, playground
from adapters.playground.workspace import Channel, Installation, Message, Person, View, Workspace
from adapters.playground.world import SlackWorld

__all__ = [
    "Channel",
    "Controls",
    "Drawn",
    "Installation",
    "Message",
    "Person",
    "PersonCard",
    "Shortcut",
    "SlackApp",
    "SlackWorld",
    "SlashCommand",
    "View",
    "Workspace",
    "gallery_routes",
    "mount",
    "platform_routes",
    "playground",
]
