"""The hash chain of a company's log: each row seals all rows before it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import cast

import msgspec

BEFORE_THE_FIRST = bytes(32)
SEALED = (
    "company_id", "position", "stream", "version", "type", "shape", "payload",
    "actor", "origin", "correlation_id",
)  # fmt: skip


def seal(previous: bytes, row: Mapping[str, object]) -> bytes:
    """The hash of a row of `events` that follows the row of hash `previous`."""
    at = cast(datetime, row["recorded_at"]).astimezone(UTC)
    values = [*(row[name] for name in SEALED), at.isoformat(timespec="microseconds")]
    return sha256(previous + msgspec.json.encode(values)).digest()
