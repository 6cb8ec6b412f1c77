"""What is wrong with a form stands under the field that it is wrong with."""

from adapters.slack.screens import errors, words
from bot.replies import Field, Slip
from bot.screens.examples.cast import REQUEST
from domain.refusals import OwnRequest

W = words("en")
BLOCKS = ["leave_type", "first_day", "last_day", "part", "note"]


def test_each_problem_stands_under_its_field() -> None:
    said = errors([(Field.LAST_DAY, Slip.BEFORE_FIRST_DAY), (Field.NOTE, Slip.TOO_LONG)], W, BLOCKS)
    assert said == {"last_day": W.slip(Slip.BEFORE_FIRST_DAY), "note": W.slip(Slip.TOO_LONG)}


def test_a_problem_of_a_field_that_is_not_shown_stands_at_the_first() -> None:
    assert errors([(Field.START, Slip.MISSING)], W, BLOCKS) == {"leave_type": W.slip(Slip.MISSING)}


def test_two_problems_of_a_field_are_both_said() -> None:
    refusal = OwnRequest(REQUEST.id)
    said = errors([(Field.NOTE, Slip.TOO_LONG), (Field.NOTE, refusal)], W, BLOCKS)
    assert said == {"note": f"{W.slip(Slip.TOO_LONG)} {W.refusal(refusal)}"}


def test_a_field_that_follows_another_is_found_by_its_name() -> None:
    assert list(errors([(Field.REGION, Slip.MISSING)], W, ["country", "region.DE"])) == ["region.DE"]
