"""Things as keys, by which answers are kept."""

from domain.same import Same


def test_things_that_are_alike_are_still_not_the_same() -> None:
    thing, alike = [1, 2], [1, 2]
    assert Same(thing) == Same(thing)
    assert Same(thing) != Same(alike)
    assert Same(thing) != thing
    assert {Same(thing): "found"}[Same(thing)] == "found"
