"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from bot.screens import PolicyForm
from bot.wording import Words


def policy_form(screen: PolicyForm, w: Words) -> Sheet:
    raise NotImplementedError
