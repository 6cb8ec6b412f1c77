"""Which hosts we answer: the only ones that our own token is ever shown to."""

import re

from adapters.teams.settings import TeamsSettings

_URL = re.compile(r"(https?)://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::([0-9]{1,5}))?(?:/[A-Za-z0-9._~/-]*)?")
"""Narrow on purpose: what two readers of URLs could take for different hosts is none of Teams'."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def may_answer(service_url: str, settings: TeamsSettings) -> bool:
    """https and a host that is named; http for a loopback address only, and only with its port."""
    found = _URL.fullmatch(service_url)
    if found is None:
        return False
    scheme, host, port = found[1], found[2].lower(), found[3]
    if scheme == "http":
        return host in _LOOPBACK and port is not None and f"{host}:{port}" in settings.service_hosts
    named = host if port in (None, "443") else f"{host}:{port}"
    return any(_fits(named, pattern.lower()) for pattern in settings.service_hosts)


def _fits(named: str, pattern: str) -> bool:
    """`*.example.com` is every host below example.com, but not itself."""
    if pattern.startswith("*."):
        return named.endswith(pattern[1:]) and len(named) > len(pattern) - 1
    return named == pattern
