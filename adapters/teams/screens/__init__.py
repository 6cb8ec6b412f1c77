"""Every screen of the bot as Teams draws it, one file for each ability."""

from adapters.teams.screens.drawing import Dialog, Message, curtain, dialog, message
from bot.wording import Words, words

__all__ = ["Dialog", "Message", "Words", "curtain", "dialog", "message", "words"]
