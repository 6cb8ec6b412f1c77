"""Why Teams will never take a message, as a key that wording has a sentence for."""

import logging

from adapters.teams.connector import HOST_REFUSED
from adapters.teams.trouble import ConnectorRefused, LoginRefused
from bot.ports import Gathering
from bot.screens import NoticeKind

log = logging.getLogger(__name__)

_GONE = ("ConversationNotFound", "BotNotInConversationRoster", "ForbiddenOperationException")
"""We are not, or no longer, in the conversation; whoever adds the app again makes it known anew."""
_CLOSED = ("MessageWritesBlocked", "ConversationBlockedByUser", "BotDisabledByAdmin")
"""We are kept from writing there, for as long as somebody wants it so."""


def is_gone(refused: ConnectorRefused) -> bool:
    """Whether a conversation is over for us, and worth forgetting."""
    return refused.code in _GONE


def explain(refused: ConnectorRefused, gathering: Gathering) -> str:
    """The key of a sentence; a refusal we have none for is a mistake of ours and goes to the log."""
    if isinstance(refused, LoginRefused) or refused.status == 401 or refused.code == HOST_REFUSED:
        log.error("Teams takes nothing of ours: %s", refused)
        return NoticeKind.NOT_CONNECTED.value
    if refused.status in (403, 404) or refused.code in _GONE + _CLOSED:
        if gathering is Gathering.PERSONAL:
            return NoticeKind.PERSON_UNREACHABLE.value
        return NoticeKind.CHANNEL_GONE.value
    log.error("Teams refused a call: %s", refused)
    return NoticeKind.WENT_WRONG.value
