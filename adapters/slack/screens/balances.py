"""Balances, and the statement that explains one."""

from datetime import date
from functools import lru_cache

from adapters.slack.actions import Action
from adapters.slack.blocks import MOST_ROWS, actions, header, section, table
from adapters.slack.elements import button
from adapters.slack.screens.parts import ask, ask_for, my_requests, no_balances
from adapters.slack.texts import ELLIPSIS, Piece, bold, emoji, safe
from bot.screens.balances import Balances, Hindsight, LedgerLine, Why
from bot.screens.facts import BalanceFact
from bot.wording import Words

MOST_LETTERS = 8000
"""Of a statement: Slack refuses tables with more than ten thousand."""
MOST_KEPT = 4096
"""Balances drawn last, each a few hundred bytes: most people ask again before anything has changed."""
Row = tuple[str, str, str, str]


def balances(screen: Balances, w: Words) -> list[Piece]:
    """Every type with what makes up its balance; the way to the statement for one's own."""
    then = screen.hindsight
    has_why = screen.person is None and then is None
    each = [_balance(fact, then.now_of(fact) if then else None, w, has_why) for fact in screen.balances]
    return [
        header(_title(screen, w)),
        *_as_known(then, w),
        *(each or [section(no_balances(w))]),
        *(_not_known_then(screen, then, w) if then else ()),
        *actions(ask(w), my_requests(w), _enter(screen, w)),
    ]


def _enter(screen: Balances, w: Words) -> Piece | None:
    """Leave for the person whose balances these are: who may see them may enter it."""
    if screen.person is None or screen.hindsight is not None:
        return None
    return ask_for(w("Enter leave for them"), None, None, employee_id=screen.person.id)


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
    now = screen.hindsight.now_of(balance) if screen.hindsight else None
    small = (w.uses(balance), w.lapse(balance) or "", w.known_now(now) if now else "")
    return [
        header(title),
        *_as_known(screen.hindsight, w, screen.today),
        _statement(screen, w),
        section(bold(left), *(safe(text) for text in small if text)),
        *actions(ask(w), button(Action.SHOW_BALANCES, w("All balances"))),
    ]


def _as_known(then: Hindsight | None, w: Words, today: date | None = None) -> list[Piece]:
    return [section(safe(w.as_known(then.day, today)))] if then else []


def _not_known_then(screen: Balances, then: Hindsight, w: Words) -> list[Piece]:
    """Balances that there are now, and of which nothing was known."""
    known = {balance.type.id for balance in screen.balances}
    return [
        section(
            f"{emoji(now.type.emoji)}{bold(now.type.name)}  {safe(w('not known then'))}",
            safe(w.known_now(now)),
        )
        for now in then.now
        if now.type.id not in known
    ]


def _title(screen: Balances, w: Words) -> str:
    day = w.day(screen.on, screen.on if screen.is_today else None)
    if screen.person is None:
        return w("Your balances on {day}", day=day)
    return w("Balances of {name} on {day}", name=screen.person.name, day=day)


@lru_cache(maxsize=MOST_KEPT)
def _balance(balance: BalanceFact, now: BalanceFact | None, w: Words, has_why: bool) -> Piece:
    unit = balance.type.unit
    left = f"{emoji(balance.type.emoji)}{bold(balance.type.name)}  {safe(w.left(balance.available, unit))}"
    label = w("Why this balance of {type}", type=balance.type.name)
    limited = has_why and balance.available is not None
    accessory = button(Action.SHOW_WHY, w("Why"), balance.type.id, label=label) if limited else None
    known_now = w.known_now(now) if now else ""
    lines = (w.sources(balance), w.uses(balance), w.lapse(balance) or "", known_now)
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
