"""A language nobody speaks, made from English: it shows what does not fit and what was never looked up."""

import re

PSEUDO = "en-XA"
"""Its tag, as CLDR has it for accented English; a person's language may be set to it."""
OPEN, CLOSE = "⟦", "⟧"

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{\w+\}|<[^<>]*>|:[a-z_]+:|/vacation\b)")
"""Holes, Slack's markup, emoji, the command."""
_COUNTING = " one two three four five six seven eight nine ten"
"""Fills up with words, so that lines break as they would."""


def pseudo(english: str) -> str:
    """In brackets, no plain letter left, two fifths longer in all; holes and markup as they were."""
    parts = _KEPT.split(english)
    said = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    letters = sum(len(part) for part in parts if not _KEPT.fullmatch(part))
    more = max(0, letters * 2 // 5 - len(OPEN + CLOSE))
    filler = (_COUNTING * (more // len(_COUNTING) + 1))[:more].rstrip()
    return f"{OPEN}{said}{filler.translate(_ACCENTS)}{CLOSE}"
