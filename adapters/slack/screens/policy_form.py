"""How much leave of a type there is from a day on: the form that shows what follows."""

from adapters.slack.actions import EVERYWHERE, Action, Callback, Input, Kept
from adapters.slack.blocks import actions, section
from adapters.slack.elements import asks, button, date_picker, number_input, select
from adapters.slack.screens.foreseen import foreseen, submit_label
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.joining import typed
from adapters.slack.texts import Piece, safe
from bot.screens.terms import PolicyForm
from bot.wording import Words
from domain.amounts import Amount


def policy_form(screen: PolicyForm, w: Words, channel_id: str | None) -> Piece:
    """What follows, then what, where, how much and from when.

    The amounts' blocks are others for each type and place. The form is longer than a screen: what it comes to
    stands on top, where whoever changed a number and pressed the button looks.
    """
    shown = foreseen(screen.foreseen, screen.refusal, w, screen.today)
    blocks = [*shown, *_of_what(screen, w), *_terms(screen, w)]
    kept = Kept(channel_id=channel_id, seen=screen.values.seen)
    return dialog(Callback.POLICY, w("Leave policy"), submit_label(screen.foreseen, w), blocks, kept, w)


def way_to_policy_form(screen: PolicyForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    text = w("Everything is ready to say how much leave there is.")
    return [section(safe(text)), *actions(button(Action.OPEN_POLICY, w("Open the form")))]


def _of_what(screen: PolicyForm, w: Words) -> list[Piece]:
    values = screen.values
    types = [(str(each.id), each.name) for each in screen.types]
    places = [(EVERYWHERE, w("Everywhere without terms of its own"))]
    places += [(str(each.id), each.name) for each in screen.places]
    place = values.location_id or EVERYWHERE
    kind = select(Input.LEAVE_TYPE, types, values.leave_type_id, w("Choose a type"))
    day = date_picker(Input.FROM_DAY, values.from_day, w("Choose a day"))
    return [
        asks(w("Type"), kind, is_live=True),
        asks(w("Where"), select(Input.LOCATION, places, place, w("Choose")), is_live=True),
        asks(w("From"), day, hint=w("Until then everything stays as it is."), is_live=True),
    ]


def _terms(screen: PolicyForm, w: Words) -> list[Piece]:
    values = screen.values
    until = date_picker(Input.CARRIED_UNTIL, values.carried_until, w("Choose a day"))
    all_of_it, not_at_all = w("Empty carries all of it."), w("Empty is not at all.")
    return [
        _number(Input.ENTITLEMENT, w("A year"), values.entitlement, screen, w),
        _number(Input.CARRIED, w("Carried over at most"), values.carried, screen, w, all_of_it),
        asks(
            w("Carried leave can be used until"),
            until,
            block_id=_block(Input.CARRIED_UNTIL, screen),
            hint=w("The same day in every leave year; empty is for ever."),
            is_optional=True,
        ),
        _number(Input.DEBT, w("May go below 0 by"), values.debt, screen, w, not_at_all),
    ]


def _number(
    field: Input, label: str, value: Amount | None, screen: PolicyForm, w: Words, hint: str | None = None
) -> Piece:
    box = number_input(field, typed(value), w("A number"))
    return asks(label, box, block_id=_block(field, screen), hint=hint, is_optional=hint is not None)


def _block(field: Input, screen: PolicyForm) -> str:
    values = screen.values
    return f"{field}.{values.leave_type_id}.{values.location_id or EVERYWHERE}"[:255]
