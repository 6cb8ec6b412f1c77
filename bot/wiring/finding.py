"""One thing that the doctor looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`remedy` None is well."""

    what: str
    remedy: str | None = None
    is_note: bool = False
    """Whether it may be meant, so that all is well with it."""
