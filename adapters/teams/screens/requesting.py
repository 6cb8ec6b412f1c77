"""What somebody sees who asks for leave: menu, choice of dates, receipt, news, list."""

from adapters.teams.actions import Action, AwaySpan
from adapters.teams.cards import box, columns, facts, heading, lines, text, title
from adapters.teams.elements import actions, show
from adapters.teams.screens.changing import changing_buttons, open_change
from adapters.teams.screens.parts import (
    ask_for,
    because,
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
    request_leave,
    rows,
    stands,
    tight,
)
from adapters.teams.texts import Piece, bold, emoji, safe
from bot.screens.facts import BalanceFact, RequestFact
from bot.screens.requesting import DateChoice, Menu, Outcome, Receipt, Requests
from bot.wording import Words
from domain.amounts import Amount
from domain.leave.requests import Status
from domain.periods import Asked

MOST_ROWS = 8


def menu(screen: Menu, w: Words) -> list[Piece]:
    """The answer to a greeting: balances, the next leave, and where to go."""
    return [
        heading(w("Your leave")),
        *([_balance(each, w) for each in screen.balances] or [text(no_balances(w))]),
        *_next_leave(screen, w),
        *_waiting(screen.waiting, w),
        *actions(
            request_leave(w, is_primary=True),
            my_requests(w),
            show(Action.SHOW_AWAY, w("Who is away"), {"span": AwaySpan.TODAY}),
        ),
        *actions(
            show(Action.SHOW_WHY, w("Why this balance")) if has_limit(screen.balances) else None,
            show(Action.OPEN_DIGEST, w("Digest")) if screen.may_arrange_digest else None,
            dashboard_button(w) if screen.has_dashboard else None,
            help_button(w),
        ),
    ]


def date_choice(screen: DateChoice, w: Words) -> list[Piece]:
    """Each way to read the dates, with its button."""
    question = w("“{text}” can be read in more than one way. Which days do you mean?", text=screen.text)
    return [text(safe(question)), *(_reading(each, screen, w) for each in screen.readings)]


def receipt(screen: Receipt, w: Words) -> list[Piece]:
    """One's own card of a request, through its life."""
    request = screen.request
    return [
        *about(request, w),
        stands(request, w),
        *_small_print(request, screen.after, w),
        *quoted(w("Your note") if request.entered_by is None else w("Note"), request.note),
        *overridden(request, w),
        *because(request, w),
        *open_change(screen.change, w),
        *actions(*changing_buttons(screen, w), my_requests(w), own_page(request, w)),
    ]


def outcome(screen: Outcome, w: Words) -> list[Piece]:
    """News: what was decided about one's leave, by whom and why."""
    request = screen.request
    by = screen.changed_by
    news = w("{name} changed your leave", name=by.name) if by else w.news(request)
    again = request_leave(w) if request.status is Status.DECLINED else None
    return [
        heading(news),
        text(headline(request, w)),
        *because(request, w),
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
    listed = [
        piece
        for name, found, has_name in groups
        if found
        for piece in (title(name), *rows(found, w, MOST_ROWS, has_name=has_name))
    ]
    nothing = text(safe(w("You have no leave planned, and nothing waits for you.")))
    return [
        heading(w("My requests")),
        *(listed or [nothing]),
        *actions(request_leave(w, is_primary=not listed)),
    ]


def about(request: RequestFact, w: Words) -> list[Piece]:
    """The leave type as the title, its days and amount below."""
    name = heading(f"{emoji(request.type.emoji)}{request.type.name}")
    return [name, text(safe(w.days_of(request)), spacing="none")]


def _balance(balance: BalanceFact, w: Words) -> Piece:
    """A type, what is left of it at the right, and what lapses below."""
    name = lines(emoji(balance.type.emoji) + bold(balance.type.name))
    left = bold(w.left(balance.available, balance.type.unit))
    return columns(
        ([*name, *tight(safe(w.lapse(balance) or ""))], "stretch"),
        ([text(left, horizontalAlignment="right")], "auto"),
    )


def _next_leave(screen: Menu, w: Words) -> list[Piece]:
    following = screen.next_leave
    if following is None:
        return []
    today = screen.balances[0].on if screen.balances else None
    leave = f"{following.type.name}, {w.days_of(following, today)}"
    return [text(safe(w("Next: {leave}", leave=leave)), separator=True)]


def _waiting(number: int, w: Words) -> list[Piece]:
    if not number:
        return []
    waiting = text(bold(w.count("{n} request waits for you", "{n} requests wait for you", number)))
    decide = actions(show(Action.SHOW_REQUESTS, w("Decide")))
    return [box([columns(([waiting], "stretch"), (decide, "auto"))], style="emphasis")]


def _reading(asked: Asked, screen: DateChoice, w: Words) -> Piece:
    days = w.asked(asked, screen.today)
    button = ask_for(w("Open the form"), asked, screen.leave_type_id, screen.employee_id)
    return columns(([text(bold(days))], "stretch"), (actions(button | {"tooltip": days}), "auto"))


def _small_print(request: RequestFact, after: Amount | None, w: Words) -> list[Piece]:
    """Holidays inside, and what is left."""
    said = []
    if request.holidays:
        said.append((w("Not counted"), w.listed(w.holiday(each) for each in request.holidays)))
    if after is not None and request.status.is_active:
        said.append((w("After it"), w.left(after, request.type.unit)))
    return [facts(said)] if said else []
