"""What somebody sees who asks for leave: menu, choice of dates, receipt, news, list."""

from adapters.slack.actions import Action, AwaySpan
from adapters.slack.blocks import actions, context, header, section
from adapters.slack.elements import button
from adapters.slack.screens.changing import changing_buttons, open_change
from adapters.slack.screens.parts import (
    ask,
    ask_for,
    bullets,
    dashboard_button,
    details,
    has_limit,
    headline,
    help_button,
    my_requests,
    no_balances,
    overridden,
    own_page,
    quoted,
    rows,
    standing,
)
from adapters.slack.texts import Piece, bold, emoji, safe
from bot.screens.facts import BalanceFact, RequestFact
from bot.screens.requesting import DateChoice, Menu, Outcome, Receipt, Requests
from bot.wording import Words
from domain.amounts import Amount
from domain.leave.requests import Status

MOST_ROWS = 10


def menu(screen: Menu, w: Words) -> list[Piece]:
    """The answer to the bare command: balances, the next leave, and where to go."""
    today = screen.balances[0].on if screen.balances else None
    following = screen.next_leave
    next_leave = (
        w("Next: {leave}", leave=f"{following.type.name}, {w.days_of(following, today)}") if following else ""
    )
    waiting = w.count("{n} request waits for you", "{n} requests wait for you", screen.waiting)
    return [
        section(*([_balance_line(each, w) for each in screen.balances] or [no_balances(w)])),
        *([section(safe(next_leave))] if next_leave else []),
        *([section(bold(waiting), accessory=_waiting_button(w))] if screen.waiting else []),
        *actions(
            ask(w, is_primary=True),
            button(Action.SHOW_WHY, w("Why this balance")) if has_limit(screen.balances) else None,
            button(Action.SHOW_AWAY, w("Who is away"), AwaySpan.TODAY),
            my_requests(w),
            button(Action.OPEN_DIGEST, w("Digest")) if screen.may_arrange_digest else None,
            dashboard_button(w) if screen.has_dashboard else None,
            help_button(w),
        ),
    ]


def date_choice(screen: DateChoice, w: Words) -> list[Piece]:
    """One button for each way to read the dates."""
    readings = [w.asked(asked, screen.today) for asked in screen.readings]
    question = w("“{text}” can be read in more than one way. Which days do you mean?", text=screen.text)
    buttons = [
        ask_for(text, asked, screen.leave_type_id, number, screen.employee_id)
        for number, (asked, text) in enumerate(zip(screen.readings, readings, strict=True))
    ]
    return [section(safe(question)), section(*bullets(readings, w)), *actions(*buttons)]


def receipt(screen: Receipt, w: Words) -> list[Piece]:
    """One's own card of a request, through its life."""
    request = screen.request
    return [
        section(headline(request, w), *standing(request, w)),
        *_small_print(request, screen.after, w),
        *quoted(w("Your note") if request.entered_by is None else w("Note"), request.note),
        *overridden(request, w),
        *_reason(request, w),
        *open_change(screen.change, w),
        *actions(*changing_buttons(screen, w), my_requests(w), own_page(request, w)),
    ]


def outcome(screen: Outcome, w: Words) -> list[Piece]:
    """News: what was decided about one's leave, by whom and why."""
    request = screen.request
    by = screen.changed_by
    news = w("{name} changed your leave", name=by.name) if by else w.news(request)
    again = ask(w) if request.status is Status.DECLINED else None
    return [
        section(bold(news), headline(request, w)),
        *_reason(request, w),
        *_small_print(request, screen.after, w),
        *actions(details(request, w), again),
    ]


def requests(screen: Requests, w: Words) -> list[Piece]:
    """What waits for the reader, then their own requests: pending, upcoming, earlier."""
    groups = (
        (w("Waiting for you"), screen.waiting, True),
        (w("Not decided yet"), screen.pending, False),
        (w("Coming up"), screen.upcoming, False),
        (w("Earlier"), screen.earlier, False),
    )
    blocks = [
        block
        for title, facts, has_name in groups
        if facts
        for block in (header(title), *rows(facts, w, MOST_ROWS, has_name=has_name))
    ]
    nothing = section(safe(w("You have no leave planned, and nothing waits for you.")))
    return [*(blocks or [nothing]), *actions(ask(w, is_primary=not blocks))]


def _balance_line(balance: BalanceFact, w: Words) -> str:
    facts = [w.left(balance.available, balance.type.unit)]
    facts += [lapse] if (lapse := w.lapse(balance)) else []
    return f"{emoji(balance.type.emoji)}{bold(balance.type.name)}  {safe(' · '.join(facts))}"


def _waiting_button(w: Words) -> Piece:
    return button(Action.SHOW_REQUESTS, w("Decide"))


def _small_print(request: RequestFact, after: Amount | None, w: Words) -> list[Piece]:
    """Holidays inside, and what is left."""
    holidays = [w.holiday(holiday) for holiday in request.holidays]
    inside = w("Not counted: {holidays}", holidays=w.listed(holidays)) if holidays else ""
    left = w.left(after, request.type.unit) if after is not None and request.status.is_active else ""
    after_it = w("After it: {left}", left=left) if left else ""
    return [context(safe(inside), safe(after_it))] if inside or after_it else []


def _reason(request: RequestFact, w: Words) -> list[Piece]:
    decision = request.decision
    if decision is None or decision.by is None:
        return []
    return quoted(w("{name} says", name=decision.by.name), decision.reason)
