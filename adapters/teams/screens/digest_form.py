"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from bot.screens import DigestForm
from bot.wording import Words


def digest_form(screen: DigestForm, w: Words) -> Sheet:
    raise NotImplementedError
