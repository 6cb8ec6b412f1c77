"""A leave type's own emoji as a sign."""

from functools import lru_cache

import emoji as signs


@lru_cache(maxsize=1_000)
def sign(name: str) -> str:
    """The sign of a name such as `:palm_tree:`, or the sign itself; nothing where it is neither."""
    found = signs.emojize(name.strip(), language="alias")
    return found if signs.is_emoji(found) else ""
