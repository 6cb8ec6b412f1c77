"""The table of contents: which function draws which screen, as a message or in a dialog."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from adapters.teams.actions import Action, Problem, request_data
from adapters.teams.cards import card, heading, small, spoken, text
from adapters.teams.elements import actions, answerable, do
from adapters.teams.screens import (
    adjusting,
    away,
    balances,
    changing,
    claim_form,
    deciding,
    digest_form,
    helping,
    joining,
    linking,
    pattern_form,
    policy_form,
    request_form,
    requesting,
    settings_menu,
    standing_in,
    waiting,
)
from adapters.teams.screens import home as home_page
from adapters.teams.screens.forms import Sheet
from adapters.teams.screens.mending import mended
from adapters.teams.texts import Piece, bold, safe
from bot.screens import (
    AdjustedNews,
    AdjustForm,
    ApprovalCard,
    Away,
    Balances,
    CancelForm,
    ChangeForm,
    ClaimForm,
    DashboardLink,
    DateChoice,
    DeclineForm,
    DigestForm,
    DigestMessage,
    Form,
    Help,
    Home,
    Lapsing,
    LinkCode,
    Linked,
    Menu,
    Notice,
    NotUnderstood,
    Outcome,
    OverrideForm,
    OwnLeave,
    PatternForm,
    PatternNews,
    PolicyForm,
    Receipt,
    Recounted,
    Refusing,
    Reminder,
    RequestForm,
    Requests,
    Screen,
    SettingsMenu,
    SetUpDone,
    SetUpForm,
    StandInForm,
    StandInNews,
    Watched,
    Welcome,
    Why,
)
from bot.wording import Words

WIDE = Why | Away | Balances | DigestMessage | Requests | Home | PolicyForm | PatternForm
"""Screens that take all the room there is."""
OfRequests = Menu | DateChoice | Receipt | Outcome | Requests | OwnLeave
OfTime = (
    ApprovalCard | Balances | Why | Away | DigestMessage | Home | Reminder | Recounted | Lapsing | Watched
)
OfTheCompany = (
    SetUpDone
    | Welcome
    | Help
    | NotUnderstood
    | Notice
    | Refusing
    | StandInNews
    | PatternNews
    | AdjustedNews
    | SettingsMenu
    | LinkCode
    | DashboardLink
    | Linked
)


@dataclass(frozen=True, slots=True)
class Message:
    """`text` says everything that the card shows, for notifications and screen readers."""

    text: str
    card: Piece


@dataclass(frozen=True, slots=True)
class Dialog:
    """A card in a dialog, and what stands above it."""

    title: str
    card: Piece


def message(
    screen: Screen,
    w: Words,
    member_id: str | None = None,
    problems: tuple[Problem, ...] = (),
    typed: Mapping[str, str] | None = None,
) -> Message:
    """Any screen as a message. `member_id` is its one reader, for whom it is refreshed when it is looked at.

    `problems` stand under their fields, which keep what was `typed`.
    """
    if isinstance(screen, Form):
        found = mended(_sheet(screen, w), problems, typed or {}, w)
        body = [heading(found.title), *found.body, *actions(*found.buttons)]
    else:
        body = _body(screen, w)
    drawn = card(body, _more(w), is_wide=isinstance(screen, WIDE), refresh=_refresh(screen, w, member_id))
    return Message(spoken(body), drawn)


def dialog(
    screen: Screen, w: Words, problems: tuple[Problem, ...] = (), typed: Mapping[str, str] | None = None
) -> Dialog:
    """Any screen in a dialog, where every button comes back to the dialog."""
    if isinstance(screen, Form):
        found = mended(_sheet(screen, w), problems, typed or {}, w)
        return Dialog(found.title, answerable(card([*found.body, *actions(*found.buttons)], _more(w))))
    body = _body(screen, w)
    top, rest = (body[0]["text"], body[1:]) if body[0].get("style") == "heading" else (w("Leave"), body)
    return Dialog(top, answerable(card(rest or body, _more(w))))


def curtain(name: str, typed: str, w: Words, member_id: str, user_id: str) -> Message:
    """What everybody sees of words typed where others read along: who typed them sees the answer instead."""
    button = do(Action.TYPED, w("Show"), {"text": typed, "by": user_id})
    body = [
        text(bold(w("Only {name} sees the answer.", name=name))),
        *small(safe(w("If it does not show by itself, press the button."))),
        *actions(button),
    ]
    seen = {key: value for key, value in button.items() if key != "fallback"}
    refresh = {"action": seen, "userIds": [member_id]}
    return Message(spoken(body), card(body, _more(w), refresh=refresh))


def _more(w: Words) -> str:
    return w("There is more than fits here.")


def _refresh(screen: Screen, w: Words, member_id: str | None) -> Piece | None:
    """Cards of a request are drawn again when their reader looks at them."""
    if member_id is None or not isinstance(screen, ApprovalCard | Receipt):
        return None
    about = request_data(screen.request.requester.id, screen.request.id)
    button = do(Action.REFRESH, w("Show"), about)
    return {
        "action": {key: value for key, value in button.items() if key != "fallback"},
        "userIds": [member_id],
    }


def _body(screen: OfRequests | OfTime | OfTheCompany, w: Words) -> list[Piece]:
    if isinstance(screen, OfRequests):
        return _about_requests(screen, w)
    if isinstance(screen, OfTime):
        return _about_time(screen, w)
    return _of_the_company(screen, w)


def _about_requests(screen: OfRequests, w: Words) -> list[Piece]:
    match screen:
        case Menu():
            return requesting.menu(screen, w)
        case DateChoice():
            return requesting.date_choice(screen, w)
        case Receipt():
            return requesting.receipt(screen, w)
        case Outcome():
            return requesting.outcome(screen, w)
        case Requests():
            return requesting.requests(screen, w)
        case OwnLeave():
            return changing.own_leave(screen, w)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _about_time(screen: OfTime, w: Words) -> list[Piece]:
    match screen:
        case ApprovalCard():
            return deciding.approval_card(screen, w)
        case Balances():
            return balances.balances(screen, w)
        case Why():
            return balances.why(screen, w)
        case Away():
            return away.away(screen, w)
        case DigestMessage():
            return away.digest(screen, w)
        case Home():
            return home_page.home(screen, w)
        case Reminder():
            return waiting.reminder(screen, w)
        case Recounted():
            return waiting.recounted(screen, w)
        case Lapsing():
            return waiting.lapsing(screen, w)
        case Watched():
            return waiting.watched(screen, w)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _of_the_company(screen: OfTheCompany, w: Words) -> list[Piece]:
    match screen:
        case SetUpDone():
            return joining.set_up_done(screen, w)
        case Welcome():
            return joining.welcome(screen, w)
        case Help():
            return helping.help_screen(screen, w)
        case NotUnderstood():
            return helping.not_understood(screen, w)
        case Notice():
            return helping.notice(screen, w)
        case Refusing():
            return helping.refusing(screen, w)
        case StandInNews():
            return standing_in.stand_in_news(screen, w)
        case PatternNews():
            return pattern_form.pattern_news(screen, w)
        case AdjustedNews():
            return adjusting.adjusted_news(screen, w)
        case SettingsMenu():
            return settings_menu.settings_menu(screen, w)
        case DashboardLink():
            return linking.dashboard_link(screen, w)
        case LinkCode():
            return linking.link_code(screen, w)
        case Linked():
            return linking.linked(screen, w)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _sheet(screen: Form, w: Words) -> Sheet:
    match screen:
        case RequestForm():
            return request_form.request_form(screen, w)
        case ChangeForm():
            return changing.change_form(screen, w)
        case CancelForm():
            return changing.cancel_form(screen, w)
        case OverrideForm():
            return deciding.override_form(screen, w)
        case DeclineForm():
            return deciding.decline_form(screen, w)
        case DigestForm():
            return digest_form.digest_form(screen, w)
        case SetUpForm():
            return joining.set_up_form(screen, w)
        case ClaimForm():
            return claim_form.claim_form(screen, w)
        case StandInForm():
            return standing_in.stand_in_form(screen, w)
        case PatternForm():
            return pattern_form.pattern_form(screen, w)
        case PolicyForm():
            return policy_form.policy_form(screen, w)
        case AdjustForm():
            return adjusting.adjust_form(screen, w)
        case _ as never:  # pragma: no cover
            assert_never(never)
