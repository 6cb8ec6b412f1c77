"""The app's manifest to paste into Slack: over HTTP or Socket Mode, from one source."""

from importlib.resources import files
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import yaml

Manifest: TypeAlias = dict[str, Any]

PLACEHOLDER = "PUBLIC_URL"


class BadAddress(ValueError):
    """The public address is none that Slack can call; the message says what one looks like."""


def over_http(public_url: str) -> Manifest:
    """Slack calls this address. Raises BadAddress."""
    address = public_url.rstrip("/")
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.netloc or parts.query or parts.fragment:
        raise BadAddress("The public address has to look like https://leave.example.com")
    return _read(_source().replace(PLACEHOLDER, address))


def over_socket() -> Manifest:
    """We call Slack: for hosts without a public address, in one workspace."""
    manifest = _read(_source())
    for command in manifest["features"]["slash_commands"]:
        del command["url"]
    del manifest["oauth_config"]["redirect_urls"]
    settings = manifest["settings"]
    del settings["event_subscriptions"]["request_url"], settings["interactivity"]["request_url"]
    settings["socket_mode_enabled"] = True
    return manifest


def as_yaml(manifest: Manifest) -> str:
    """Ready to paste."""
    return yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True, width=100)


def bot_scopes() -> tuple[str, ...]:
    """What the app asks for when a workspace installs it."""
    return tuple(_read(_source())["oauth_config"]["scopes"]["bot"])


def _source() -> str:
    return files("manifests").joinpath("slack.yaml").read_text(encoding="utf-8")


def _read(text: str) -> Manifest:
    manifest: Manifest = yaml.safe_load(text)
    return manifest
