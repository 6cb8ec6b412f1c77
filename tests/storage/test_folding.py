"""States that are kept, and move along with the log."""

from domain.ids import CompanyId
from domain.streams import employee_stream
from storage.folding import Coming, Folded, FoldedStates, beginning, go_on
from tests import cast

COMPANY = CompanyId("tannenberg")
STREAM = employee_stream(cast.ANNA)
SEALED = b"s" * 32


def kept() -> tuple[FoldedStates, Folded]:
    """Nobody yet at position 5, and Anna, hired by a commit under way."""
    states = FoldedStates()
    states.keep(COMPANY, STREAM, beginning(STREAM), 5)
    hired = go_on(beginning(STREAM), [cast.hired(cast.ANNA)])
    states.expect(COMPANY, Coming(5, 6, SEALED, {STREAM: hired}))
    return states, hired


def test_what_a_commit_brought_is_there_for_whoever_sees_it_first() -> None:
    states, hired = kept()
    assert states.arrive(COMPANY, 6, SEALED)
    assert states.get(COMPANY, STREAM, 6) is hired


def test_a_log_that_ends_otherwise_is_not_the_one_that_was_expected() -> None:
    states, _ = kept()
    assert not states.arrive(COMPANY, 6, b"o" * 32)
    assert not states.arrive(COMPANY, 7, SEALED)
    assert states.get(COMPANY, STREAM, 6) is None


def test_arriving_twice_takes_nothing_back() -> None:
    states, hired = kept()
    states.arrive(COMPANY, 6, SEALED)
    later = go_on(hired, [])
    states.advance(COMPANY, 6, 7, {STREAM: later})
    assert states.arrive(COMPANY, 6, SEALED)
    assert states.get(COMPANY, STREAM, 7) is later
