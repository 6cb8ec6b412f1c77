"""What a person can be shown: one frozen dataclass a screen, facts and permitted actions only."""

from bot.screens.adjusting import AdjustedNews, AdjustForm
from bot.screens.away import Away, DigestForm, DigestMessage
from bot.screens.balances import Balances, Why
from bot.screens.changing import CancelForm, ChangeForm, OwnLeave
from bot.screens.claiming import ClaimForm
from bot.screens.deciding import ApprovalCard, DeclineForm, OverrideForm
from bot.screens.helping import Help, Notice, NoticeKind, NotUnderstood, Refusing
from bot.screens.home import Home
from bot.screens.joining import SetUpDone, SetUpForm, Welcome
from bot.screens.linking import DashboardLink, LinkCode, Linked
from bot.screens.requesting import DateChoice, Menu, Outcome, Receipt, RequestForm, Requests
from bot.screens.standing_in import StandInForm, StandInNews
from bot.screens.terms import PatternForm, PatternNews, PolicyForm, SettingsMenu
from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched

Form = (
    RequestForm
    | ChangeForm
    | CancelForm
    | DeclineForm
    | OverrideForm
    | DigestForm
    | SetUpForm
    | ClaimForm
    | StandInForm
    | PatternForm
    | PolicyForm
    | AdjustForm
)
"""Screens with fields, shown in a dialog."""

Screen = (
    Form
    | Menu
    | DateChoice
    | Receipt
    | Outcome
    | Requests
    | OwnLeave
    | ApprovalCard
    | Balances
    | Why
    | Away
    | DigestMessage
    | SetUpDone
    | Welcome
    | Help
    | NotUnderstood
    | Notice
    | Refusing
    | Home
    | StandInNews
    | Reminder
    | Recounted
    | Lapsing
    | Watched
    | PatternNews
    | AdjustedNews
    | SettingsMenu
    | LinkCode
    | DashboardLink
    | Linked
)

__all__ = [
    "AdjustForm",
    "AdjustedNews",
    "ApprovalCard",
    "Away",
    "Balances",
    "CancelForm",
    "ChangeForm",
    "ClaimForm",
    "DashboardLink",
    "DateChoice",
    "DeclineForm",
    "DigestForm",
    "DigestMessage",
    "Form",
    "Help",
    "Home",
    "Lapsing",
    "LinkCode",
    "Linked",
    "Menu",
    "NotUnderstood",
    "Notice",
    "NoticeKind",
    "Outcome",
    "OverrideForm",
    "OwnLeave",
    "PatternForm",
    "PatternNews",
    "PolicyForm",
    "Receipt",
    "Recounted",
    "Refusing",
    "Reminder",
    "RequestForm",
    "Requests",
    "Screen",
    "SetUpDone",
    "SetUpForm",
    "SettingsMenu",
    "StandInForm",
    "StandInNews",
    "Watched",
    "Welcome",
    "Why",
]
