"""The table of contents: which function draws which screen, as a message, a dialog or the Home tab."""

from dataclasses import dataclass
from typing import assert_never

from adapters.slack.actions import Callback, Kept
from adapters.slack.blocks import spoken, within_limit, without_tables
from adapters.slack.screens import (
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
from adapters.slack.screens import home as home_tab
from adapters.slack.screens.forms import dialog
from adapters.slack.texts import Piece
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


@dataclass(frozen=True, slots=True)
class Message:
    """`text` says everything that the blocks show, for screen readers and notifications."""

    text: str
    blocks: list[Piece]


def message(screen: Screen, w: Words) -> Message:
    """Any screen as a message; a form becomes the way to it."""
    blocks = within_limit(_body(screen, w), w("There is more than fits here."))
    return Message(spoken(blocks), blocks)


def modal(screen: Screen, w: Words, channel_id: str | None = None) -> Piece:
    """Any screen as a dialog; `channel_id` is where it was opened from, which a form remembers."""
    match screen:
        case RequestForm():
            return request_form.request_form(screen, w, channel_id)
        case ChangeForm():
            return changing.change_form(screen, w, channel_id)
        case CancelForm():
            return changing.cancel_form(screen, w, channel_id)
        case OverrideForm():
            return deciding.override_form(screen, w, channel_id)
        case DeclineForm():
            return deciding.decline_form(screen, w, channel_id)
        case DigestForm():
            return digest_form.digest_form(screen, w)
        case SetUpForm():
            return joining.set_up_form(screen, w)
        case ClaimForm():
            return claim_form.claim_form(screen, w, channel_id)
        case StandInForm():
            return standing_in.stand_in_form(screen, w, channel_id)
        case PatternForm():
            return pattern_form.pattern_form(screen, w, channel_id)
        case PolicyForm():
            return policy_form.policy_form(screen, w, channel_id)
        case AdjustForm():
            return adjusting.adjust_form(screen, w, channel_id)
        case _:
            blocks = without_tables(message(screen, w).blocks)
            return dialog(Callback.RESULT, w("Leave"), None, blocks, Kept(channel_id=channel_id), w)


def home(screen: Screen, w: Words) -> Piece:
    """The Home tab: the page of somebody's own, or for those who have none yet what there is to say."""
    return {"type": "home", "blocks": without_tables(message(screen, w).blocks)}


def _body(screen: Screen, w: Words) -> list[Piece]:
    match screen:
        case _ if isinstance(screen, Form):
            return _way_to(screen, w)
        case Menu() | DateChoice() | Receipt() | Outcome() | Requests() | OwnLeave():
            return _about_requests(screen, w)
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
        case StandInNews():
            return standing_in.stand_in_news(screen, w)
        case PatternNews():
            return pattern_form.pattern_news(screen, w)
        case AdjustedNews():
            return adjusting.adjusted_news(screen, w)
        case SettingsMenu():
            return settings_menu.settings_menu(screen, w)
        case Home():
            return home_tab.home(screen, w)
        case Reminder() | Recounted() | Lapsing() | Watched():
            return _unasked(screen, w)
        case _:
            return _way_in(screen, w)


def _way_in(
    screen: SetUpDone
    | Welcome
    | Help
    | NotUnderstood
    | Notice
    | Refusing
    | DashboardLink
    | LinkCode
    | Linked,
    w: Words,
) -> list[Piece]:
    """What is said to whoever comes, is lost, or goes on elsewhere."""
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
        case DashboardLink():
            return linking.dashboard_link(screen, w)
        case LinkCode():
            return linking.link_code(screen, w)
        case Linked():
            return linking.linked(screen, w)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _unasked(screen: Reminder | Recounted | Lapsing | Watched, w: Words) -> list[Piece]:
    match screen:
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


def _way_to(screen: Form, w: Words) -> list[Piece]:
    match screen:
        case RequestForm():
            return request_form.way_to_request_form(screen, w)
        case ChangeForm():
            return changing.way_to_change_form(screen, w)
        case CancelForm():
            return changing.way_to_cancel_form(screen, w)
        case OverrideForm():
            return deciding.way_to_override_form(screen, w)
        case DeclineForm():
            return deciding.way_to_decline_form(screen, w)
        case DigestForm():
            return digest_form.way_to_digest_form(screen, w)
        case SetUpForm():
            return joining.way_to_set_up_form(screen, w)
        case ClaimForm():
            return claim_form.way_to_claim_form(screen, w)
        case StandInForm():
            return standing_in.way_to_stand_in_form(screen, w)
        case PatternForm():
            return pattern_form.way_to_pattern_form(screen, w)
        case PolicyForm():
            return policy_form.way_to_policy_form(screen, w)
        case AdjustForm():
            return adjusting.way_to_adjust_form(screen, w)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _about_requests(
    screen: Menu | DateChoice | Receipt | Outcome | Requests | OwnLeave, w: Words
) -> list[Piece]:
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
