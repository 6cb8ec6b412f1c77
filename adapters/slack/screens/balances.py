"""Balances, and the statement that explains one."""

from functools import lru_cache

from adapters.slack.actions import Action
from adapters.slack.blocks import MOST_ROWS, actions, header, section, table
from adapters.slack.elements import button
from adapters.slack.screens.parts import ask, my_requests, no_balances
from adapters.slack.texts import ELLIPSIS, Piece, bold, emoji, safe
from bot.screens.balances import Balances, LedgerLine, Why
from bot.screens.facts import BalanceFact
from bot.wording import Words

MOST_LETTERS = 8000
"""Of a statement: Slack refuses tables with more than ten thousand."""
MOST_KEPT = 4096
"""Balances drawn last, each a few hundred bytes: most people ask again before anything has changed."""
Row = tuple[str, str, str, str]


def balances(screen: Balances, w: Words) -> list[Piece]:
    """Every type with what makes up its balance; the way to the statement for one's own."""
    is_own = screen.person is None
    each = [_balance(balance, w, is_own) for balance in screen.balances]
    return [header(_title(screen, w)), *(each or [section(no_balances(w))]), *actions(ask(w), my_requests(w))]


def why(screen: Why, w: Words) -> list[Piece]:
    """A bank statement: newest last with a running total, then the sum, then what is coming."""
    balance = screen.balance
    title = w("{type}: how the balance comes about", type=screen.type.name)
    if screen.person is not None:
        title = f"{screen.person.name} · {title}"
    left = w(
        "On {day}: {left}",
        day=w.day(screen.on, screen.today),
        left=w.left(balance.available, screen.type.unit),
    )
    lapse = w.lapse(balance)
    return [
        header(title),
        _statement(screen, w),
        section(bold(left), *(safe(text) for text in (w.uses(balance), lapse or "") if text)),
        *actions(ask(w), button(Action.SHOW_BALANCES, w("All balances"))),
    ]


def _title(screen: Balances, w: Words) -> str:
    day = w.day(screen.on, screen.on if screen.is_today else None)
    if screen.person is None:
        return w("Your balances on {day}", day=day)
    return w("Balances of {name} on {day}", name=screen.person.name, day=day)


@lru_cache(maxsize=MOST_KEPT)
def _balance(balance: BalanceFact, w: Words, is_own: bool) -> Piece:
    unit = balance.type.unit
    left = f"{emoji(balance.type.emoji)}{bold(balance.type.name)}  {safe(w.left(balance.available, unit))}"
    label = w("Why this balance of {type}", type=balance.type.name)
    limited = is_own and balance.available is not None
    accessory = button(Action.SHOW_WHY, w("Why"), balance.type.id, label=label) if limited else None
    lines = (w.sources(balance), w.uses(balance), w.lapse(balance) or "")
    return section(left, *(safe(line) for line in lines if line), accessory=accessory)


def _statement(screen: Why, w: Words) -> Piece:
    """Newest lines are kept where there are more than a table takes."""
    head: Row = (w("Day"), w("What"), w("Amount"), w("Balance"))
    past = [_row(line, screen, w) for line in screen.lines]
    coming = [_row(line, screen, w) for line in screen.coming]
    heading: list[Row] = [("", w("What is coming"), "", "")] if coming else []
    tail = [*heading, *coming[: MOST_ROWS // 3]]
    kept = _newest(past, MOST_ROWS - len(tail) - 2, MOST_LETTERS - _letters(tail))
    dropped = len(past) - len(kept)
    earlier = w.count("and {n} earlier line", "and {n} earlier lines", dropped)
    first: list[Row] = [("", f"{ELLIPSIS} {earlier}", "", "")] if dropped else []
    return table([head, *first, *kept, *tail], right=(2, 3), wrapped=1)


def _newest(rows: list[Row], most: int, letters: int) -> list[Row]:
    kept: list[Row] = []
    for row in reversed(rows[-most:]):
        letters -= _letters([row])
        if letters < 0:
            break
        kept.append(row)
    return kept[::-1]


def _letters(rows: list[Row]) -> int:
    return sum(len(cell) for row in rows for cell in row)


def _row(line: LedgerLine, screen: Why, w: Words) -> Row:
    said = w.ledger_line(line, screen.type, screen.on)
    return said.day, said.sentence, said.amount, said.total
