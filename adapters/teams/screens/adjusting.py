"""A correction of a balance by hand: the form, and what those concerned read."""

from adapters.teams.actions import Action, Callback, Input, Kept
from adapters.teams.cards import box, lines, small, text
from adapters.teams.elements import (
    actions,
    beside,
    day_field,
    number_field,
    person_field,
    select,
    show,
    text_field,
    tick,
)
from adapters.teams.screens.forms import Sheet, look, sheet
from adapters.teams.screens.joining import typed
from adapters.teams.screens.parts import hint, quoted
from adapters.teams.texts import Piece, bold, emoji, safe
from bot.screens.adjusting import AdjustedNews, AdjustForm
from bot.screens.requesting import TypeChoice
from bot.wording import Words
from domain.amounts import NOTHING


def adjust_form(screen: AdjustForm, w: Words) -> Sheet:
    """Whose balance, by how much, from when to when, and why."""
    body = [*_doubt(screen, w), *_whose(screen, w), *_fields(screen, w)]
    return sheet(Callback.ADJUST, w("Correct a balance"), w("Save"), body, Kept(), w)


def adjusted_news(screen: AdjustedNews, w: Words) -> list[Piece]:
    """By how much, why, and what that makes of the balance."""
    until = w("Usable until {day}", day=w.day(screen.last_day, screen.today)) if screen.last_day else ""
    left = w.left(screen.available, screen.type.unit) if screen.available is not None else ""
    return [
        text(f"{emoji(screen.type.emoji)}{bold(_said(screen, w))}"),
        *quoted(w("{name} says", name=screen.by.name), screen.reason),
        *small(safe(until) if until else "", safe(left) if left else ""),
        *actions(_why(screen, w)),
    ]


def _said(screen: AdjustedNews, w: Words) -> str:
    facts = {
        "type": screen.type.name,
        "amount": w.amount(abs(screen.amount), screen.type.unit),
        "day": w.day(screen.day, screen.today),
    }
    is_more, name, by = screen.amount > NOTHING, screen.person.name, screen.by.name
    if screen.reader_id == screen.person.id:
        if is_more:
            return w("{by} added {amount} of {type} to your balance on {day}", by=by, **facts)
        return w("{by} took {amount} of {type} from your balance on {day}", by=by, **facts)
    if is_more:
        return w("{name} has {amount} more of {type} from {day} on", name=name, **facts)
    return w("{name} has {amount} less of {type} from {day} on", name=name, **facts)


def _why(screen: AdjustedNews, w: Words) -> Piece | None:
    if screen.reader_id != screen.person.id:
        return None
    return show(Action.SHOW_WHY, w("Why this balance"), {"type": screen.type.id})


def _whose(screen: AdjustForm, w: Words) -> list[Piece]:
    """The person, and the types with what they have of each."""
    values, has_balance = screen.values, screen.person is not None
    types = [(str(each.type.id), _choice(each, w, has_balance=has_balance)) for each in screen.types]
    kind, choose = values.leave_type_id or types[0][0], w("Choose a type")
    return [
        person_field(Input.PERSON, w("Who"), values.user_id, w("Choose a person")),
        *actions(look(Callback.ADJUST, w("Show their balances"), Kept())),
        select(Input.LEAVE_TYPE, w("Type"), types, kind, placeholder=choose),
    ]


def _choice(choice: TypeChoice, w: Words, *, has_balance: bool) -> str:
    left = f" – {w.left(choice.available, choice.type.unit)}" if has_balance else ""
    return f"{choice.type.name}{left}"


def _fields(screen: AdjustForm, w: Words) -> list[Piece]:
    values = screen.values
    return [
        number_field(Input.AMOUNT, w("How much"), typed(values.amount), w("A number")),
        *hint(w("Below 0 takes away.")),
        beside(
            day_field(Input.DAY, w("On"), values.day),
            day_field(Input.LAST_DAY, w("Last day"), values.last_day),
        ),
        *hint(w("Usable until then; empty is for ever.")),
        text_field(Input.REASON, w("Reason"), values.reason, w("Why it is corrected")),
        *hint(w("It stands in the balance, for them to read.")),
    ]


def _doubt(screen: AdjustForm, w: Words) -> list[Piece]:
    """What looks like a slip, and the way to say that it is meant."""
    if screen.doubt is None:
        return []
    lead, why = w("Nothing has been saved yet."), w.refusal(screen.doubt, screen.today)
    said = box(lines(bold(lead), safe(why)), style="warning")
    return [said, tick(Input.MEANT, w("I mean it"), is_ticked=screen.values.is_meant)]
