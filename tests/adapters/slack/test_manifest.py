"""The manifest asks for what the listeners need, and for nothing else."""

from typing import Any

import pytest
import yaml

from adapters.slack import manifest
from adapters.slack.endpoint import PATH
from adapters.slack.happenings import EVENTS, GRANTED_EVENTS
from adapters.slack.install import REDIRECT
from adapters.slack.names import COMMAND, SHORTCUTS
from adapters.slack.status import USER_SCOPES

ADDRESS = "https://leave.example.com"
BOTH = [manifest.over_http(ADDRESS), manifest.over_socket()]

NEEDED_BY_EVENTS = {
    "app_mention": "app_mentions:read",
    "channel_archive": "channels:read",
    "channel_deleted": "channels:read",
    "channel_left": "channels:read",
    "group_archive": "groups:read",
    "group_deleted": "groups:read",
    "group_left": "groups:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "team_join": "users:read",
    "user_change": "users:read",
}
"""Slack's table of events and scopes; those that are missing need none."""
NEEDED_BY_CALLS = {"commands", "chat:write", "users:read", "users:read.email"}


@pytest.mark.parametrize("found", BOTH)
def test_each_event_has_a_listener_and_each_listener_its_event(found: dict[str, Any]) -> None:
    assert set(found["settings"]["event_subscriptions"]["bot_events"]) == set(EVENTS)
    assert not set(EVENTS) & set(GRANTED_EVENTS)


@pytest.mark.parametrize("found", BOTH)
def test_each_command_and_shortcut_has_a_listener(found: dict[str, Any]) -> None:
    commands = found["features"]["slash_commands"]
    assert [each["command"] for each in commands] == [COMMAND]
    assert all(each["should_escape"] for each in commands)
    shortcuts = found["features"]["shortcuts"]
    assert {each["callback_id"] for each in shortcuts} == set(SHORTCUTS)
    assert {each["type"] for each in shortcuts} == {"global", "message"}


@pytest.mark.parametrize("found", BOTH)
def test_no_scope_is_asked_for_that_nothing_uses(found: dict[str, Any]) -> None:
    scopes = found["oauth_config"]["scopes"]
    needed = NEEDED_BY_CALLS | {NEEDED_BY_EVENTS[name] for name in EVENTS if name in NEEDED_BY_EVENTS}
    assert set(scopes["bot"]) == needed
    assert set(scopes["bot_optional"]) <= set(scopes["bot"])
    assert set(scopes["user"]) == {"openid", *USER_SCOPES}
    assert set(scopes["user_optional"]) == set(USER_SCOPES)
    assert not [scope for scope in scopes["bot"] if "history" in scope or "admin" in scope]
    assert tuple(scopes["bot"]) == manifest.bot_scopes()


@pytest.mark.parametrize("found", BOTH)
def test_it_keeps_to_slacks_limits(found: dict[str, Any]) -> None:
    shown = found["display_information"]
    assert 1 <= len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(found["features"]["bot_user"]["display_name"]) <= 80
    for each in found["features"]["slash_commands"]:
        assert 2 <= len(each["command"]) <= 32
        assert 1 <= len(each["description"]) <= 2000
        assert len(each["usage_hint"]) <= 1000
    for each in found["features"]["shortcuts"]:
        assert len(each["name"]) <= 24
        assert len(each["description"]) <= 150
    assert len(found["features"]["shortcuts"]) <= 10


def test_over_http_slack_calls_our_addresses() -> None:
    found = manifest.over_http(f"{ADDRESS}/")
    assert found["features"]["slash_commands"][0]["url"] == ADDRESS + PATH
    assert found["settings"]["interactivity"]["request_url"] == ADDRESS + PATH
    assert found["settings"]["event_subscriptions"]["request_url"] == ADDRESS + PATH
    back = f"{ADDRESS}/dashboard/sign-in/slack/callback"
    consent = f"{ADDRESS}/dashboard/account/status/slack/callback"
    assert found["oauth_config"]["redirect_urls"] == [ADDRESS + REDIRECT, back, consent]
    assert not found["settings"]["socket_mode_enabled"]


def test_over_a_socket_there_is_no_address() -> None:
    found = manifest.over_socket()
    assert found["settings"]["socket_mode_enabled"]
    assert "http" not in manifest.as_yaml(found)
    assert manifest.PLACEHOLDER not in manifest.as_yaml(found)


@pytest.mark.parametrize("found", BOTH)
def test_what_is_pasted_reads_back_the_same(found: dict[str, Any]) -> None:
    assert yaml.safe_load(manifest.as_yaml(found)) == found


@pytest.mark.parametrize(
    "address",
    [
        "",
        "leave.example.com",
        "http://leave.example.com",
        "https://",
        "https://x.example/?a=1",
        "ftp://x.example",
    ],
)
def test_an_address_that_slack_cannot_call_is_refused_in_words(address: str) -> None:
    with pytest.raises(manifest.BadAddress, match="has to look like"):
        manifest.over_http(address)
