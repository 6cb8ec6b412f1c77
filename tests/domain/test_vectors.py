"""What other leave systems assert, held against ours vector by vector (see conformance.py)."""

import os

import pytest

from tests.domain.conformance import OWN, Vector, folder, judge, name_of, table, vectors
from tests.domain.mapped import MAPPED, NOT_COVERED
from tests.domain.mapped.reading import NotCovered

VECTORS = vectors(folder())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_we_say_what_others_have_found_right(vector: Vector) -> None:
    try:
        judge(vector)
    except NotCovered as not_covered:
        pytest.skip(f"not covered: {name_of(vector)}: {not_covered}")


def test_every_kind_has_a_function_or_a_reason_why_not() -> None:
    """Of our own vectors; a kind that only another folder has is left out with as much as can be said."""
    assert not MAPPED.keys() & NOT_COVERED.keys()
    if not os.environ.get("VECTORS"):
        assert {vector["kind"] for vector in VECTORS} <= MAPPED.keys() | NOT_COVERED.keys()


def test_the_table_names_what_is_kept_what_is_not_and_what_nobody_covers() -> None:
    """One of each: the figure of the second is made wrong, and nothing answers the third."""
    right = next(each for each in vectors(OWN) if each["kind"] == "adjustments")
    wrong = {**right, "id": "wrong", "expect": {**right["expect"], "total": -1}}
    unknown = {"id": "unknown", "kind": "horoscope", "given": {}, "expect": {}}
    lines, is_kept = table([right, wrong, unknown])
    assert not is_kept
    assert lines[1].split() == ["adjustments", "1", "1", "0"]
    assert lines[3].split() == ["in", "all", "1", "1", "1"]
    assert any(line.startswith("failed wrong (adjustments): AssertionError") for line in lines)
    assert any(line.startswith("not covered unknown (horoscope)") for line in lines)
