"""How much leave of a type there is from a day on: the form that shows what follows."""

from adapters.teams.actions import EVERYWHERE, Callback, Input, Kept
from adapters.teams.elements import actions, day_field, number_field, select
from adapters.teams.screens.foreseen import foreseen, submit_label
from adapters.teams.screens.forms import Sheet, look, sheet
from adapters.teams.screens.joining import typed
from adapters.teams.screens.parts import hint
from adapters.teams.texts import Piece
from bot.screens.terms import PolicyForm
from bot.wording import Words
from domain.amounts import Amount


def policy_form(screen: PolicyForm, w: Words) -> Sheet:
    """What follows, then what, where, how much and from when.

    The form is longer than a screen: what it comes to stands on top, where whoever changed a number and
    pressed the button looks.
    """
    shown = foreseen(screen.foreseen, screen.refusal, w, screen.today)
    body = [*shown, *_of_what(screen, w), *_terms(screen, w)]
    submit = submit_label(screen.foreseen, w)
    kept = Kept(seen=screen.values.seen)
    return sheet(Callback.POLICY, w("Leave policy"), submit, body, kept, w)


def _of_what(screen: PolicyForm, w: Words) -> list[Piece]:
    values = screen.values
    types = [(str(each.id), each.name) for each in screen.types]
    places = [(EVERYWHERE, w("Everywhere without terms of its own"))]
    places += [(str(each.id), each.name) for each in screen.places]
    place = values.location_id or EVERYWHERE
    choose = w("Choose a type")
    return [
        select(Input.LEAVE_TYPE, w("Type"), types, values.leave_type_id, placeholder=choose),
        select(Input.LOCATION, w("Where"), places, place, placeholder=w("Choose")),
        day_field(Input.FROM_DAY, w("From"), values.from_day),
        *hint(w("Until then everything stays as it is.")),
        *actions(look(Callback.POLICY, w("Show these terms"), Kept(seen=values.seen))),
    ]


def _terms(screen: PolicyForm, w: Words) -> list[Piece]:
    values = screen.values
    until = w("Carried leave can be used until")
    return [
        *_number(Input.ENTITLEMENT, w("A year"), values.entitlement, w),
        *_number(Input.CARRIED, w("Carried over at most"), values.carried, w, w("Empty carries all of it.")),
        day_field(Input.CARRIED_UNTIL, until, values.carried_until),
        *hint(w("The same day in every leave year; empty is for ever.")),
        *_number(Input.DEBT, w("May go below 0 by"), values.debt, w, w("Empty is not at all.")),
    ]


def _number(field: Input, label: str, value: Amount | None, w: Words, said: str = "") -> list[Piece]:
    return [number_field(field, label, typed(value), w("A number")), *hint(said)]
