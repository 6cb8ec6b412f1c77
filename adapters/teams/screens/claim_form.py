"""The form to claim time worked, which says along what it is worth."""

from adapters.teams.actions import Callback, Input, Kept
from adapters.teams.cards import box, lines
from adapters.teams.elements import beside, day_field, number_field, select, text_field, time_field
from adapters.teams.screens.forms import Sheet, sheet
from adapters.teams.screens.joining import typed
from adapters.teams.screens.parts import part_name, refused
from adapters.teams.texts import Piece, bold
from bot.screens.claiming import ClaimForm, ClaimValues
from bot.screens.requesting import PartChoice
from bot.wording import Words
from domain.policies.leave_type import Unit

PARTS = (PartChoice.HOURS, PartChoice.ALL_DAY, PartChoice.MORNING, PartChoice.AFTERNOON)


def claim_form(screen: ClaimForm, w: Words) -> Sheet:
    """When the time was worked, what it is worth, and what was done."""
    submit = w("Send to approvers") if screen.needs_approval else w("Claim")
    body = [*_fields(screen, w), *_more(screen, w), *_worth(screen, w)]
    kept = Kept(request_id=screen.values.request_id)
    looks = w("Work out")
    return sheet(Callback.CLAIM, w("Claim time worked"), submit, body, kept, w, work_out=looks)


def _fields(screen: ClaimForm, w: Words) -> list[Piece]:
    values = screen.values
    types = [(str(each.id), each.name) for each in screen.types]
    parts = [(part.value, part_name(part, w)) for part in PARTS]
    kind, choose = values.leave_type_id or types[0][0], w("Choose a type")
    return [
        select(Input.LEAVE_TYPE, w("Type"), types, kind, placeholder=choose),
        day_field(Input.DAY, w("Worked on"), values.day),
        select(Input.PART, w("Part of the day"), parts, values.part.value),
        *(_hours(values, w) if values.part is PartChoice.HOURS else []),
    ]


def _hours(values: ClaimValues, w: Words) -> list[Piece]:
    return [
        beside(
            time_field(Input.START, w("From"), values.start),
            time_field(Input.END, w("To"), values.end),
        ),
    ]


def _worth(screen: ClaimForm, w: Words) -> list[Piece]:
    """What it gives and until when, or why it cannot be claimed."""
    if screen.refusal is not None:
        return [refused(w.refusal(screen.refusal, screen.today), w)]
    worth = screen.worth
    if worth is None:
        return []
    amount = w.amount(worth.amount, worth.unit)
    if worth.until is None:
        return [box(lines(bold(w("That is {amount}.", amount=amount))), style="emphasis")]
    until = w.day(worth.until, screen.today)
    said = w("That is {amount}, usable until {day}.", amount=amount, day=until)
    return [box(lines(bold(said)), style="emphasis")]


def _more(screen: ClaimForm, w: Words) -> list[Piece]:
    values = screen.values
    label = w("Note to approvers") if screen.needs_approval else w("Note")
    only = w("Claim only so many hours") if _unit(screen) is Unit.HOURS else w("Claim only so many days")
    return [
        number_field(Input.AMOUNT, only, typed(values.amount), w("Empty claims all of it.")),
        text_field(Input.NOTE, label, values.note, w("What was done")),
    ]


def _unit(screen: ClaimForm) -> Unit:
    chosen = [each.unit for each in screen.types if each.id == screen.values.leave_type_id]
    return (chosen or [screen.types[0].unit])[0]
