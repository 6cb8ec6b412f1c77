"""What a message of ours is made of on Teams, and a fingerprint of its looks."""

from hashlib import sha256

import msgspec

from adapters.teams.connector import Json
from adapters.teams.screens import Message

CARD = "application/vnd.microsoft.card.adaptive"
LONGEST_SUMMARY = 250
"""Characters of what a notification shows."""


def post(drawn: Message) -> Json:
    """The activity that shows it, and lets its reader know."""
    return {
        "type": "message",
        "summary": _cut(drawn.text),
        "attachments": [{"contentType": CARD, "content": drawn.card}],
        "channelData": {"notification": {"alert": True}},
    }


def fingerprint(drawn: Message) -> str:
    """Equal for messages that look the same."""
    return sha256(msgspec.json.encode([drawn.text, drawn.card])).hexdigest()[:16]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SUMMARY else text[: LONGEST_SUMMARY - 1].rstrip() + "…"
