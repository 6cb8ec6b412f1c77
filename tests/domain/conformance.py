"""What other leave systems assert, held against ours vector by vector; `$VECTORS` names another folder.

    python -m tests.domain.conformance

prints a table of the kinds and rules: how many are kept, are not, or have no function of ours, and why.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.domain.mapped import MAPPED, NOT_COVERED
from tests.domain.mapped.reading import NotCovered

Vector = Mapping[str, Any]
OWN = Path(__file__).parents[1] / "vectors"
NO_FUNCTION = "no function of the domain is known for this kind"
WORDS = frozenset({"tolerance", "as_of", "rule", "reason"})
"""Keys of an expectation that are no figure and no decision."""


def folder() -> Path:
    return Path(os.environ.get("VECTORS") or OWN)


def vectors(where: Path) -> list[Vector]:
    return [
        vector
        for path in sorted(where.glob("*.yaml"))
        for vector in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["vectors"]
    ]


def judge(vector: Vector) -> None:
    """Raises AssertionError where ours says otherwise, NotCovered where it says nothing."""
    kind = vector["kind"]
    if kind not in MAPPED:
        raise NotCovered(NOT_COVERED.get(kind, NO_FUNCTION))
    expect = vector.get("expect") or vector.get("recommended", {})
    given = {**vector.get("given", {}), "id": vector["id"], "flags": vector.get("flags", {})}
    agree(expect, MAPPED[kind](given, expect), Fraction(str(expect.get("tolerance", 0))))


def agree(expected: Any, said: Any, tolerance: Fraction) -> None:
    """Asserts all that is expected, figures within the tolerance that their source leaves."""
    if isinstance(expected, Mapping):
        tolerance = Fraction(str(expected.get("tolerance", tolerance)))
        for key in expected.keys() - WORDS:
            agree(expected[key], said[key], tolerance)
    elif isinstance(expected, Sequence) and not isinstance(expected, str):
        assert len(expected) == len(said), f"{said} instead of {expected}"
        for one, other in zip(expected, said, strict=True):
            agree(one, other, tolerance)
    elif isinstance(expected, int | float) and not isinstance(expected, bool):
        assert abs(Fraction(str(expected)) - said) <= tolerance, f"{float(said)} instead of {expected}"
    else:
        assert said == expected, f"{said} instead of {expected}"


def name_of(vector: Vector) -> str:
    """The kind, with the rule where it is a decision."""
    rule = vector.get("given", {}).get("rule")
    return f"{vector['kind']} {rule}" if rule else str(vector["kind"])


def table(found: Iterable[Vector]) -> tuple[list[str], bool]:
    """The table's lines, and whether all that is covered is kept."""
    counts: dict[str, Counter[str]] = {}
    told: list[str] = []
    for vector in found:
        name = name_of(vector)
        outcome, why = _outcome(vector)
        counts.setdefault(name, Counter())[outcome] += 1
        if why:
            told.append(f"{outcome} {vector['id']} ({name}): {why}")
    columns = ("passed", "failed", "not covered")
    width = max(map(len, counts), default=0)
    lines = [f"{'':{width}}  {columns[0]:>7} {columns[1]:>7} {columns[2]:>11}"]
    rows = [*sorted(counts.items()), ("in all", sum(counts.values(), Counter()))]
    for name, count in rows:
        lines.append(f"{name:{width}}  {count['passed']:7} {count['failed']:7} {count['not covered']:11}")
    return [*lines, "", *sorted(told)], not rows[-1][1]["failed"]


def _outcome(vector: Vector) -> tuple[str, str]:
    try:
        judge(vector)
    except NotCovered as not_covered:
        return "not covered", str(not_covered)
    except Exception as wrong:  # a vector of another folder may be of a shape nobody has seen
        return "failed", f"{type(wrong).__name__}: {wrong}".splitlines()[0]
    return "passed", ""


def main() -> None:
    lines, is_kept = table(vectors(folder()))
    sys.stdout.write("\n".join([*lines, ""]))
    sys.exit(0 if is_kept else 1)


if __name__ == "__main__":
    main()
