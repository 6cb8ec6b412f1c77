"""Showing on one platform who one is on another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskForCode:
    """A code to say where one is not known yet."""


@dataclass(frozen=True, slots=True)
class Link:
    """A code said, as it was typed."""

    code: str


Linking = AskForCode | Link
"""Everything of this kind."""
