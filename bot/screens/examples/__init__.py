"""An example of every screen, and a hostile twin: what the gallery and its tests draw on every platform."""

from bot.screens import Screen
from bot.screens.examples import hostile, plain

EXAMPLES: dict[str, Screen] = plain.EXAMPLES
"""What people usually see, by a name for the gallery."""
HOSTILE: dict[str, Screen] = hostile.EXAMPLES
"""The same with names that are markup, long texts, many people and empty lists."""

__all__ = ["EXAMPLES", "HOSTILE"]
