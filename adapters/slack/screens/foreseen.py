"""What a change would mean for people, above the button that saves it."""

from datetime import date

from adapters.slack.blocks import section
from adapters.slack.screens.parts import bullets
from adapters.slack.texts import Piece, bold, code, safe
from bot.screens.foresight import Foresight
from bot.wording import Words
from domain.refusals import Refusal


def foreseen(
    foresight: Foresight | None, refusal: Refusal | None, w: Words, today: date | None
) -> list[Piece]:
    """Who is affected and how, or why it cannot be; nothing where it has not been looked at."""
    if refusal is not None:
        lead = w("This cannot be saved yet.")
        return [section(bold(lead), safe(w.refusal(refusal, today)), block_id="foreseen")]
    if foresight is None:
        return []
    if foresight.too_many is not None:
        return [section(*_too_many(foresight.too_many, foresight.at_terminal, w), block_id="foreseen")]
    number = len(foresight.people) + foresight.others
    if not number:
        nothing = w("Nobody's balance or booked leave changes.")
        return [section(bold(nothing), block_id="foreseen")]
    title = w.count("This is what changes for {n} person", "This is what changes for {n} people", number)
    lines = bullets((w.shift(each, today) for each in foresight.people), w)
    rest = foresight.others
    more = safe(w.count("and {n} more", "and {n} more", rest)) if rest else ""
    return [section(bold(title), *lines, more, block_id="foreseen")]


def submit_label(foresight: Foresight | None, w: Words) -> str:
    """What the button does: what has not been shown is shown first."""
    return w("Save") if foresight else w("See what changes")


def _too_many(people: int, command: str, w: Words) -> tuple[str, str]:
    """Said where trying it would take longer than Slack waits."""
    said = w.count(
        "With {n} person what changes cannot be shown here in time.",
        "With {n} people what changes cannot be shown here in time.",
        people,
    )
    return bold(said), f"{safe(w('At a terminal it can be seen first:'))} {code(command)}"
