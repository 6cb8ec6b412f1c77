"""Where our token may go: to Teams' own hosts, and nowhere that only looks like them."""

import pytest

from adapters.teams.hosts import may_answer
from adapters.teams.settings import SERVICE_HOSTS, TeamsSettings

LOCAL = (
    "127.0.0.1:3978",
    "localhost:56150",
    "[::1]:80",
    "smba.trafficmanager.net",
    "*.example.com",
    "own.example:8443",
)


def settings(hosts: tuple[str, ...] = SERVICE_HOSTS) -> TeamsSettings:
    return TeamsSettings("app", "secret", service_hosts=hosts)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net/amer/9f044231-f634-421c-a1b8-a10b1b0d1f52/",
        "https://SMBA.trafficmanager.net",
        "https://smba.trafficmanager.net:443/teams",
        "https://canary.botapi.teams.microsoft.com/",
        "https://smba.infra.gcc.teams.microsoft.com/teams",
    ],
)
def test_teams_is_answered_where_it_asks(url: str) -> None:
    assert may_answer(url, settings())


@pytest.mark.parametrize(
    "url",
    [
        "",
        "smba.trafficmanager.net",
        "http://smba.trafficmanager.net/emea/",
        "ftp://smba.trafficmanager.net/",
        "https://evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evilsmba.trafficmanager.net/",
        "https://teams.microsoft.com/",
        "https://.teams.microsoft.com/",
        "https://evilteams.microsoft.com/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:443@evil.example/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://evil.example#@smba.trafficmanager.net/",
        "https://evil.example?smba.trafficmanager.net",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net:/",
        "https://smba.trafficmanager.net\n/",
        "https://smba.trafficmanager.net/emea/\r\nHost: evil.example",
        "https://smba.trafficmanager.net/emea/?x=1",
        "https://smba。trafficmanager.net/",
        "https://127.0.0.1/",
        "http://127.0.0.1:3978/",
        "http://169.254.169.254/",
    ],
)
def test_nobody_else_is_answered(url: str) -> None:
    assert not may_answer(url, settings())


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("http://127.0.0.1:3978/playground/teams/connector/", True),
        ("http://localhost:56150/_connector", True),
        ("http://[::1]:80/", True),
        ("http://127.0.0.1:3979/", False),
        ("http://127.0.0.1/", False),
        ("http://localhost:3978/", False),
        ("http://smba.trafficmanager.net:80/", False),
        ("http://bot.example.com:80/", False),
        ("https://bot.example.com/", True),
        ("https://example.com/", False),
        ("https://own.example:8443/", True),
        ("https://own.example/", False),
    ],
)
def test_a_local_twin_is_answered_where_it_is_named_with_its_port(url: str, may: bool) -> None:
    assert may_answer(url, settings(LOCAL)) is may
