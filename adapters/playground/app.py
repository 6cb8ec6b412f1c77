"""The Slack app whose platform this is: what its maker entered in its configuration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SlashCommand:
    """A command that people can type, with what the message box shows about it."""

    command: str
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True)
class Shortcut:
    """A shortcut: `kind` is global or message."""

    kind: str
    name: str
    callback_id: str


@dataclass(frozen=True)
class SlackApp:
    """An app's configuration, its secrets made up; `bot_events` None stands for every event."""

    name: str = "App"
    id: str = "A0PLAYGROUND"
    signing_secret: str = "playground-signing-secret"  # noqa: S105
    verification_token: str = "playground-verification-token"  # noqa: S105
    client_id: str = "1234567890.0987654321"
    client_secret: str = "playground-client-secret"  # noqa: S105
    app_token: str = "xapp-1-A0PLAYGROUND-1-playground"  # noqa: S105
    socket_mode: bool = False
    should_escape: bool = True
    bot_scopes: tuple[str, ...] = ("commands", "chat:write", "users:read", "im:write")
    commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    bot_events: frozenset[str] | None = None
    redirect_urls: tuple[str, ...] = ()

    def knows(self, command: str) -> bool:
        return any(each.command == command for each in self.commands)
