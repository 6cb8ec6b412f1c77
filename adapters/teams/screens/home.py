"""Everything of one's own on a page."""

from itertools import accumulate

from adapters.teams.actions import Action, AwaySpan
from adapters.teams.cards import box, columns, heading, lines, small, text, title
from adapters.teams.elements import actions, show
from adapters.teams.screens.deciding import deciding_buttons
from adapters.teams.screens.parts import (
    dashboard_button,
    details,
    has_limit,
    headline,
    help_button,
    listed,
    more,
    my_requests,
    no_balances,
    request_leave,
    rows,
    tight,
)
from adapters.teams.texts import Piece, bold, emoji, safe
from bot.screens.away import AwayDay
from bot.screens.facts import BalanceFact, RequestFact
from bot.screens.home import Home
from bot.wording import Words
from domain.amounts import Amount

MOST_WAITING = 4
MOST_MINE = 6
MOST_TILES = 10
MOST_A_DAY = 8
BAR = 20
"""Characters in the bar of a balance."""
STROKES: tuple[tuple[str, Piece], ...] = (
    ("━", {"color": "accent"}),
    ("━", {"color": "good"}),
    ("╍", {"color": "attention"}),
    ("─", {"isSubtle": True}),
)
"""How taken, booked, pending and left are drawn; the words below say the same."""


def home(screen: Home, w: Words) -> list[Piece]:
    """What waits for the reader on top, then balances, own leave, and the week."""
    return [
        *_waiting(screen, w),
        heading(w("Your leave")) | {"spacing": "large"},
        *_tiles(screen, w),
        *actions(request_leave(w, is_primary=True), my_requests(w)),
        *actions(
            show(Action.SHOW_WHY, w("Why this balance")) if has_limit(screen.balances) else None,
            dashboard_button(w) if screen.has_dashboard else None,
            help_button(w),
        ),
        *_mine(screen, w),
        *_week(screen, w),
    ]


def _waiting(screen: Home, w: Words) -> list[Piece]:
    """Requests to decide, with their buttons; the rest of many by the list of requests."""
    if not screen.waiting:
        return []
    shown, rest = screen.waiting[:MOST_WAITING], len(screen.waiting) - MOST_WAITING
    others = columns((small(safe(more(rest, w))), "stretch"), (actions(my_requests(w)), "auto"))
    cards = [_to_decide(request, w) for request in shown]
    return [heading(w("Waiting for you")), *cards, *([others] if rest > 0 else [])]


def _to_decide(request: RequestFact, w: Words) -> Piece:
    said = lines(bold(request.requester.name), headline(request, w))
    about = columns((said, "stretch"), (actions(details(request, w)), "auto"))
    return box([about, *actions(*deciding_buttons(request, w, has_reason=False))])


def _tiles(screen: Home, w: Words) -> list[Piece]:
    tiles = [_tile(balance, w) for balance in screen.balances[:MOST_TILES]]
    return tiles or [text(no_balances(w))]


def _tile(balance: BalanceFact, w: Words) -> Piece:
    """Type and what is left, a bar, and in words what the bar shows."""
    left = text(bold(w.left(balance.available, balance.type.unit)), horizontalAlignment="right")
    name = lines(emoji(balance.type.emoji) + bold(balance.type.name))
    said = [safe(line) for line in (w.uses(balance), w.lapse(balance) or "") if line]
    return box([columns((name, "stretch"), ([left], "auto")), *bar(balance), *tight(*said)], style="emphasis")


def bar(balance: BalanceFact) -> list[Piece]:
    """Taken, booked, pending and left, in that order; nothing for a type without a limit."""
    if balance.available is None:
        return []
    shares = (balance.taken, balance.booked, balance.pending, max(balance.available, Amount(0)))
    total = sum(shares, Amount(0))
    if not total:
        return []
    ends = [round(BAR * each / total) for each in accumulate(shares)]
    lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    drawn = [
        {"type": "TextRun", "text": sign * length, "fontType": "monospace", **looks}
        for (sign, looks), length in zip(STROKES, lengths, strict=True)
        if length
    ]
    return [{"type": "RichTextBlock", "inlines": drawn, "spacing": "none"}]


def _mine(screen: Home, w: Words) -> list[Piece]:
    name = title(w("Coming up"))
    if not screen.mine:
        return [name, text(safe(w("You have no leave planned.")))]
    return [name, *rows(screen.mine, w, MOST_MINE)]


def _week(screen: Home, w: Words) -> list[Piece]:
    """One line a day."""
    if not screen.week:
        return []
    following = show(Action.SHOW_AWAY, w("Who is away next week"), {"span": AwaySpan.NEXT_WEEK})
    return [title(w("Away this week")), *(_day(day, w) for day in screen.week), *actions(following)]


def _day(day: AwayDay, w: Words) -> Piece:
    names = listed((w.away_on_day(each) for each in day.people), w, MOST_A_DAY)
    free = [safe(f"{w.holiday(holiday)} ({place})") for place, holiday in day.holidays]
    who = text(" · ".join([*names, *free]) or "–")
    return columns(([text(bold(w.short_day(day.day)))], "1"), ([who], "4"), spacing="small")
