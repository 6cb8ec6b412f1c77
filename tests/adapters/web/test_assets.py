"""What browsers are sent is ours, or carried along unchanged; its colours are told apart by every eye."""

from __future__ import annotations

import re
import tomllib
from hashlib import sha256

import pytest

from adapters.web.assets import FOLDER, assets
from adapters.web.colours import COLOURS, colour_class

LOOK = (FOLDER / "css" / "look.css").read_text(encoding="utf-8")
VENDORED = tomllib.loads((FOLDER / "vendor" / "vendor.toml").read_text(encoding="utf-8"))["file"]
TEXT_ON_GROUND = ("ink", "ink-soft", "accent", "good", "warn", "bad")


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pair(name: str) -> tuple[str, str]:
    """A custom property in light and in dark."""
    found = re.search(rf"--{name}: light-dark\((#\w{{6}}), (#\w{{6}})\)", LOOK)
    assert found, name
    return found[1], found[2]


def of_leave(name: str) -> tuple[str, str]:
    found = re.search(rf"\.c-{name} {{ --c: light-dark\((#\w{{6}}), (#\w{{6}})\)", LOOK)
    assert found, name
    return found[1], found[2]


@pytest.mark.parametrize("file", VENDORED, ids=lambda file: str(file["name"]))
def test_what_is_carried_along_is_what_was_published(file: dict[str, str]) -> None:
    assert sha256((FOLDER / "vendor" / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_everything_that_is_carried_along_says_where_it_is_from() -> None:
    there = {file.name for file in (FOLDER / "vendor").glob("*.js")}
    assert there == {file["name"] for file in VENDORED}


@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize("ground", ["ground", "paper"])
def test_a_leave_types_colour_is_seen_on_both_grounds(name: str, ground: str) -> None:
    for colour, under in zip(of_leave(name), pair(ground), strict=True):
        assert contrast(colour, under) >= 3


@pytest.mark.parametrize("name", TEXT_ON_GROUND)
@pytest.mark.parametrize("ground", ["ground", "paper", "tint"])
def test_words_are_read_on_every_ground(name: str, ground: str) -> None:
    for colour, under in zip(pair(name), pair(ground), strict=True):
        assert contrast(colour, under) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("accent-ink", "accent"), ("accent", "accent-tint"), ("warn", "warn-tint"), ("bad", "bad-tint"),
     ("ink", "accent-tint"), ("ink", "warn-tint"), ("ink", "bad-tint")],
)  # fmt: skip
def test_words_are_read_on_what_is_tinted(ink: str, ground: str) -> None:
    for colour, under in zip(pair(ink), pair(ground), strict=True):
        assert contrast(colour, under) >= 4.5


def test_a_colour_that_is_none_of_ours_is_always_the_same_one() -> None:
    assert colour_class("Teal ") == "c-teal"
    assert colour_class("#ff0000") == colour_class("#ff0000")
    assert colour_class("#ff0000").removeprefix("c-") in COLOURS


def test_styles_and_scripts_name_no_address_of_anybody_else() -> None:
    for name, asset in assets().items():
        if not name.startswith("vendor/"):
            text = asset.plain.decode().replace("http://www.w3.org/2000/svg", "")
            assert "://" not in text, name
            assert "@import" not in text, name
