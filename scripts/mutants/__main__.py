"""Changes domain/ in thousands of small ways, one at a time, and tells which of them no test notices."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from scripts.mutants.making import Mutant, mutants_of
from scripts.mutants.scoring import Scores
from scripts.mutants.trying import Trying

ROOT = Path(__file__).resolve().parents[2]
TESTS = ["tests/domain", "--hypothesis-profile=few examples"]
QUIET = ["-s", "-p", "no:terminal", "-p", "no:randomly", "-p", "no:cacheprovider"]


def main() -> int:
    """0 where enough of the mutants were killed, else 1."""
    asked = _arguments()
    scores = Scores(asked.survivors)
    trying = Trying(_mutants(_files(asked.where), scores), scores.add)
    code = pytest.main([*TESTS, *QUIET], plugins=[trying])
    if code:
        sys.stderr.write("The tests have to pass before mutants can be tried: make test ARGS=tests/domain\n")
        return 1
    return 0 if scores.close(asked.least) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument(
        "where", nargs="*", type=Path, default=[Path("domain")], help="files or folders of domain/"
    )
    parser.add_argument("--survivors", action="store_true", help="show what no test noticed")
    parser.add_argument("--least", type=float, default=90, metavar="PERCENT", help="the score to reach (90)")
    return parser.parse_args()


def _files(where: Sequence[Path]) -> list[Path]:
    found = [file for each in where for file in (sorted(each.rglob("*.py")) if each.is_dir() else [each])]
    return [file.resolve().relative_to(ROOT) for file in found]


def _mutants(files: Sequence[Path], scores: Scores) -> Iterator[Mutant]:
    for file in files:
        module = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
        yield from mutants_of(file, module)
        scores.finish(module)


if __name__ == "__main__":
    sys.exit(main())
