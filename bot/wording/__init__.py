"""The sentences and dates that people are shown, in their language."""

from bot.wording.pseudo import PSEUDO
from bot.wording.words import Words, words

__all__ = ["PSEUDO", "Words", "words"]
