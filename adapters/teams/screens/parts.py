"""Pieces that several screens share."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, islice

from adapters.teams.actions import Action, Data, entry, request_data
from adapters.teams.cards import box, columns, lines, quote, small, text
from adapters.teams.elements import actions, ask, do, link, show
from adapters.teams.texts import Piece, bold, emoji, safe
from bot.screens.facts import BalanceFact, GivenBack, RequestFact
from bot.screens.requesting import PartChoice
from bot.wording import Words
from domain.ids import EmployeeId, LeaveTypeId
from domain.leave.findings import Finding
from domain.leave.requests import Status
from domain.periods import Asked
from domain.policies.rules import Severity

MOST_NAMES = 30
MOST_FOUND = 8
TINTS = {
    Status.PENDING: "accent",
    Status.APPROVED: "good",
    Status.APPLIED: "good",
    Status.DECLINED: "attention",
}
"""The colour of where a request stands; others have none of their own."""
QUIET = "emphasis"
_WARNING = {Severity.WARN, Severity.EXTRA_APPROVAL, Severity.REFUSE_APPROVAL}


def headline(request: RequestFact, w: Words) -> str:
    """The leave type with its emoji, the days, the amount."""
    return emoji(request.type.emoji) + bold(f"{request.type.name}, {w.days_of(request)}")


def standing(request: RequestFact, w: Words) -> list[str]:
    """Where it stands, and which of several decisions is due."""
    return [safe(w.standing(request)), safe(w.step(request))]


def stands(request: RequestFact, w: Words) -> Piece:
    """The same in its colour, which says nothing that the words do not: grounds glare in the dark."""
    first, *rest = standing(request, w)
    colour = TINTS.get(request.status, "default")
    said = lines(first, weight="bolder", color=colour) + lines(*rest, spacing="none", size="small")
    return box(said, style=QUIET)


def found(findings: Iterable[Finding], w: Words, today: date | None) -> list[Piece]:
    """What rules say, a line each: how strict, then why."""
    grounds = groupby(islice(findings, MOST_FOUND), _tint)
    return [box([_finding(each, w, today) for each in group], style=tint) for tint, group in grounds]


def _finding(finding: Finding, w: Words, today: date | None) -> Piece:
    strictness, why = w.severity(finding.severity), w.refusal(finding.fact, today)
    return text(f"{bold(strictness)}: {safe(why)}", spacing="small")


def _tint(finding: Finding) -> str:
    if finding.severity is Severity.REFUSE:
        return "attention"
    return "warning" if finding.severity in _WARNING else QUIET


def gives_back(leave: Iterable[GivenBack], w: Words, today: date | None) -> list[Piece]:
    """Other leave whose place is taken, a line each."""
    return lines(*(safe(w.given_back(each, today)) for each in islice(leave, MOST_FOUND)))


def overridden(request: RequestFact, w: Words) -> list[Piece]:
    """Why it stands although a rule refuses it."""
    return quoted(w("Entered although a rule speaks against it"), request.override)


def shortly(request: RequestFact, w: Words) -> str:
    """For labels: whose leave, and when."""
    return f"{request.requester.name}, {w.briefly(request)}"


def listed(plain: Iterable[str], w: Words, most: int = MOST_NAMES) -> list[str]:
    """Safe lines, as many as one can take in, and how many more there are."""
    everything = list(plain)
    rest = len(everything) - most
    shown = [safe(line) for line in everything[:most]]
    return [*shown, safe(more(rest, w))] if rest > 0 else shown


def bullets(plain: Iterable[str], w: Words, most: int = MOST_NAMES) -> list[str]:
    return [f"• {line}" for line in listed(plain, w, most)]


def more(number: int, w: Words) -> str:
    return w.count("and {n} more", "and {n} more", number)


def quoted(label: str, words: str | None) -> list[Piece]:
    """Somebody's own words under a label; nothing where they said nothing."""
    if not words or not words.strip():
        return []
    return [*small(safe(label)), quote(words) | {"spacing": "small"}]


def because(request: RequestFact, w: Words) -> list[Piece]:
    """The reason of who decided, in their words."""
    decision = request.decision
    if decision is None or decision.by is None:
        return []
    return quoted(w("{name} says", name=decision.by.name), decision.reason)


def refused(why: str, w: Words) -> Piece:
    """Why a form cannot be sent as it is; `why` is plain."""
    return box(lines(bold(w("This cannot be sent yet.")), safe(why)), style="attention")


def refused_by(why: str, w: Words) -> Piece:
    """What speaks against a decision; `why` is plain."""
    return box(lines(bold(w("A rule speaks against it.")), safe(why)), style="attention")


def request_leave(w: Words, *, is_primary: bool = False) -> Piece:
    """The way to the empty form."""
    button = show(Action.OPEN_REQUEST, w("Request leave"))
    return button | {"style": "positive"} if is_primary else button


def ask_for(
    title: str,
    asked: Asked | None,
    leave_type_id: LeaveTypeId | None,
    employee_id: EmployeeId | None = None,
) -> Piece:
    """The way to the form filled in, for somebody else where that is said."""
    return show(Action.OPEN_REQUEST, title, entry(asked, leave_type_id, employee_id))


def my_requests(w: Words) -> Piece:
    return show(Action.SHOW_REQUESTS, w("My requests"))


def dashboard_button(w: Words) -> Piece:
    return show(Action.OPEN_DASHBOARD, w("Open dashboard"))


def help_button(w: Words) -> Piece:
    return show(Action.SHOW_HELP, w("Help"))


def details(request: RequestFact, w: Words) -> Piece:
    """The way to a request's card."""
    label = w("Details of {request}", request=shortly(request, w))
    return show(Action.SHOW_REQUEST, w("Details"), data_of(request), label=label)


def withdraw(request: RequestFact, w: Words) -> Piece:
    """Takes a pending request back, after asking once more."""
    days = w.days_of(request)
    again = w("{days}. You can ask for these days again at any time.", days=days)
    button = do(Action.WITHDRAW, w("Withdraw"), data_of(request), style="destructive")
    label = w("Withdraw {days}", days=w.briefly(request))
    return ask(w("Withdraw"), lines(bold(w("Withdraw this request?")), safe(again)), button, label=label)


def cancel(request: RequestFact, w: Words) -> Piece:
    """Gives approved leave back, after asking once more."""
    days = w.days_of(request)
    back = w("{days}. All of it goes back into your balance.", days=days)
    off = w("{days}. It is taken off your balance again.", days=days)
    sure = lines(bold(w("Cancel this leave?")), safe(off if request.is_claim else back))
    button = do(Action.CANCEL, w("Cancel leave"), data_of(request), style="destructive")
    return ask(w("Cancel leave"), sure, button, label=w("Cancel {days}", days=w.briefly(request)))


def change(request: RequestFact, w: Words) -> Piece:
    """The way to the form that changes approved leave."""
    label = w("Change {days}", days=w.briefly(request))
    return show(Action.OPEN_CHANGE, w("Change"), data_of(request), label=label)


def own_page(request: RequestFact, w: Words) -> Piece | None:
    """Opens the request's page: in the tab where Teams has one, else in a browser."""
    if request.page is None:
        return None
    return link(w("Open its page"), request.page.tab or request.page.browser, is_main=False)


def ask_why(request: RequestFact, w: Words) -> Piece:
    """The way to the form that cancels leave with a reason."""
    label = w("Cancel {days}", days=w.briefly(request))
    return show(Action.ASK_WHY, w("Cancel leave"), data_of(request), label=label)


def data_of(request: RequestFact) -> Data:
    return request_data(request.requester.id, request.id)


def has_limit(balances: Iterable[BalanceFact]) -> bool:
    """Whether there is a balance to explain."""
    return any(balance.available is not None for balance in balances)


def no_balances(w: Words) -> str:
    return safe(w("There is no leave to have a balance of yet."))


def rows(requests: Sequence[RequestFact], w: Words, most: int, *, has_name: bool = False) -> list[Piece]:
    """A line for each request, with the way to its card; how many more there are at the end."""
    shown = [row(request, w, has_name=has_name) for request in requests[:most]]
    rest = len(requests) - most
    return [*shown, *small(safe(more(rest, w)))] if rest > 0 else shown


def row(request: RequestFact, w: Words, *, has_name: bool = False) -> Piece:
    """Whose it is where that is not the reader, what and when; where it stands; the way to its card."""
    name = bold(request.requester.name) if has_name else ""
    said = [*lines(name, headline(request, w)), *tight(safe(w.standing(request)))]
    return columns((said, "stretch"), (actions(details(request, w)), "auto"))


def hint(plain: str) -> list[Piece]:
    """What a field is for, below it."""
    return lines(safe(plain), isSubtle=True, size="small", spacing="small")


def tight(*markdown: str) -> list[Piece]:
    """Small print right under what it belongs to."""
    return lines(*markdown, isSubtle=True, size="small", spacing="none")


def part_name(part: PartChoice, w: Words) -> str:
    """As forms offer it."""
    return {
        PartChoice.ALL_DAY: w("All day"),
        PartChoice.MORNING: w("Morning"),
        PartChoice.AFTERNOON: w("Afternoon"),
        PartChoice.HOURS: w("Hours"),
    }[part]


def typed_examples(w: Words) -> str:
    """What can be typed, in the reader's language."""
    return " · ".join((w("6-10 July"), w("tomorrow afternoon"), w("next fri to tue"), w("24 Dec 9:00-12:00")))
