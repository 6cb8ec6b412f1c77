"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import SettingsMenu
from bot.wording import Words


def settings_menu(screen: SettingsMenu, w: Words) -> list[Piece]:
    raise NotImplementedError
