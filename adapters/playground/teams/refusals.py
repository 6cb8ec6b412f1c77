"""How Teams refuses: a status, a code and a sentence."""

from __future__ import annotations

from aiohttp import web


class TeamsRefused(Exception):
    """What the Connector answers instead of doing it."""

    def __init__(self, status: int, code: str, message: str = "", retry_after: int | None = None) -> None:
        super().__init__(message or code)
        self.status, self.code, self.retry_after = status, code, retry_after

    def answer(self) -> web.Response:
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        body = {"error": {"code": self.code, "message": str(self)}}
        return web.json_response(body, status=self.status, headers=headers)


def no_conversation() -> TeamsRefused:
    return TeamsRefused(404, "ConversationNotFound", "Conversation not found.")


def no_message() -> TeamsRefused:
    return TeamsRefused(404, "ActivityNotFoundInConversation", "The activity was not found in it.")


def not_there() -> TeamsRefused:
    return TeamsRefused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.")


def blocked() -> TeamsRefused:
    return TeamsRefused(403, "MessageWritesBlocked", "Message Writes are blocked.")


def too_big() -> TeamsRefused:
    return TeamsRefused(413, "MessageSizeTooBig", "Message size too large.")


def malformed(why: str) -> TeamsRefused:
    return TeamsRefused(400, "BadSyntax", why)
