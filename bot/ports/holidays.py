"""Which public holidays are known."""

from collections.abc import Callable, Mapping

Places = Callable[[], Mapping[str, Mapping[str, str]]]
"""Countries (ISO 3166-1) whose public holidays are known, with the names of their regions by code."""
