"""Balances, and the statement that explains one."""

from collections.abc import Sequence
from datetime import date

from adapters.teams.actions import Action
from adapters.teams.cards import (
    LARGEST,
    MOST_ROWS,
    box,
    columns,
    heading,
    lines,
    size,
    small,
    table,
    text,
    title,
)
from adapters.teams.elements import actions, show
from adapters.teams.screens.home import bar
from adapters.teams.screens.parts import ask_for, my_requests, no_balances, request_leave, tight
from adapters.teams.texts import ELLIPSIS, Piece, bold, emoji, safe
from bot.screens.balances import Balances, Hindsight, LedgerLine, Why
from bot.screens.facts import BalanceFact
from bot.wording import Words

MOST_BYTES = LARGEST - 5_000
"""Of a statement: what stands around it needs room as well."""
MOST_COMING = MOST_ROWS // 5
WIDTHS = (4, 7, 4, 4)
WHY_WIDTH = "96px"
"""As wide where there is no button, so that amounts stand under each other."""
FIGURES = (2, 3)
Row = tuple[str, str, str, str]


def balances(screen: Balances, w: Words) -> list[Piece]:
    """Every type with what makes up its balance; the way to the statement for one's own."""
    then = screen.hindsight
    has_why = screen.person is None and then is None
    each = [_balance(fact, then.now_of(fact) if then else None, w, has_why) for fact in screen.balances]
    return [
        heading(_title(screen, w)),
        *_as_known(then, w),
        *(each or [text(no_balances(w))]),
        *(_not_known_then(screen, then, w) if then else ()),
        *actions(_enter(screen, w)),
        *actions(request_leave(w), my_requests(w)),
    ]


def why(screen: Why, w: Words) -> list[Piece]:
    """A bank statement: newest last with a running total, then the sum, then what is coming."""
    name = w("{type}: how the balance comes about", type=screen.type.name)
    coming = [_row(line, screen, w) for line in screen.coming[:MOST_COMING]]
    after = [title(w("What is coming")), _statement([_head(w), *coming])] if coming else []
    return [
        heading(f"{screen.person.name} · {name}" if screen.person else name),
        *_as_known(screen.hindsight, w, screen.today),
        _past(screen, w, MOST_BYTES - size(after)),
        _sum(screen, w),
        *after,
        *actions(request_leave(w), show(Action.SHOW_BALANCES, w("All balances"))),
    ]


def _title(screen: Balances, w: Words) -> str:
    day = w.day(screen.on, screen.on if screen.is_today else None)
    if screen.person is None:
        return w("Your balances on {day}", day=day)
    return w("Balances of {name} on {day}", name=screen.person.name, day=day)


def _enter(screen: Balances, w: Words) -> Piece | None:
    """Leave for the person whose balances these are: who may see them may enter it."""
    if screen.person is None or screen.hindsight is not None:
        return None
    return ask_for(w("Enter leave for them"), None, None, screen.person.id)


def _as_known(then: Hindsight | None, w: Words, today: date | None = None) -> list[Piece]:
    return [text(safe(w.as_known(then.day, today)), isSubtle=True)] if then else []


def _not_known_then(screen: Balances, then: Hindsight, w: Words) -> list[Piece]:
    """Balances that there are now, and of which nothing was known."""
    known = {balance.type.id for balance in screen.balances}
    return [
        _tile(now, w("not known then"), (w.known_now(now),)) for now in then.now if now.type.id not in known
    ]


def _balance(balance: BalanceFact, now: BalanceFact | None, w: Words, has_why: bool) -> Piece:
    label = w("Why this balance of {type}", type=balance.type.name)
    limited = has_why and balance.available is not None
    button = show(Action.SHOW_WHY, w("Why"), {"type": balance.type.id}, label=label) if limited else None
    beside = [(actions(button), WHY_WIDTH)] if has_why else []
    known_now = w.known_now(now) if now else ""
    more = (w.sources(balance), w.uses(balance), w.lapse(balance) or "", known_now)
    return _tile(balance, w.left(balance.available, balance.type.unit), more, bar(balance), beside)


def _tile(
    balance: BalanceFact,
    left: str,
    more: Sequence[str],
    shares: Sequence[Piece] = (),
    beside: Sequence[tuple[Sequence[Piece], str]] = (),
) -> Piece:
    """Its name and what is left on one line, what makes it up below, and a button at the side."""
    name = text(f"{emoji(balance.type.emoji)}{bold(balance.type.name)}")
    amount = text(bold(left), horizontalAlignment="right")
    head = columns(([name], "stretch"), ([amount], "auto"))
    told = [head, *shares, *tight(*(safe(line) for line in more if line))]
    return box([columns((told, "stretch"), *beside)], separator=True, spacing="medium")


def _sum(screen: Why, w: Words) -> Piece:
    """What is left, and what is known of it besides."""
    balance = screen.balance
    left = w.left(balance.available, screen.type.unit)
    said = w("On {day}: {left}", day=w.day(screen.on, screen.today), left=left)
    now = screen.hindsight.now_of(balance) if screen.hindsight else None
    more = (w.uses(balance), w.lapse(balance) or "", w.known_now(now) if now else "")
    return box([*lines(bold(said)), *small(*(safe(each) for each in more if each))], style="emphasis")


def _past(screen: Why, w: Words, most: int) -> Piece:
    """Newest lines are kept where there are more than a card takes."""
    past = [_row(line, screen, w) for line in screen.lines]
    kept = _newest(past, MOST_ROWS - 2, most)
    dropped = len(past) - len(kept)
    earlier = w.count("and {n} earlier line", "and {n} earlier lines", dropped)
    first: list[Row] = [("", f"{ELLIPSIS} {earlier}", "", "")] if dropped else []
    return _statement([_head(w), *first, *kept])


def _head(w: Words) -> Row:
    return w("Day"), w("What"), w("Amount"), w("Balance")


def _newest(rows: list[Row], most_rows: int, most_bytes: int) -> list[Row]:
    kept: list[Row] = []
    for row in reversed(rows[-most_rows:]):
        most_bytes -= size(_statement([row])["rows"])
        if most_bytes < 0:
            break
        kept.append(row)
    return kept[::-1]


def _statement(rows: Sequence[Row]) -> Piece:
    return table(rows, WIDTHS, FIGURES)


def _row(line: LedgerLine, screen: Why, w: Words) -> Row:
    said = w.ledger_line(line, screen.type, screen.on)
    return said.day, said.sentence, said.amount, said.total
