"""Showing on one platform who one is on another; the code itself is said in words, by anybody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskForCode:
    """A code to say where one is not known yet."""
