"""Every screen has an example and a hostile twin, for the galleries of all platforms."""

from typing import get_args

import pytest

from bot.screens import Screen
from bot.screens.examples import EXAMPLES, HOSTILE

KINDS = set(get_args(Screen))


@pytest.mark.parametrize("registry", [EXAMPLES, HOSTILE], ids=["plain", "hostile"])
def test_no_screen_is_without_an_example(registry: dict[str, Screen]) -> None:
    assert {type(screen) for screen in registry.values()} == KINDS
