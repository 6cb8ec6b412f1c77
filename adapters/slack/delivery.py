"""What a message of ours is known by: an id that a second try repeats, and a fingerprint of its looks."""

from hashlib import sha256
from uuid import UUID, uuid5

import msgspec

from adapters.slack.bodies import Json
from adapters.slack.screens import Message

_NAMESPACE = UUID("6f3f8f0e-58f5-5d8e-9a51-5d0a1b6c2f41")


def client_msg_id(*parts: str) -> str:
    """Always the same for a delivery to a place, so that a second post can be told from another message."""
    return str(uuid5(_NAMESPACE, " ".join(parts)))


def metadata(delivery_id: str) -> Json:
    """Lets whoever reads the message through the API see which delivery it came from."""
    return {"event_type": "leave_delivery", "event_payload": {"delivery_id": delivery_id}}


def fingerprint(drawn: Message) -> str:
    """Equal for messages that look the same."""
    return sha256(msgspec.json.encode([drawn.text, drawn.blocks])).hexdigest()[:16]
