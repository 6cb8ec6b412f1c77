"""What the README promises has a test, what it shows is there, and the options it names can be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.models import CommandInfo

from bot.__main__ import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TYPED = re.compile(r"python -m bot ([a-z]+(?:-[a-z]+)*)([^`\n|;#]*)")
MOST_BYTES = 1_500_000


def options_of(command: CommandInfo) -> set[str]:
    name = command.name or getattr(command.callback, "__name__", "")
    found = vars(get_command(app))["commands"][name].params
    return {option for each in found for option in each.opts if option.startswith("-")} | {"--help"}


OPTIONS = {
    each.name or getattr(each.callback, "__name__", ""): options_of(each) for each in app.registered_commands
}


def test_every_promise_names_a_test() -> None:
    table = README.partition("| promise | held by |")[2].partition("\n\n")[0]
    promises = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    assert len(promises) > 5
    assert [line for line in promises if "](tests/" not in line] == []


def test_every_picture_is_shown_by_day_and_by_night_and_all_are_few_enough_to_clone() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    shown = set(re.findall(r"docs/pictures/([\w-]+\.png)", README))
    assert {each.name for each in pictures} == shown
    assert {name.replace("-light", "-dark") for name in shown if "-light" in name} <= shown
    assert sum(each.stat().st_size for each in pictures) < MOST_BYTES


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_option_that_is_typed_after_a_command_is_one_of_its_own(document: Path) -> None:
    for command, rest in TYPED.findall(document.read_text(encoding="utf-8")):
        assert set(re.findall(r"--[a-z-]+", rest)) <= OPTIONS[command], (command, rest)
