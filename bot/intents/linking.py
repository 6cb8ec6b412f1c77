"""Showing elsewhere who one is here: on another platform by a code, on the dashboard by a link."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskForCode:
    """A code to say where one is not known yet."""


@dataclass(frozen=True, slots=True)
class OpenDashboard:
    """A link that lets the asker in once."""
