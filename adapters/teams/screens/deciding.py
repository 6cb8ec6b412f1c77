"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece
from bot.screens import ApprovalCard, DeclineForm, OverrideForm
from bot.wording import Words


def approval_card(screen: ApprovalCard, w: Words) -> list[Piece]:
    raise NotImplementedError


def override_form(screen: OverrideForm, w: Words) -> Sheet:
    raise NotImplementedError


def decline_form(screen: DeclineForm, w: Words) -> Sheet:
    raise NotImplementedError
