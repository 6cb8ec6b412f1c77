"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from bot.screens import ClaimForm
from bot.wording import Words


def claim_form(screen: ClaimForm, w: Words) -> Sheet:
    raise NotImplementedError
