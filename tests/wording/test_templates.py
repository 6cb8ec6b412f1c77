"""No sentence stands in a page's template but where it is looked up."""

import re
from pathlib import Path

import pytest

from scripts.sentences import ROOT, TEMPLATES, said_in_template

FILES = sorted((ROOT / TEMPLATES).rglob("*.html"))
SAID = re.compile(r"[^\W\d_]{2,}")
MADE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
"""What is typed as it stands has no translation."""
TAG = re.compile(r"<[^<>]*>|&\w+;")
TOLD = re.compile(r"(?:aria-label|title|placeholder|alt)=\"([^\"]*[^\W\d_]{2,}[^\"]*)\"")


def unlooked_up(source: str) -> list[str]:
    """Words between tags, and in attributes that are read aloud."""
    written = CODE.sub("", MADE.sub("", source))
    return [*TOLD.findall(written), *SAID.findall(TAG.sub(" ", written))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(Path(file).relative_to(ROOT / TEMPLATES)))
def test_no_sentence_is_hard_coded(file: Path) -> None:
    assert unlooked_up(file.read_text("utf-8")) == []


def test_the_check_sees_sentences_in_every_shape() -> None:
    assert unlooked_up('<p>Leave</p><a title="Next page">x</a>') == ["Next page", "Leave"]
    assert unlooked_up('<p class="lead">{{ w("Leave") }}</p>&nbsp;<a href="{{ x }}">{{ y }}</a>') == []


def test_sentences_of_templates_are_found_with_their_plurals() -> None:
    source = '{{ w("Leave") }}{% if w.count("{n} day", "{n} days", 2) %}{{ other("No") }}{% endif %}'
    assert list(said_in_template(source)) == [("Leave",), ("{n} day", "{n} days")]


def test_a_sentence_that_is_put_together_is_refused() -> None:
    with pytest.raises(ValueError, match="put together"):
        list(said_in_template('{{ w("Leave" ~ x) }}'))
