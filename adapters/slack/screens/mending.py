"""What is wrong with a form, under the fields that it is wrong with."""

from collections.abc import Iterable, Sequence
from datetime import date

from adapters.slack.actions import Problem, block_of
from bot.wording import Words


def errors(
    problems: Sequence[Problem], w: Words, block_ids: Iterable[str], today: date | None = None
) -> dict[str, str]:
    """A sentence for each input that has a problem; that of a field which the form lacks stands at the first.

    `block_ids` are those of the input blocks: Slack shows nothing under others.
    """
    present = list(block_ids)
    sentences: dict[str, str] = {}
    for field, problem in problems:
        block_id = block_of(field, present) or present[0]
        said = w.problem(problem, today)
        sentences[block_id] = f"{sentences[block_id]} {said}" if block_id in sentences else said
    return sentences
