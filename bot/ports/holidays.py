"""Which public holidays are known."""

from collections.abc import Callable, Mapping, Sequence

Places = Callable[[], Mapping[str, Sequence[str]]]
"""Countries (ISO 3166-1) whose public holidays are known, with the codes of their regions."""
