"""A stand-in for the chat platforms: what the product talks to where there is no account, and in tests."""

from adapters.playground.app import Shortcut, SlackApp, SlashCommand
from adapters.playground.routes import platform_routes
from adapters.playground.workspace import Channel, Installation, Message, Person, View, Workspace
from adapters.playground.world import SlackWorld

__all__ = [
    "Channel",
    "Installation",
    "Message",
    "Person",
    "Shortcut",
    "SlackApp",
    "SlackWorld",
    "SlashCommand",
    "View",
    "Workspace",
    "platform_routes",
]
