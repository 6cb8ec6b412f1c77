"""Words for what was known at a past moment: "on 14 August as known on 1 March", "Stand 1. März"."""

import re

from bot.conversation.reading.outcomes import MOST_LETTERS
from bot.conversation.reading.spelling import tidy

_DAY = r"(?P<day>\S.*?)"
_MARKS = tuple(
    re.compile(rf"(?:^|[\s,;(])(?:{mark})[\s?!)]*$", re.IGNORECASE)
    for mark in (
        rf"(?:as )?(?:it was )?known(?: then)?(?: (?:on|at|by))? {_DAY}",
        rf"as we knew(?: it)?(?: (?:on|at|by))? {_DAY}",
        rf"wie (?:(?:am|zum) )?{_DAY} bekannt(?: war)?",
        rf"(?:wie )?bekannt(?: (?:am|zum))? {_DAY}",
        rf"(?:(?:nach|laut|mit|zum) )?(?:dem )?stand(?: (?:vom|am|von))? {_DAY}",
        rf"(?:(?:tel|telle|tels|telles|comme) (?:que )?)?connue?s?(?: (?:le|au|du))? {_DAY}",
        rf"(?:tal (?:y )?como |como |según )?(?:lo |se )?(?:conocid[oa]s?|conocía|sabía)"
        rf"(?: (?:el|al|a|en))? {_DAY}",
    )
)
"""English, German, French, Spanish; the day on which it was known comes last."""


def apart(text: str) -> tuple[str, str | None]:
    """The words without those about when it was known; and those for that day, or None."""
    text = " ".join(tidy(text).split())
    if len(text) > MOST_LETTERS:
        return text, None
    for mark in _MARKS:
        if found := mark.search(text):
            return text[: found.start()].strip(" ,;"), found["day"]
    return text, None
