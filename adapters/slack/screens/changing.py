"""What somebody sees who changes leave: the form with the difference, the question why, the list."""

from adapters.slack.actions import Callback, Input, Kept
from adapters.slack.blocks import actions, context, header, section
from adapters.slack.elements import asks, date_picker, multi_select, radio, text_input
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.parts import (
    ask,
    ask_why,
    cancel,
    change,
    employee_of,
    found,
    headline,
    standing,
    withdraw,
)
from adapters.slack.screens.request_form import also_away, hours, lowest, part_name
from adapters.slack.texts import Piece, bold, safe
from bot.screens.changing import CancelForm, ChangeForm, OwnLeave
from bot.screens.facts import CostFact, RequestFact
from bot.screens.requesting import PartChoice, Receipt
from bot.wording import Words

MOST_SHOWN = 12


def change_form(screen: ChangeForm, w: Words, channel_id: str | None) -> Piece:
    """The dialog. Blocks of fields keep their ids, so that what was chosen survives each recount."""
    values = screen.values
    submit = w("Send to approvers") if screen.needs_approval else w("Change leave")
    title = w("Now: {leave}", leave=f"{screen.leave.type.name}, {w.days_of(screen.leave, screen.today)}")
    blocks = [
        section(*_whose(screen), bold(title)),
        *_fields(screen, w),
        *_difference(screen, w),
        _note(screen, w),
    ]
    kept = Kept(values.form.request_id, values.employee_id, channel_id, leave_id=values.leave_id)
    return dialog(Callback.CHANGE, w("Change leave"), submit, blocks, kept, w)


def way_to_change_form(screen: ChangeForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    return [section(headline(screen.leave, w)), *actions(change(screen.leave, w))]


def cancel_form(screen: CancelForm, w: Words, channel_id: str | None) -> Piece:
    """Asks why."""
    leave = screen.leave
    hint = w("{name} will read it.", name=leave.requester.name)
    field = text_input(Input.REASON, None, w("Why it is given back"))
    blocks = [
        section(bold(leave.requester.name), headline(leave, w)),
        asks(w("Reason"), field, hint=hint, is_optional=True),
    ]
    kept = Kept(leave.id, employee_of(leave), channel_id)
    return dialog(Callback.CANCEL, w("Cancel leave"), w("Cancel leave"), blocks, kept, w)


def way_to_cancel_form(screen: CancelForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    leave = screen.leave
    return [section(bold(leave.requester.name), headline(leave, w)), *actions(ask_why(leave, w))]


def own_leave(screen: OwnLeave, w: Words) -> list[Piece]:
    """Each with its buttons; how many more there are at the end."""
    if not screen.receipts:
        return _nothing(screen, w)
    shown, rest = screen.receipts[:MOST_SHOWN], len(screen.receipts) - MOST_SHOWN
    more = section(safe(w.count("and {n} more", "and {n} more", rest)))
    name = [header(screen.person.name)] if screen.person else []
    return [
        *name,
        *(block for each in shown for block in _to_change(each, w, screen.person is None)),
        *([more] if rest > 0 else []),
    ]


def _nothing(screen: OwnLeave, w: Words) -> list[Piece]:
    if screen.person:
        return [section(safe(w("{name} has no leave to change or cancel.", name=screen.person.name)))]
    return [section(safe(w("You have no leave to change or cancel."))), *actions(ask(w, is_primary=True))]


def open_change(request: RequestFact | None, w: Words, *, is_mine: bool = True) -> list[Piece]:
    """A change that waits, with the button to take it back for its owner."""
    if request is None:
        return []
    lead = w("To be cancelled") if request.change and request.change.is_cancellation else w("To be changed")
    return [
        section(
            bold(lead),
            safe(w.days_of(request)),
            *standing(request, w),
            accessory=withdraw(request, w) if is_mine else None,
        )
    ]


def changing_buttons(receipt: Receipt, w: Words) -> list[Piece | None]:
    """What its owner can do about leave."""
    request = receipt.request
    cancelling = ask_why(request, w) if receipt.needs_why else cancel(request, w)
    return [
        withdraw(request, w) if receipt.may_withdraw else None,
        change(request, w) if receipt.may_change else None,
        cancelling if receipt.may_cancel else None,
    ]


def _to_change(receipt: Receipt, w: Words, is_mine: bool) -> list[Piece]:
    return [
        section(headline(receipt.request, w), *standing(receipt.request, w)),
        *open_change(receipt.change, w, is_mine=is_mine),
        *actions(*changing_buttons(receipt, w)),
    ]


def _whose(screen: ChangeForm) -> list[str]:
    return [] if screen.is_mine else [bold(screen.leave.requester.name)]


def _fields(screen: ChangeForm, w: Words) -> list[Piece]:
    values = screen.values.form
    parts = [(part.value, part_name(part, w)) for part in screen.parts]
    chosen = values.part if values.part in screen.parts else screen.parts[0]
    day = w("Choose a day")
    return [
        asks(w("First day"), date_picker(Input.FIRST_DAY, values.first_day, day), is_live=True),
        asks(w("Last day"), date_picker(Input.LAST_DAY, values.last_day, day), is_live=True),
        asks(w("Part of the day"), radio(Input.PART, parts, chosen.value), is_live=True),
        *(hours(values, w) if chosen is PartChoice.HOURS else []),
        *_between(screen, w),
    ]


def _between(screen: ChangeForm, w: Words) -> list[Piece]:
    """The days in between: another block for other days, so that Slack forgets what was chosen of them."""
    if not screen.between:
        return []
    days = [(day.isoformat(), w.day(day, screen.today)) for day in screen.between]
    chosen = [day.isoformat() for day in screen.values.given_back]
    menu = multi_select(Input.GIVEN_BACK, days, chosen, w("Days to work after all"))
    return [
        asks(
            w("Give back in between"),
            menu,
            block_id=f"{Input.GIVEN_BACK}.{days[0][0]}.{days[-1][0]}",
            is_optional=True,
            is_live=True,
        )
    ]


def _difference(screen: ChangeForm, w: Words) -> list[Piece]:
    """What the change takes or gives back, or why it cannot be."""
    blocks = []
    if screen.cost is not None and screen.asked is not None:
        blocks.append(section(*_costs(screen, screen.cost, w), block_id="cost"))
    if screen.refusal is not None:
        lead, why = w("This cannot be sent yet."), w.refusal(screen.refusal, screen.today)
        blocks.append(section(bold(lead), safe(why), block_id="refusal"))
    elif screen.cost is None:
        blocks.append(section(safe(w("Nothing changes yet.")), block_id="cost"))
    return [
        *blocks,
        *found(screen.found, w, screen.today),
        *(also_away(screen.cost, screen.today, w) if screen.cost else []),
        *_who_decides(screen, w),
    ]


def _costs(screen: ChangeForm, cost: CostFact, w: Words) -> list[str]:
    became = w.asked(screen.asked, screen.today) if screen.asked else ""
    difference = w.difference(screen.leave.amount, cost.amount, cost.unit)
    sizes = w(
        "{before} → {after}: {difference}",
        before=w.amount(screen.leave.amount, cost.unit),
        after=w.amount(cost.amount, cost.unit),
        difference=difference,
    )
    lines = [bold(w("Then: {days}", days=became)), safe(sizes)]
    if cost.before is not None and cost.after is not None:
        lines.append(safe(w.before_and_after(cost.before, cost.after, cost.unit)))
    return [*lines, *lowest(cost, screen.today, w)]


def _who_decides(screen: ChangeForm, w: Words) -> list[Piece]:
    if screen.refusal is not None or screen.cost is None:
        return []
    later = w("The leave stands as it is until this is decided.")
    return [context(safe(later if screen.needs_approval else w("This is done at once.")))]


def _note(screen: ChangeForm, w: Words) -> Piece:
    if screen.is_mine:
        label, hint = w("Note"), w("Only you, those who decide and administrators read it.")
    else:
        label, hint = w("Reason"), w("Needed for days that are past, and against what a rule refuses.")
    field = text_input(Input.NOTE, screen.values.form.note, w("What they should know"))
    return asks(label, field, hint=hint, is_optional=True)
