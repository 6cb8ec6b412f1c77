"""Cuts text into numbers, dates in figures, times, words and signs."""

import re
from dataclasses import dataclass

from bot.conversation.reading.spelling import fold

_FIGURES = r"""
  (?P<iso>      (?<![0-9]) [0-9]{4} ([-/.]) [0-9]{1,2} \2 [0-9]{1,2} (?![0-9]) )
| (?P<clock>    (?<![0-9.:]) (?:
                  [0-9]{1,2} \s? h \s? [0-9]{2} (?![0-9.:/])
                | [0-9]{1,2} (?:[:.][0-9]{2})? \s? (?: [ap]\.?m\b\.? | uhr\b | o'?clock\b | h(?:r?s?|ours?)\b | heures?\b | horas?\b )
                | [0-9]{1,2} \. [0-9]{2} (?= \s? (?:[-–]|bis) \s? [0-9]{1,2} (?:[.:][0-9]{2})? \s? uhr )
                | [0-9]{1,2} : [0-9]{2} (?![0-9]) ) )
| (?P<dotted>   (?<![0-9.]) [0-9]{1,2} \. (?:
                  \s? [0-9]{1,2} \. \s? [0-9]{4} (?![0-9:])
                | [0-9]{1,2} \. [0-9]{2} (?![0-9.:h])
                | \s? [0-9]{1,2} \. (?![0-9.])
                | [0-9]{1,2} (?! [0-9] | \.[0-9] ) ) )
| (?P<slash>    (?<![0-9/]) (?:
                  [0-9]{1,2} / [0-9]{1,2} (?: / (?:[0-9]{4}|[0-9]{2}) )? (?![0-9/])
                | [0-9]{1,2} - [0-9]{1,2} - [0-9]{4} (?![0-9]) ) )
| (?P<ordinal>  (?<![0-9]) [0-9]{1,2} (?: (?:st|nd|rd|th|er|eme|e|o)\b | \.(?![0-9.]) ) )
| (?P<number>   [0-9]+ )
| (?P<dash>     \.{2,} | [-‐‒–—―−→]+>? )
| (?P<word>     [^\W\d_]+ )
| (?P<sign>     \S )
"""  # noqa: E501, RUF001
_SCAN = re.compile(_FIGURES, re.VERBOSE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: its sort is one of the names above, `folded` is for comparing."""

    sort: str
    start: int
    end: int
    folded: str


def scan(text: str) -> list[Piece]:
    """The pieces of a tidied text, in order; only spaces are left out."""
    return [_piece(hit) for hit in _SCAN.finditer(text)]


def _piece(hit: re.Match[str]) -> Piece:
    sort = str(hit.lastgroup)
    return Piece(sort, hit.start(), hit.end(), "-" if sort == "dash" else fold(hit.group()))
