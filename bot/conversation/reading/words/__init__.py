"""The words about dates of each language we read; month and weekday names come from CLDR instead."""

from bot.conversation.reading.words.english import ENGLISH
from bot.conversation.reading.words.french import FRENCH
from bot.conversation.reading.words.german import GERMAN
from bot.conversation.reading.words.spanish import SPANISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)

__all__ = ["ENGLISH", "FRENCH", "GERMAN", "LANGUAGES", "SPANISH"]
