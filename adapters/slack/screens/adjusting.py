"""A correction of a balance by hand: the form, and what those concerned read."""

from adapters.slack.actions import MEANT, Action, Callback, Input, Kept
from adapters.slack.blocks import actions, context, section
from adapters.slack.elements import (
    asks,
    button,
    checkbox,
    date_picker,
    number_input,
    person_picker,
    select,
    text_input,
)
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.joining import typed
from adapters.slack.screens.parts import quoted
from adapters.slack.texts import Piece, bold, emoji, safe
from bot.screens.adjusting import AdjustedNews, AdjustForm
from bot.screens.requesting import TypeChoice
from bot.wording import Words
from domain.amounts import NOTHING


def adjust_form(screen: AdjustForm, w: Words, channel_id: str | None) -> Piece:
    """Whose balance, by how much, from when to when, and why."""
    blocks = [*_whose(screen, w), *_fields(screen, w), *_doubt(screen, w)]
    kept = Kept(channel_id=channel_id)
    return dialog(Callback.ADJUST, w("Correct a balance"), w("Save"), blocks, kept, w)


def way_to_adjust_form(screen: AdjustForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    text = w("Everything is ready to correct a balance.")
    opens = button(Action.OPEN_ADJUST, w("Open the form"), screen.values.user_id)
    return [section(safe(text)), *actions(opens)]


def adjusted_news(screen: AdjustedNews, w: Words) -> list[Piece]:
    """By how much, why, and what that makes of the balance."""
    until = w("Usable until {day}", day=w.day(screen.last_day, screen.today)) if screen.last_day else ""
    left = w.left(screen.available, screen.type.unit) if screen.available is not None else ""
    small = [safe(each) for each in (until, left) if each]
    return [
        section(f"{emoji(screen.type.emoji)}{bold(_said(screen, w))}"),
        *quoted(w("{name} says", name=screen.by.name), screen.reason),
        *([context(*small)] if small else []),
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
    return button(Action.SHOW_WHY, w("Why this balance"), screen.type.id)


def _whose(screen: AdjustForm, w: Words) -> list[Piece]:
    """The person, and the types with what they have of each: another block for each person and day."""
    values, has_balance = screen.values, screen.person is not None
    types = [(str(each.type.id), _choice(each, w, has_balance=has_balance)) for each in screen.types]
    kind = select(Input.LEAVE_TYPE, types, values.leave_type_id or types[0][0], w("Choose a type"))
    block_id = f"{Input.LEAVE_TYPE}.{values.user_id or ''}.{values.day or ''}"
    person = person_picker(Input.PERSON, values.user_id, w("Choose a person"))
    return [asks(w("Who"), person, is_live=True), asks(w("Type"), kind, block_id=block_id)]


def _choice(choice: TypeChoice, w: Words, *, has_balance: bool) -> str:
    left = f" – {w.left(choice.available, choice.type.unit)}" if has_balance else ""
    return f"{choice.type.name}{left}"


def _fields(screen: AdjustForm, w: Words) -> list[Piece]:
    values, day = screen.values, w("Choose a day")
    amount = number_input(Input.AMOUNT, typed(values.amount), w("A number"), least=None)
    last_day = date_picker(Input.LAST_DAY, values.last_day, day)
    reason = text_input(Input.REASON, values.reason, w("Why it is corrected"))
    return [
        asks(w("How much"), amount, hint=w("Below 0 takes away.")),
        asks(w("On"), date_picker(Input.DAY, values.day, day), is_live=True),
        asks(w("Last day"), last_day, hint=w("Usable until then; empty is for ever."), is_optional=True),
        asks(w("Reason"), reason, hint=w("It stands in the balance, for them to read.")),
    ]


def _doubt(screen: AdjustForm, w: Words) -> list[Piece]:
    """What looks like a slip, and the way to say that it is meant."""
    if screen.doubt is None:
        return []
    lead, why = w("Nothing has been saved yet."), w.refusal(screen.doubt, screen.today)
    box = checkbox(Input.MEANT, (MEANT, w("I mean it")), is_ticked=screen.values.is_meant)
    return [
        section(bold(lead), safe(why), block_id="doubt"),
        asks(w("Is that meant?"), box, is_optional=True),
    ]
