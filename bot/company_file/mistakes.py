"""What is wrong in a file, and where: all of it at once, each with what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_SHOWN = 100
"""Mistakes listed in full; a file with more has one cause for many of them."""
MOST_COMPARED = 2_000
"""Names compared when looking for the nearest one."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in the file: line and column count from 1, the path says it in the file's own keys."""

    line: int
    column: int
    path: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is there and what is expected instead."""

    spot: Spot
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"line {self.spot.line}"
        where += f", {self.spot.path}" if self.spot.path else ""
        return f"{where}: {self.problem}" + (f" {self.remedy}" if self.remedy else "")


class Mistaken(Exception):
    """The file cannot be taken as it is; nothing of it was applied."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(lines(self.mistakes)))


def lines(mistakes: tuple[Mistake, ...]) -> list[str]:
    """The mistakes as lines, the first of them in full and the number of the rest."""
    shown = [str(mistake) for mistake in mistakes[:MOST_SHOWN]]
    rest = len(mistakes) - len(shown)
    return [*shown, f"and {rest} more"] if rest else shown


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant; None where nothing is close or there are too many."""
    words = {word.casefold(): word for word in known}
    if len(words) > MOST_COMPARED or len(written) > MOST_SHOWN:
        return None
    close = get_close_matches(written.casefold(), words, n=1, cutoff=0.6)
    return words[close[0]] if close else None


def quoted(text: str) -> str:
    """What somebody wrote, short enough for one line."""
    line = " ".join(text.split())
    return f"“{line[:57]}…”" if len(line) > 60 else f"“{line}”"
