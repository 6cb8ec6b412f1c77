"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from bot.screens import RequestForm
from bot.wording import Words


def request_form(screen: RequestForm, w: Words) -> Sheet:
    raise NotImplementedError
