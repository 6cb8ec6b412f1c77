"""What a change would mean for people, above the button that saves it."""

from datetime import date

from adapters.teams.cards import box, lines, text
from adapters.teams.screens.parts import bullets, more
from adapters.teams.texts import Piece, bold, safe
from bot.screens.foresight import Foresight
from bot.wording import Words
from domain.refusals import Refusal


def foreseen(
    foresight: Foresight | None, refusal: Refusal | None, w: Words, today: date | None
) -> list[Piece]:
    """Who is affected and how, or why it cannot be; nothing where it has not been looked at."""
    if refusal is not None:
        lead = w("This cannot be saved yet.")
        return [box(lines(bold(lead), safe(w.refusal(refusal, today))), style="attention")]
    if foresight is None:
        return []
    if foresight.too_many is not None:
        said = _too_many(foresight.too_many, foresight.at_terminal, w)
    else:
        said = lines(*_said(foresight, w, today))
    return [box(said, style="emphasis")]


def submit_label(foresight: Foresight | None, w: Words) -> str:
    """What the button does: what has not been shown is shown first."""
    return w("Save") if foresight else w("See what changes")


def _said(foresight: Foresight, w: Words, today: date | None) -> list[str]:
    number = len(foresight.people) + foresight.others
    if not number:
        return [bold(w("Nobody's balance or booked leave changes."))]
    title = w.count("This is what changes for {n} person", "This is what changes for {n} people", number)
    rest = foresight.others
    others = safe(more(rest, w)) if rest else ""
    return [bold(title), *bullets((w.shift(each, today) for each in foresight.people), w), others]


def _too_many(people: int, command: str, w: Words) -> list[Piece]:
    """Said where trying it would take longer than Teams waits."""
    said = w.count(
        "With {n} person what changes cannot be shown here in time.",
        "With {n} people what changes cannot be shown here in time.",
        people,
    )
    first = safe(w("At a terminal it can be seen first:"))
    return [*lines(bold(said), first), text(safe(command), fontType="monospace", spacing="small")]
