"""Whether Slack signed a request, and lately: HMAC-SHA256 over version, time and raw body (scheme v0)."""

import hmac
from hashlib import sha256

WINDOW = 5 * 60
"""Seconds that a request's clock may be off from ours, either way; Slack's own advice against replays."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """What Slack writes into X-Slack-Signature."""
    seal = hmac.new(secret.encode(), f"v0:{timestamp}:".encode(), sha256)
    seal.update(body)
    return f"v0={seal.hexdigest()}"


def is_signed(secret: str, body: bytes, timestamp: str | None, signature: str | None, now: float) -> bool:
    """Whether both headers fit the body; `now` is unix seconds. Without a secret nothing is ever signed."""
    if not secret or not timestamp or not signature or not _is_recent(timestamp, now):
        return False
    return hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode("utf-8", "replace"))


def _is_recent(timestamp: str, now: float) -> bool:
    # Only plain digits: int() would also take signs, spaces, underscores and other scripts' digits.
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    return abs(now - int(timestamp)) <= WINDOW
