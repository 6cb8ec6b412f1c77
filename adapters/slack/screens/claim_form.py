"""The form to claim time worked, which says along what it is worth."""

from adapters.slack.actions import Action, Callback, Input, Kept, write_dates
from adapters.slack.blocks import actions, section
from adapters.slack.elements import (
    asks,
    button,
    date_picker,
    number_input,
    radio,
    select,
    text_input,
    time_picker,
)
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.joining import typed
from adapters.slack.screens.request_form import asked_in, part_name
from adapters.slack.texts import Piece, bold, safe
from bot.screens.claiming import ClaimForm, ClaimValues
from bot.screens.requesting import FormValues, PartChoice
from bot.wording import Words
from domain.policies.leave_type import Unit

PARTS = (PartChoice.HOURS, PartChoice.ALL_DAY, PartChoice.MORNING, PartChoice.AFTERNOON)


def claim_form(screen: ClaimForm, w: Words, channel_id: str | None) -> Piece:
    """The dialog. Blocks of fields keep their ids, so that what was typed survives each recount."""
    submit = w("Send to approvers") if screen.needs_approval else w("Claim")
    blocks = [*_fields(screen, w), *_worth(screen, w), *_more(screen, w)]
    kept = Kept(request_id=screen.values.request_id, channel_id=channel_id)
    return dialog(Callback.CLAIM, w("Claim time worked"), submit, blocks, kept, w)


def way_to_claim_form(screen: ClaimForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    values = screen.values
    period = FormValues(
        values.request_id, None, values.day, values.day, values.part, values.start, values.end
    )
    value = write_dates(asked_in(period), None)
    text = w("The form is ready to claim time you worked.")
    return [section(safe(text)), *actions(button(Action.OPEN_CLAIM, w("Open the form"), value))]


def _fields(screen: ClaimForm, w: Words) -> list[Piece]:
    values = screen.values
    types = [(str(each.id), each.name) for each in screen.types]
    parts = [(part.value, part_name(part, w)) for part in PARTS]
    kind = select(Input.LEAVE_TYPE, types, values.leave_type_id or types[0][0], w("Choose a type"))
    return [
        asks(w("Type"), kind, is_live=True),
        asks(w("Worked on"), date_picker(Input.DAY, values.day, w("Choose a day")), is_live=True),
        asks(w("Part of the day"), radio(Input.PART, parts, values.part.value), is_live=True),
        *(_hours(values, w) if values.part is PartChoice.HOURS else []),
    ]


def _hours(values: ClaimValues, w: Words) -> list[Piece]:
    time = w("Choose a time")
    return [
        asks(w("From"), time_picker(Input.START, values.start, time), is_live=True),
        asks(w("To"), time_picker(Input.END, values.end, time), is_live=True),
    ]


def _worth(screen: ClaimForm, w: Words) -> list[Piece]:
    """What it gives and until when, or why it cannot be claimed."""
    if screen.refusal is not None:
        lead, why = w("This cannot be sent yet."), w.refusal(screen.refusal, screen.today)
        return [section(bold(lead), safe(why), block_id="worth")]
    worth = screen.worth
    if worth is None:
        return []
    amount = w.amount(worth.amount, worth.unit)
    if worth.until is None:
        return [section(bold(w("That is {amount}.", amount=amount)), block_id="worth")]
    until = w.day(worth.until, screen.today)
    return [
        section(bold(w("That is {amount}, usable until {day}.", amount=amount, day=until)), block_id="worth")
    ]


def _more(screen: ClaimForm, w: Words) -> list[Piece]:
    values = screen.values
    label = w("Note to approvers") if screen.needs_approval else w("Note")
    only = w("Claim only so many hours") if _unit(screen) is Unit.HOURS else w("Claim only so many days")
    fewer = w("Empty claims all of it.")
    amount = number_input(Input.AMOUNT, typed(values.amount), w("All of it"))
    note = text_input(Input.NOTE, values.note, w("What was done"))
    return [
        asks(only, amount, hint=fewer, is_optional=True, is_live=True),
        asks(label, note, is_optional=True),
    ]


def _unit(screen: ClaimForm) -> Unit:
    chosen = [each.unit for each in screen.types if each.id == screen.values.leave_type_id]
    return (chosen or [screen.types[0].unit])[0]
