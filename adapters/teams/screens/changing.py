"""What somebody sees who changes leave: the form with the difference, the question why, the list."""

from adapters.teams.actions import Callback, Input, Kept
from adapters.teams.cards import box, heading, lines, small, text
from adapters.teams.elements import actions, multi_select, text_field
from adapters.teams.screens.forms import Sheet, sheet
from adapters.teams.screens.parts import (
    ask_why,
    cancel,
    change,
    found,
    headline,
    hint,
    more,
    refused,
    request_leave,
    standing,
    tight,
    withdraw,
)
from adapters.teams.screens.request_form import also_away, lowest, when_fields
from adapters.teams.texts import Piece, bold, safe
from bot.screens.changing import CancelForm, ChangeForm, OwnLeave
from bot.screens.facts import CostFact, RequestFact
from bot.screens.requesting import Receipt
from bot.wording import Words

MOST_SHOWN = 8


def change_form(screen: ChangeForm, w: Words) -> Sheet:
    """What the leave is, what it would become, and what that takes or gives back."""
    values = screen.values
    now = w("Now: {leave}", leave=f"{screen.leave.type.name}, {w.days_of(screen.leave, screen.today)}")
    body = [
        *lines(*_whose(screen), bold(now)),
        *when_fields(values.form, screen.parts, w),
        *_between(screen, w),
        *_difference(screen, w),
        *_note(screen, w),
    ]
    return sheet(
        Callback.CHANGE,
        w("Change leave"),
        w("Send to approvers") if screen.needs_approval else w("Change leave"),
        body,
        Kept(values.form.request_id, values.employee_id, leave_id=values.leave_id),
        w,
        work_out=w("Work out"),
    )


def cancel_form(screen: CancelForm, w: Words) -> Sheet:
    """Asks why."""
    leave = screen.leave
    body = [
        *lines(bold(leave.requester.name), headline(leave, w)),
        text_field(Input.REASON, w("Reason"), None, w("Why it is given back")),
        *hint(w("{name} will read it.", name=leave.requester.name)),
    ]
    kept = Kept(leave.id, leave.requester.id)
    return sheet(Callback.CANCEL, w("Cancel leave"), w("Cancel leave"), body, kept, w, style="destructive")


def own_leave(screen: OwnLeave, w: Words) -> list[Piece]:
    """Each with its buttons; how many more there are at the end."""
    if not screen.receipts:
        return _nothing(screen, w)
    shown, rest = screen.receipts[:MOST_SHOWN], len(screen.receipts) - MOST_SHOWN
    return [
        heading(screen.person.name if screen.person else w("Your leave")),
        *(_to_change(each, w, screen.person is None) for each in shown),
        *(small(safe(more(rest, w))) if rest > 0 else []),
    ]


def _nothing(screen: OwnLeave, w: Words) -> list[Piece]:
    if screen.person:
        return [text(safe(w("{name} has no leave to change or cancel.", name=screen.person.name)))]
    nothing = text(safe(w("You have no leave to change or cancel.")))
    return [nothing, *actions(request_leave(w, is_primary=True))]


def open_change(request: RequestFact | None, w: Words, *, is_mine: bool = True) -> list[Piece]:
    """A change that waits, with the button to take it back for its owner."""
    if request is None:
        return []
    lead = w("To be cancelled") if request.change and request.change.is_cancellation else w("To be changed")
    said = lines(bold(lead), safe(w.days_of(request)), *standing(request, w))
    return [box(said, style="emphasis"), *(actions(withdraw(request, w)) if is_mine else [])]


def changing_buttons(receipt: Receipt, w: Words) -> list[Piece | None]:
    """What its owner can do about leave."""
    request = receipt.request
    cancelling = ask_why(request, w) if receipt.needs_why else cancel(request, w)
    return [
        withdraw(request, w) if receipt.may_withdraw else None,
        change(request, w) if receipt.may_change else None,
        cancelling if receipt.may_cancel else None,
    ]


def _to_change(receipt: Receipt, w: Words, is_mine: bool) -> Piece:
    request = receipt.request
    said = [
        *lines(headline(request, w)),
        *tight(*standing(request, w)),
        *open_change(receipt.change, w, is_mine=is_mine),
        *actions(*changing_buttons(receipt, w)),
    ]
    return box(said, separator=True)


def _whose(screen: ChangeForm) -> list[str]:
    return [] if screen.is_mine else [bold(screen.leave.requester.name)]


def _between(screen: ChangeForm, w: Words) -> list[Piece]:
    """The days in between that can be worked after all."""
    if not screen.between:
        return []
    days = [(day.isoformat(), w.day(day, screen.today)) for day in screen.between]
    chosen = [day.isoformat() for day in screen.values.given_back]
    field = multi_select(Input.GIVEN_BACK, w("Give back in between"), days, chosen)
    return [field | {"placeholder": w("Days to work after all")}]


def _difference(screen: ChangeForm, w: Words) -> list[Piece]:
    """What the change takes or gives back, or why it cannot be."""
    cost = screen.cost
    pieces = []
    if cost is not None and screen.asked is not None:
        said = [*lines(*_costs(screen, cost, w)), *also_away(cost, screen.today, w)]
        pieces.append(box([*said, *_who_decides(screen, w)], style="emphasis"))
    if screen.refusal is not None:
        pieces.append(refused(w.refusal(screen.refusal, screen.today), w))
    elif cost is None:
        pieces.append(text(safe(w("Nothing changes yet."))))
    return [*pieces, *found(screen.found, w, screen.today)]


def _costs(screen: ChangeForm, cost: CostFact, w: Words) -> list[str]:
    became = w.asked(screen.asked, screen.today) if screen.asked else ""
    difference = w.difference(screen.leave.amount, cost.amount, cost.unit)
    sizes = w(
        "{before} → {after}: {difference}",
        before=w.amount(screen.leave.amount, cost.unit),
        after=w.amount(cost.amount, cost.unit),
        difference=difference,
    )
    said = [bold(w("Then: {days}", days=became)), safe(sizes)]
    if cost.before is not None and cost.after is not None:
        said.append(safe(w.before_and_after(cost.before, cost.after, cost.unit)))
    return [*said, *lowest(cost, screen.today, w)]


def _who_decides(screen: ChangeForm, w: Words) -> list[Piece]:
    if screen.refusal is not None:
        return []
    later = w("The leave stands as it is until this is decided.")
    return small(safe(later if screen.needs_approval else w("This is done at once.")))


def _note(screen: ChangeForm, w: Words) -> list[Piece]:
    if screen.is_mine:
        label, said = w("Note"), w("Only you, those who decide and administrators read it.")
    else:
        label, said = w("Reason"), w("Needed for days that are past, and against what a rule refuses.")
    field = text_field(Input.NOTE, label, screen.values.form.note, w("What they should know"))
    return [field, *hint(said)]
