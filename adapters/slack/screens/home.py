"""App Home: everything of one's own on a page."""

from fractions import Fraction

from adapters.slack.actions import Action, AwaySpan
from adapters.slack.blocks import actions, divider, fields, header, section
from adapters.slack.elements import button
from adapters.slack.screens.deciding import deciding_buttons
from adapters.slack.screens.parts import (
    ask,
    dashboard_button,
    details,
    has_limit,
    headline,
    help_button,
    listed,
    my_requests,
    no_balances,
    rows,
)
from adapters.slack.texts import Piece, bold, emoji, safe
from bot.screens.facts import BalanceFact, RequestFact
from bot.screens.home import Home
from bot.wording import Words
from domain.amounts import Amount

MOST_WAITING = 8
MOST_MINE = 8
MOST_TILES = 10
MOST_A_DAY = 8
BAR = 14
"""Characters in the bar of a balance."""


def home(screen: Home, w: Words) -> list[Piece]:
    """What waits for the reader on top, then balances, own leave, and the week."""
    return [
        *_waiting(screen, w),
        header(w("Your leave")),
        *_tiles(screen, w),
        *actions(
            ask(w, is_primary=True),
            button(Action.SHOW_WHY, w("Why this balance")) if has_limit(screen.balances) else None,
            my_requests(w),
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
    cards = [block for request in shown for block in _to_decide(request, w)]
    more = w.count("and {n} more", "and {n} more", rest)
    others = [section(safe(more), accessory=my_requests(w))] if rest > 0 else []
    return [header(w("Waiting for you")), *cards, *others, divider()]


def _to_decide(request: RequestFact, w: Words) -> list[Piece]:
    buttons = actions(*deciding_buttons(request, w))
    return [
        section(bold(request.requester.name), headline(request, w), accessory=details(request, w)),
        *buttons,
    ]


def _tiles(screen: Home, w: Words) -> list[Piece]:
    tiles = [_tile(balance, w) for balance in screen.balances[:MOST_TILES]]
    return [fields(tiles)] if tiles else [section(no_balances(w))]


def _tile(balance: BalanceFact, w: Words) -> str:
    """Type and what is left, a bar, and in words what the bar shows."""
    name = emoji(balance.type.emoji) + bold(balance.type.name)
    lines = (
        w.left(balance.available, balance.type.unit),
        bar(balance),
        w.uses(balance),
        w.lapse(balance) or "",
    )
    return "\n".join([name, *(safe(line) for line in lines if line)])


def bar(balance: BalanceFact) -> str:
    """Taken, booked, pending and left, in that order; nothing for a type without a limit."""
    if balance.available is None:
        return ""
    shares = (balance.taken, balance.booked, balance.pending, max(balance.available, Amount(0)))
    total = sum(shares, Amount(0))
    if not total:
        return ""
    ends = [round(BAR * sum(shares[: at + 1], Fraction(0)) / total) for at in range(len(shares))]
    starts = [0, *ends[:-1]]
    return "".join(sign * (end - start) for sign, start, end in zip("█▓▒░", starts, ends, strict=True))


def _mine(screen: Home, w: Words) -> list[Piece]:
    title = header(w("Coming up"))
    if not screen.mine:
        return [title, section(safe(w("You have no leave planned.")))]
    return [title, *rows(screen.mine, w, MOST_MINE)]


def _week(screen: Home, w: Words) -> list[Piece]:
    """One line a day."""
    lines = []
    for day in screen.week:
        names = listed((w.away_on_day(each) for each in day.people), w, MOST_A_DAY)
        free = [safe(f"{w.holiday(holiday)} ({place})") for place, holiday in day.holidays]
        lines.append(f"{bold(w.short_day(day.day))}  {' · '.join([*names, *free]) or '–'}")
    if not lines:
        return []
    more = button(Action.SHOW_AWAY, w("Who is away next week"), AwaySpan.NEXT_WEEK)
    return [header(w("Away this week")), section(*lines), *actions(more)]
