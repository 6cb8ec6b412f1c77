"""No sentence stands in the code that draws but where it is looked up, whether an example shows it or not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.sentences import ROOT, VOICES

FILES = sorted(
    file
    for folder in ("bot/wording", *(f"adapters/{each}/screens" for each in ("slack", "teams", "web")))
    for file in (ROOT / folder).rglob("*.py")
    if file.name not in ("__init__.py", "dates.py", "pseudo.py")
)
"""All that draw, but for those with lists of names, CLDR's patterns and letters of the alphabet."""
SAID = re.compile(r"(?<![a-z])[A-Z][a-z]+(?![A-Za-z])|[A-Za-z]{2,}\W* |\s[A-Za-z]{2,}")
"""Reads like something said: a capital letter, or a word and a space."""


def unlooked_up(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    known = {id(each) for node in ast.walk(tree) for each in (*_docstrings(node), *_looked_up(node))}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in known else None
        if isinstance(text, str) and SAID.search(text):
            yield text


def _docstrings(node: ast.AST) -> list[ast.expr]:
    """Texts that stand alone are for whoever reads the code."""
    return [node.value] if isinstance(node, ast.Expr) else []


def _looked_up(node: ast.AST) -> list[ast.expr]:
    if not isinstance(node, ast.Call):
        return []
    is_voice = isinstance(node.func, ast.Name) and node.func.id in VOICES
    is_count = isinstance(node.func, ast.Attribute) and node.func.attr == "count"
    return node.args if is_voice or is_count else []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_sentence_is_hard_coded(file: Path) -> None:
    assert list(unlooked_up(file.read_text("utf-8"))) == []


def test_the_check_sees_sentences_in_every_shape() -> None:
    spoken = ('f"{days} left"', '"Leave"', '"not decided yet"', 'f"by {name}"', 'f"{name}, approved"')
    assert [list(unlooked_up(each)) for each in (f"x = {text}" for text in spoken)] == [
        [" left"],
        ["Leave"],
        ["not decided yet"],
        ["by "],
        [", approved"],
    ]
    assert list(unlooked_up('"""A docstring."""\nw("Leave", typed="6/7")\nx = "action_id"')) == []
