"""How the Web API says no."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.playground.workspace import Json


class SlackRefused(Exception):
    """An answer with ok false; `error` is Slack's own word, `more` further fields of the answer."""

    def __init__(
        self, error: str, *, status: int = 200, retry_after: int | None = None, **more: object
    ) -> None:
        super().__init__(error)
        self.error = error
        self.status = status
        self.retry_after = retry_after
        self.more = more

    def answer(self) -> Json:
        return {"ok": False, "error": self.error, **self.more}


def invalid(error: str, messages: Sequence[str]) -> SlackRefused:
    """A refusal that lists what is wrong, as Slack lists it."""
    return SlackRefused(error, response_metadata={"messages": list(messages)})


def missing(field: str) -> SlackRefused:
    """A refusal because an argument was left out."""
    return invalid("invalid_arguments", [f"[ERROR] missing required field: {field}"])
