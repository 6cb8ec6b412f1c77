"""Three ways in which Microsoft does not do what it was asked, and which of them an answer is."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct


class ConnectorRefused(Exception):
    """A no that stays a no: `status` of HTTP, `code` in Microsoft's word, empty where it has none."""

    def __init__(self, status: int, code: str = "") -> None:
        super().__init__(f"HTTP {status} {code}".rstrip())
        self.status, self.code = status, code


class LoginRefused(ConnectorRefused):
    """The bot's own credentials are no good: nothing goes out with them."""


class Throttled(Exception):
    """Fewer calls, please; `after` in how many seconds, None where that was not said."""

    def __init__(self, after: float | None) -> None:
        super().__init__("too many calls" if after is None else f"wait {after:g} s")
        self.after = after


class Unreachable(Exception):
    """No answer, or none that can be read: whether the call had its effect is not known."""


class Said(Struct, frozen=True):
    """What is said of a mistake, and where."""

    code: str | int | None = None
    subCode: str | None = None
    message: str | None = None


class Complaint(Struct, frozen=True):
    """The body of a refusal, in the shapes that Teams and its login server have."""

    error: Said | str | None = None
    errorCode: str | int | None = None
    message: str | None = None
    subCode: str | None = None
    error_codes: tuple[int, ...] = ()


class _Inner(Struct, frozen=True):
    subCode: str | None = None


def check(status: int, headers: Mapping[str, str], raw: bytes) -> None:
    """Raises ConnectorRefused, Throttled or Unreachable for every answer but a success."""
    if 200 <= status < 300:
        return
    if status == 429:
        raise Throttled(_seconds(headers.get("Retry-After")))
    if status < 400 or status >= 500 or status in _PASSING:
        raise Unreachable(f"HTTP {status}")
    code = _code(raw)
    if code is None and status not in _CLEAR:
        raise Unreachable(f"HTTP {status} without an answer of Teams'")
    raise ConnectorRefused(status, code or "")


_PASSING = (408, 412)
"""Two calls met in one conversation (412), or one was too slow: both are worth another try."""
_CLEAR = (401, 413)
"""Statuses that need no words; elsewhere a page of HTML is that of a proxy on the way."""


def _code(raw: bytes) -> str | None:
    """None for a body that is not one of theirs; empty where nothing is said."""
    if not raw.strip():
        return ""
    try:
        complaint = msgspec.json.decode(raw, type=Complaint)
    except (msgspec.DecodeError, RecursionError):
        return None
    error = complaint.error if isinstance(complaint.error, Said) else Said(complaint.error)
    code = error.subCode or complaint.subCode or _hidden(error.message or complaint.message or "")
    return " ".join(
        [str(code or error.code or complaint.errorCode or ""), *map(str, complaint.error_codes)]
    ).strip()


def _hidden(message: str) -> str | None:
    """The sub-code that Teams sometimes writes, as JSON, into the message."""
    try:
        return msgspec.json.decode(message, type=_Inner).subCode
    except (msgspec.DecodeError, RecursionError):
        return None


def _seconds(text: str | None) -> float | None:
    try:
        return min(max(1.0, float(text or "")), 3600.0)
    except ValueError:
        return None
