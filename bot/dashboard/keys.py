"""Ids for what is new: readable ones, as the company's file has them."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l"})


def key_for(name: str, taken: Collection[str], otherwise: str) -> str:
    """ "Büro Süd" is `buero-sued`, or `buero-sued-2` where that is taken; `otherwise` without letters."""
    spelt = name.strip().casefold().translate(_SPELT)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    key = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or otherwise
    number, found = 2, key
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found
