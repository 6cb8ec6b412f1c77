"""Why Slack will never take a message, as a key that wording has a sentence for."""

import logging

from adapters.slack.web_api import SlackRefused
from bot.screens import NoticeKind

log = logging.getLogger(__name__)

TOKEN_REFUSED = ("invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed")
"""The token is not, or no longer, good: nothing goes out to the workspace with it."""
_CHANNEL_GONE = (
    "channel_not_found",
    "is_archived",
    "not_in_channel",
    "restricted_action",
    "restricted_action_read_only_channel",
    "channel_is_limited_access",
)
_UNREACHABLE = (
    "user_not_found",
    "users_not_found",
    "user_disabled",
    "user_is_bot",
    "messages_tab_disabled",
    "cannot_dm_bot",
    "not_enabled",
)

_KEYS = {
    **dict.fromkeys(TOKEN_REFUSED, NoticeKind.NOT_CONNECTED),
    **dict.fromkeys(_CHANNEL_GONE, NoticeKind.CHANNEL_GONE),
    **dict.fromkeys(_UNREACHABLE, NoticeKind.PERSON_UNREACHABLE),
}


def explain(refused: SlackRefused) -> str:
    """The key of a sentence; a refusal we have none for is a mistake of ours and goes to the log."""
    kind = _KEYS.get(refused.error)
    if kind is None:
        log.error("Slack refused %s", refused)
        return NoticeKind.WENT_WRONG.value
    return kind.value
