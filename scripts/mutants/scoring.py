"""How many mutants of each module were killed, and what the others change."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from scripts.mutants.making import Mutant

EQUIVALENT = Path(__file__).with_name("equivalent.toml")
HEADINGS = ("mutants", "killed", "survived", "equivalent", "score")

Change = tuple[str, str, str]
"""A function, what was in it, and what is there instead."""


@dataclass
class Score:
    """Of one module, or of all."""

    killed: int = 0
    equivalent: int = 0
    survivors: list[Mutant] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """Of the mutants that a test could notice."""
        told_apart = self.killed + len(self.survivors)
        return 100 * self.killed / told_apart if told_apart else 100.0

    def row(self, name: str) -> str:
        """A line of the table."""
        survived = len(self.survivors)
        mutants = self.killed + survived + self.equivalent
        return f"{name:32}{mutants:9}{self.killed:9}{survived:10}{self.equivalent:12}{self.percent:8.1f} %"

    def add(self, other: Score) -> None:
        """Counts another one in."""
        self.killed += other.killed
        self.equivalent += other.equivalent
        self.survivors += other.survivors


class Scores:
    """Writes a line when a module is done, what survived in it, and the total at the end."""

    def __init__(self, shows_survivors: bool) -> None:
        self.shows_survivors = shows_survivors
        self.equivalent = _equivalent()
        self.met: Counter[Change] = Counter()
        self.modules: list[str] = []
        self.now, self.total = Score(), Score()
        _say(f"{'module':32}" + "{:>9}{:>9}{:>10}{:>12}{:>10}".format(*HEADINGS))

    def add(self, mutant: Mutant, is_killed: bool) -> None:
        """A mutant that was tried."""
        change = (f"{mutant.module}.{mutant.function}", *mutant.change)
        if is_killed:
            self.now.killed += 1
        elif change in self.equivalent:
            self.met[change] += 1
            self.now.equivalent += 1
        else:
            self.now.survivors.append(mutant)

    def finish(self, module: str) -> None:
        """All mutants of a module were tried."""
        if self.now != Score():
            _say(self.now.row(module))
        for mutant in self.now.survivors if self.shows_survivors else ():
            _say("\n".join(["", f"{mutant.module}.{mutant.function}", *mutant.diff, ""]))
        self.modules.append(module)
        self.total.add(self.now)
        self.now = Score()

    def close(self, least: float) -> bool:
        """Whether the score is reached and everything said of equivalent mutants still holds."""
        _say(self.total.row("all of them"))
        outdated = [each for each in self.equivalent if self._is_tried(each) and not self.met[each]]
        for function, was, becomes in outdated:
            _say(f"\nNo longer so, take it out of {EQUIVALENT.name}: {function}\n-{was}\n+{becomes}")
        return self.total.percent >= least and not outdated

    def _is_tried(self, change: Change) -> bool:
        return any(change[0].startswith(f"{module}.") for module in self.modules)


def _equivalent() -> set[Change]:
    """Changes that change nothing, each with its reason beside it in the file."""
    with EQUIVALENT.open("rb") as file:
        found = tomllib.load(file)["mutant"]
    return {(each["in"], each["was"], becomes) for each in found if each["because"] for becomes in each["is"]}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
