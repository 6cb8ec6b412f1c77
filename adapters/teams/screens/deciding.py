"""What an approver sees: the card to decide, and the questions for a reason."""

from adapters.teams.actions import Action, Callback, Input, Kept
from adapters.teams.cards import facts, heading, lines, text
from adapters.teams.elements import actions, ask, do, text_field
from adapters.teams.screens.forms import Sheet, sheet
from adapters.teams.screens.parts import (
    ask_why,
    because,
    bullets,
    change,
    data_of,
    found,
    gives_back,
    headline,
    hint,
    overridden,
    own_page,
    quoted,
    refused_by,
    shortly,
    stands,
)
from adapters.teams.texts import Piece, bold, safe
from bot.screens.deciding import ApprovalCard, DeclineForm, OverrideForm
from bot.screens.facts import RequestFact
from bot.wording import Words

MOST_AWAY = 12


def approval_card(screen: ApprovalCard, w: Words) -> list[Piece]:
    """Who, what, when and how long; what it means; the buttons. Decided, it is its own record."""
    request = screen.request
    today = request.requested_at.date()
    return [
        *_subject(request, w),
        stands(request, w),
        *quoted(w("{name} says", name=request.requester.name), request.note),
        *because(request, w),
        *overridden(request, w),
        *found(screen.found, w, today),
        *gives_back(screen.gives_back, w, today),
        *_balance(screen, w),
        *_colleagues(screen, w),
        *actions(*(deciding_buttons(request, w) if screen.may_decide else [])),
        *actions(
            undo(request, w) if screen.may_undo else None,
            change(request, w) if screen.may_change else None,
            ask_why(request, w) if screen.may_change else None,
            own_page(request, w),
        ),
    ]


def decline_form(screen: DeclineForm, w: Words) -> Sheet:
    """Asks for a reason, which may be left empty."""
    request = screen.request
    body = [*_named(request, w), *_reason_field(request, w)]
    kept = Kept(request.id, request.requester.id)
    return sheet(Callback.DECLINE, w("Decline request"), w("Decline"), body, kept, w, style="destructive")


def override_form(screen: OverrideForm, w: Words) -> Sheet:
    """What speaks against it, and the question why it is approved all the same."""
    request = screen.request
    body = [
        *_named(request, w),
        refused_by(w.refusal(screen.refusal, screen.today), w),
        text_field(Input.REASON, w("Reason"), None, w("Why it is approved all the same")),
        *hint(w("{name} will read it.", name=request.requester.name)),
    ]
    kept = Kept(request.id, request.requester.id)
    return sheet(Callback.OVERRIDE, w("Approve anyway"), w("Approve"), body, kept, w)


def deciding_buttons(request: RequestFact, w: Words, *, has_reason: bool = True) -> list[Piece]:
    """Approve, and Decline after asking once more.

    The reason is asked for on the way; where several requests stand on a card, their own cards ask for it.
    """
    about = shortly(request, w)
    approve = w("Approve {request}", request=about)
    decline = do(Action.DECLINE, w("Decline"), data_of(request), style="destructive", takes_fields=has_reason)
    sure = lines(
        bold(w("Decline this request?")), safe(w("{request}. They are told at once.", request=about))
    )
    reason = _reason_field(request, w) if has_reason else []
    return [
        do(Action.APPROVE, w("Approve"), data_of(request), style="positive", label=approve),
        ask(w("Decline"), [*sure, *reason], decline, label=w("Decline {request}", request=about)),
    ]


def undo(request: RequestFact, w: Words) -> Piece:
    """Takes one's own decision back, for a day."""
    label = w("Undo what you decided: {request}", request=shortly(request, w))
    return do(Action.UNDO, w("Undo"), data_of(request), label=label)


def _subject(request: RequestFact, w: Words) -> list[Piece]:
    return [heading(w.title(request)), text(headline(request, w), spacing="small")]


def _named(request: RequestFact, w: Words) -> list[Piece]:
    return lines(bold(w.title(request)), headline(request, w))


def _reason_field(request: RequestFact, w: Words) -> list[Piece]:
    said = w("{name} will read it. It may be left empty.", name=request.requester.name)
    field = text_field(Input.REASON, w("Reason"), None, w("Why, and what would work instead"))
    return [field, *hint(said)]


def _balance(screen: ApprovalCard, w: Words) -> list[Piece]:
    """What it takes from the balance, and the holidays that it does not count."""
    request = screen.request
    said = []
    if screen.before is not None and screen.after is not None and request.status.is_active:
        said.append((w("Balance"), w.before_and_after(screen.before, screen.after, request.type.unit)))
    if request.holidays:
        said.append((w("Not counted"), w.listed(w.holiday(each) for each in request.holidays)))
    return [facts(said)] if said else []


def _colleagues(screen: ApprovalCard, w: Words) -> list[Piece]:
    if not screen.away:
        return []
    today = screen.request.requested_at.date()
    names = bullets((w.away(each, today) for each in screen.away), w, MOST_AWAY)
    return [*lines(bold(w("Also away then"))), *lines(*names, spacing="small")]
