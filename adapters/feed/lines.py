"""Content lines of iCalendar: escaped, folded at 75 octets, ended by CR and LF (RFC 5545, 3.1 and 3.3.11)."""

import re
from datetime import UTC, date, datetime

LONGEST = 75
"""Octets of a line, without what ends it."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What one reader or another takes for the end of a line."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def line(name: str, value: str) -> bytes:
    """A property with a value that needs no escaping."""
    return folded(f"{name}:{value}")


def text(name: str, value: str) -> bytes:
    """A property with words that people wrote, whatever is in them."""
    plain = _CONTROL.sub("", _BREAK.sub("\n", value))
    return folded(f"{name}:{plain.translate(_ESCAPED)}")


def folded(content: str) -> bytes:
    """The line in as many as it takes, none of which ends inside a character."""
    octets = content.encode(errors="replace")
    if len(octets) <= LONGEST:
        return octets + b"\r\n"
    pieces, start, room = [], 0, LONGEST
    while start < len(octets):
        end = _border(octets, min(start + room, len(octets)))
        pieces.append(octets[start:end])
        # What goes on begins with a space, which counts.
        start, room = end, LONGEST - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _border(octets: bytes, end: int) -> int:
    """The last place up to `end` where a character begins; those of UTF-8 go on with 10xxxxxx."""
    while end < len(octets) and octets[end] & 0xC0 == 0x80:
        end -= 1
    return end


def day(value: date) -> str:
    return f"{value.year:04}{value.month:02}{value.day:02}"


def moment(value: datetime) -> str:
    """In UTC, so that nobody needs to know a time zone."""
    at = value if value.tzinfo is UTC else value.astimezone(UTC)
    return f"{day(at)}T{at.hour:02}{at.minute:02}{at.second:02}Z"
