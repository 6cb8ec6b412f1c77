"""Draws every example of every screen for both platforms: what the playground's gallery shows."""

from functools import cache

from adapters.playground import Drawn
from adapters.slack import screens as slack
from adapters.teams import screens as teams
from bot.screens import Screen
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wording import PSEUDO, Words, words

LANGUAGES = {"en": "English", "de": "Deutsch", PSEUDO: "Ļöñĝéŕ ŵöŕðš"}
"""Those that people read, and one in which everything is longer."""


@cache
def every_screen(language: str) -> list[Drawn]:
    """Examples first, then those with the worst that people could write."""
    w = words(language)
    hostile = {f"hostile: {name}": screen for name, screen in HOSTILE.items()}
    return [_drawn(name, screen, w) for name, screen in (EXAMPLES | hostile).items()]


def _drawn(name: str, screen: Screen, w: Words) -> Drawn:
    in_dialog = teams.dialog(screen, w)
    return Drawn(
        name,
        slack.message(screen, w).blocks,
        slack.modal(screen, w),
        teams.message(screen, w).card,
        in_dialog.title,
        in_dialog.card,
    )
