"""Every screen of the bot as Slack draws it, one file for each ability."""

from adapters.slack.screens.drawing import Message, home, message, modal
from adapters.slack.screens.mending import errors
from bot.wording import Words, words

__all__ = ["Message", "Words", "errors", "home", "message", "modal", "words"]
