"""Pieces that several screens share."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from adapters.slack.actions import Action, write_entry, write_request
from adapters.slack.blocks import quote, section
from adapters.slack.elements import button, confirm, link
from adapters.slack.texts import Piece, bold, emoji, safe
from bot.screens.facts import BalanceFact, GivenBack, RequestFact
from bot.wording import Words
from domain.ids import EmployeeId, LeaveTypeId
from domain.leave.findings import Finding
from domain.periods import Asked

MOST_NAMES = 30
MOST_FOUND = 8


def headline(request: RequestFact, w: Words) -> str:
    """The leave type with its emoji, the days, the amount."""
    return emoji(request.type.emoji) + bold(f"{request.type.name}, {w.days_of(request)}")


def standing(request: RequestFact, w: Words) -> list[str]:
    """Where it stands, and which of several decisions is due."""
    return [safe(w.standing(request)), safe(w.step(request))]


def found(findings: Iterable[Finding], w: Words, today: date | None) -> list[Piece]:
    """What rules say, a line each: how strict, then why."""
    lines = [
        f"{bold(w.severity(each.severity))}: {safe(w.refusal(each.fact, today))}"
        for each in islice(findings, MOST_FOUND)
    ]
    return [section(*lines, block_id="found")] if lines else []


def gives_back(leave: Iterable[GivenBack], w: Words, today: date | None) -> list[Piece]:
    """Other leave whose place is taken, a line each."""
    lines = [safe(w.given_back(each, today)) for each in islice(leave, MOST_FOUND)]
    return [section(*lines, block_id="gives_back")] if lines else []


def overridden(request: RequestFact, w: Words) -> list[Piece]:
    """Why it stands although a rule refuses it."""
    return quoted(w("Entered although a rule speaks against it"), request.override)


def shortly(request: RequestFact, w: Words) -> str:
    """For labels: whose leave, and when."""
    return f"{request.requester.name}, {w.briefly(request)}"


def listed(lines: Iterable[str], w: Words, most: int = MOST_NAMES) -> list[str]:
    """Safe lines, as many as one can take in, and how many more there are."""
    everything = list(lines)
    rest = len(everything) - most
    shown = [safe(line) for line in everything[:most]]
    return [*shown, safe(w.count("and {n} more", "and {n} more", rest))] if rest > 0 else shown


def bullets(lines: Iterable[str], w: Words, most: int = MOST_NAMES) -> list[str]:
    return [f"• {line}" for line in listed(lines, w, most)]


def quoted(label: str, text: str | None) -> list[Piece]:
    """Somebody's own words under a label; nothing where they said nothing."""
    return [section(safe(label)), quote(text)] if text and text.strip() else []


def ask(w: Words, *, is_primary: bool = False) -> Piece:
    """The way to the empty form."""
    return button(Action.OPEN_REQUEST, w("Request leave"), style="primary" if is_primary else None)


def ask_for(
    text: str,
    asked: Asked | None,
    leave_type_id: LeaveTypeId | None,
    number: int = 0,
    employee_id: EmployeeId | None = None,
) -> Piece:
    """The way to the form filled in, for somebody else where that is said."""
    return button(f"{Action.OPEN_REQUEST}.{number}", text, write_entry(asked, leave_type_id, employee_id))


def my_requests(w: Words) -> Piece:
    return button(Action.SHOW_REQUESTS, w("My requests"))


def dashboard_button(w: Words) -> Piece:
    return button(Action.OPEN_DASHBOARD, w("Open dashboard"))


def help_button(w: Words) -> Piece:
    return button(Action.SHOW_HELP, w("Help"))


def details(request: RequestFact, w: Words) -> Piece:
    """The way to a request's card."""
    label = w("Details of {request}", request=shortly(request, w))
    return button(Action.SHOW_REQUEST, w("Details"), value_of(request), label=label)


def withdraw(request: RequestFact, w: Words) -> Piece:
    """Takes a pending request back, after asking once more."""
    days = w.days_of(request)
    sure = confirm(
        w("Withdraw this request?"),
        w("{days}. You can ask for these days again at any time.", days=days),
        w("Withdraw"),
        w("Keep it"),
    )
    label = w("Withdraw {days}", days=w.briefly(request))
    return button(Action.WITHDRAW, w("Withdraw"), value_of(request), label=label, confirm=sure)


def cancel(request: RequestFact, w: Words) -> Piece:
    """Gives approved leave back, after asking once more."""
    days = w.days_of(request)
    back = w("{days}. All of it goes back into your balance.", days=days)
    off = w("{days}. It is taken off your balance again.", days=days)
    sure = confirm(
        w("Cancel this leave?"),
        off if request.is_claim else back,
        w("Cancel leave"),
        w("Keep it"),
    )
    label = w("Cancel {days}", days=w.briefly(request))
    return button(Action.CANCEL, w("Cancel leave"), value_of(request), label=label, confirm=sure)


def change(request: RequestFact, w: Words) -> Piece:
    """The way to the form that changes approved leave."""
    label = w("Change {days}", days=w.briefly(request))
    return button(Action.OPEN_CHANGE, w("Change"), value_of(request), label=label)


def own_page(request: RequestFact, w: Words) -> Piece | None:
    """Opens the request's page on the dashboard."""
    return link(w("Open its page"), request.page.browser, is_main=False) if request.page else None


def ask_why(request: RequestFact, w: Words) -> Piece:
    """The way to the form that cancels leave with a reason."""
    label = w("Cancel {days}", days=w.briefly(request))
    return button(Action.ASK_WHY, w("Cancel leave"), value_of(request), label=label)


def value_of(request: RequestFact) -> str:
    return write_request(employee_of(request), request.id)


def employee_of(request: RequestFact) -> EmployeeId:
    return request.requester.id


def has_limit(balances: Iterable[BalanceFact]) -> bool:
    """Whether there is a balance to explain."""
    return any(balance.available is not None for balance in balances)


def no_balances(w: Words) -> str:
    return safe(w("There is no leave to have a balance of yet."))


def rows(requests: Sequence[RequestFact], w: Words, most: int, *, has_name: bool = False) -> list[Piece]:
    """A line for each request, with the way to its card; how many more there are at the end."""
    lines = [
        section(*_row(request, w, has_name), accessory=details(request, w)) for request in requests[:most]
    ]
    rest = len(requests) - most
    return [*lines, section(safe(w.count("and {n} more", "and {n} more", rest)))] if rest > 0 else lines


def _row(request: RequestFact, w: Words, has_name: bool) -> tuple[str, ...]:
    name = (bold(request.requester.name),) if has_name else ()
    return (*name, headline(request, w), safe(w.standing(request)))
