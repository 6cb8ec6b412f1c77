"""Signatures of requests that Slack sends: v0, HMAC-SHA256 over time and body."""

from __future__ import annotations

import hashlib
import hmac


def signature(secret: str, timestamp: str, body: str) -> str:
    """The value of X-Slack-Signature for a body sent at `timestamp` (unix seconds)."""
    text = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


def signed_headers(secret: str, timestamp: int, body: str) -> dict[str, str]:
    """The headers that let an app check that Slack sent this, and when."""
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(secret, str(timestamp), body),
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept": "application/json,*/*",
    }
