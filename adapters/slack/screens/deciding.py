"""What an approver sees: the card to decide, and the question for a reason."""

from adapters.slack.actions import Action, Callback, Input, Kept
from adapters.slack.blocks import actions, context, section
from adapters.slack.elements import asks, button, confirm, text_input
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.parts import (
    ask_why,
    bullets,
    change,
    employee_of,
    found,
    gives_back,
    headline,
    overridden,
    own_page,
    quoted,
    shortly,
    standing,
    value_of,
)
from adapters.slack.texts import Piece, bold, safe
from bot.screens.deciding import ApprovalCard, DeclineForm, OverrideForm
from bot.screens.facts import RequestFact
from bot.wording import Words

MOST_AWAY = 12


def approval_card(screen: ApprovalCard, w: Words) -> list[Piece]:
    """Who, what, when and how long; what it means; the buttons. Decided, it is its own record."""
    request = screen.request
    today = request.requested_at.date()
    return [
        section(bold(w.title(request)), headline(request, w), *standing(request, w)),
        *quoted(w("{name} says", name=request.requester.name), request.note),
        *_reason(request, w),
        *overridden(request, w),
        *found(screen.found, w, today),
        *gives_back(screen.gives_back, w, today),
        *_balance(screen, w),
        *_colleagues(screen, w),
        *actions(
            *(deciding_buttons(request, w) if screen.may_decide else []),
            undo(request, w) if screen.may_undo else None,
            change(request, w) if screen.may_change else None,
            ask_why(request, w) if screen.may_change else None,
            own_page(request, w),
        ),
    ]


def decline_form(screen: DeclineForm, w: Words, channel_id: str | None) -> Piece:
    """Asks for a reason, which may be left empty."""
    request = screen.request
    hint = w("{name} will read it. It may be left empty.", name=request.requester.name)
    blocks = [
        section(bold(w.title(request)), headline(request, w)),
        asks(
            w("Reason"),
            text_input(Input.REASON, None, w("Why, and what would work instead")),
            hint=hint,
            is_optional=True,
        ),
    ]
    kept = Kept(request.id, employee_of(request), channel_id)
    return dialog(Callback.DECLINE, w("Decline request"), w("Decline"), blocks, kept, w)


def override_form(screen: OverrideForm, w: Words, channel_id: str | None) -> Piece:
    """What speaks against it, and the question why it is approved all the same."""
    request = screen.request
    hint = w("{name} will read it.", name=request.requester.name)
    field = text_input(Input.REASON, None, w("Why it is approved all the same"))
    blocks = [*_against(screen, w), asks(w("Reason"), field, hint=hint)]
    kept = Kept(request.id, employee_of(request), channel_id)
    return dialog(Callback.OVERRIDE, w("Approve anyway"), w("Approve"), blocks, kept, w)


def way_to_override_form(screen: OverrideForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    request = screen.request
    label = w("Approve {request}", request=shortly(request, w))
    approve = button(Action.APPROVE, w("Approve anyway"), value_of(request), label=label)
    return [*_against(screen, w), *actions(approve)]


def _against(screen: OverrideForm, w: Words) -> list[Piece]:
    return [
        section(bold(w.title(screen.request)), headline(screen.request, w)),
        section(
            bold(w("A rule speaks against it.")),
            safe(w.refusal(screen.refusal, screen.today)),
            block_id="refusal",
        ),
    ]


def way_to_decline_form(screen: DeclineForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    request = screen.request
    return [
        section(bold(w.title(request)), headline(request, w)),
        *actions(button(Action.ASK_REASON, w("Decline with a reason"), value_of(request))),
    ]


def _reason(request: RequestFact, w: Words) -> list[Piece]:
    decision = request.decision
    if decision is None or decision.by is None:
        return []
    return quoted(w("{name} says", name=decision.by.name), decision.reason)


def _balance(screen: ApprovalCard, w: Words) -> list[Piece]:
    """What it takes from the balance, and the holidays that it does not count."""
    request, facts = screen.request, []
    if screen.before is not None and screen.after is not None and request.status.is_active:
        left = w.before_and_after(screen.before, screen.after, request.type.unit)
        facts.append(w("Balance: {left}", left=left))
    if request.holidays:
        holidays = w.listed(w.holiday(holiday) for holiday in request.holidays)
        facts.append(w("Not counted: {holidays}", holidays=holidays))
    return [context(*(safe(fact) for fact in facts))] if facts else []


def _colleagues(screen: ApprovalCard, w: Words) -> list[Piece]:
    if not screen.away:
        return []
    today = screen.request.requested_at.date()
    lines = bullets((w.away(each, today) for each in screen.away), w, MOST_AWAY)
    return [section(bold(w("Also away then")), *lines)]


def undo(request: RequestFact, w: Words) -> Piece:
    """Takes one's own decision back, for a day."""
    label = w("Undo what you decided: {request}", request=shortly(request, w))
    return button(Action.UNDO, w("Undo"), value_of(request), label=label)


def deciding_buttons(request: RequestFact, w: Words) -> list[Piece]:
    """Approve, Decline after asking once more, Decline with a reason."""
    value, about = value_of(request), shortly(request, w)
    sure = confirm(
        w("Decline this request?"),
        w("{request}. They are told at once.", request=about),
        w("Decline"),
        w("Go back"),
    )
    approve = w("Approve {request}", request=about)
    decline = w("Decline {request}", request=about)
    why = w("Decline with a reason: {request}", request=about)
    return [
        button(Action.APPROVE, w("Approve"), value, style="primary", label=approve),
        button(Action.DECLINE, w("Decline"), value, style="danger", label=decline, confirm=sure),
        button(Action.ASK_REASON, w("Decline with a reason"), value, label=why),
    ]
