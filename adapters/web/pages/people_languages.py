"""Languages that people are spoken to in, by their names."""

from babel import Locale, UnknownLocaleError

from bot.wording import Words

OFFERED = ("en", "en-GB", "de", "de-AT", "de-CH")
"""Those that we speak, with regions that write dates in their own way."""


def named(w: Words, tag: str) -> str:
    """ "German (Austria)" """
    try:
        found = Locale.parse(tag, sep="-").get_display_name(w.locale)
    except (UnknownLocaleError, ValueError):
        return tag
    return found or tag


def offered(w: Words, current: str | None) -> list[tuple[str, str]]:
    """What can be chosen: the company's own, ours, and what somebody has already."""
    tags = [*OFFERED, *([current] if current and current not in OFFERED else [])]
    return [("", w("as the company's")), *((tag, named(w, tag)) for tag in tags)]
