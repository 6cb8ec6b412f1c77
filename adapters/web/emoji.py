"""A leave type's own emoji as a sign."""

from functools import lru_cache

import emoji as signs

SKINS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


@lru_cache(maxsize=1_000)
def sign(name: str) -> str:
    """The sign of a name such as `:palm_tree:`, or the sign itself; nothing where it is neither."""
    found = signs.emojize(name.strip(), language="alias")
    return found if signs.is_emoji(found) else ""


def name_of(typed: str) -> str:
    """The name of a sign as chats write it, `:palm_tree:`; of a name that was typed, that name.

    Without the colour of a skin, which every chat writes in its own way.
    """
    plain = "".join(each for each in typed.strip() if each not in SKINS)
    return signs.demojize(plain, language="alias")
