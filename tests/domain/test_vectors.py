"""What other leave systems assert, held against ours vector by vector; `$VECTORS` names another folder."""

import os
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.domain.mapped import MAPPED, NOT_COVERED
from tests.domain.mapped.reading import NotCovered

FOLDER = Path(os.environ.get("VECTORS") or Path(__file__).parents[1] / "vectors")
VECTORS = [
    vector
    for path in sorted(FOLDER.glob("*.yaml"))
    for vector in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["vectors"]
]
NO_FUNCTION = "no function of the domain is known for this kind"


def why_not_covered(kind: str) -> str:
    return NOT_COVERED.get(kind, NO_FUNCTION)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_we_say_what_others_have_found_right(vector: Mapping[str, Any]) -> None:
    kind = vector["kind"]
    if kind not in MAPPED:
        pytest.skip(f"not covered: {kind}: {why_not_covered(kind)}")
    try:
        said = MAPPED[kind]({**vector["given"], "flags": vector.get("flags", {})}, vector["expect"])
    except NotCovered as not_covered:
        pytest.skip(f"not covered: {kind}: {not_covered}")
    agree(vector["expect"], said, Fraction(str(vector["expect"].get("tolerance", 0))))


def agree(expected: Any, said: Any, tolerance: Fraction) -> None:
    """Asserts all that is expected, figures within the tolerance that their source leaves."""
    if isinstance(expected, Mapping):
        tolerance = Fraction(str(expected.get("tolerance", tolerance)))
        for key in expected.keys() - {"tolerance", "as_of", "rule", "reason"}:
            agree(expected[key], said[key], tolerance)
    elif isinstance(expected, Sequence) and not isinstance(expected, str):
        assert len(expected) == len(said), f"{said} instead of {expected}"
        for one, other in zip(expected, said, strict=True):
            agree(one, other, tolerance)
    elif isinstance(expected, int | float) and not isinstance(expected, bool):
        assert abs(Fraction(str(expected)) - said) <= tolerance, f"{float(said)} instead of {expected}"
    else:
        assert said == expected


def test_every_kind_has_a_function_or_a_reason_why_not() -> None:
    """Of our own vectors; a kind that only another folder has is left out with as much as can be said."""
    assert not MAPPED.keys() & NOT_COVERED.keys()
    if not os.environ.get("VECTORS"):
        assert {vector["kind"] for vector in VECTORS} <= MAPPED.keys() | NOT_COVERED.keys()
