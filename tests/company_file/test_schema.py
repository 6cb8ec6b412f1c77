"""The published schema is the one that reads, and the files we show keep it."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from adapters.holidays import public_holidays
from bot.company_file.schema import schema
from bot.demo import demo_company
from tests.filed import WHOLE, mistakes_in

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "manifests/company.schema.json"
EXAMPLE = ROOT / "manifests/company.example.yaml"
VALIDATOR = Draft202012Validator(json.loads(schema()))


class Loader(yaml.SafeLoader):
    """As editors read YAML: days are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(text: str) -> list[str]:
    loaded = yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader of our own
    return [error.message for error in VALIDATOR.iter_errors(loaded)]


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text() == schema(), (
        "write it anew: python -c 'from bot.company_file.schema import schema; print(schema(), end=\"\")' "
        "> manifests/company.schema.json"
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))


def test_the_example_names_the_schema_for_editors_and_keeps_it() -> None:
    text = EXAMPLE.read_text()
    assert text.startswith("# yaml-language-server: $schema=company.schema.json\n")
    assert complaints(text) == []
    assert mistakes_in(text) == []


def test_what_is_read_keeps_the_schema() -> None:
    assert complaints(WHOLE) == []
    assert complaints(demo_company(date(2026, 7, 29), public_holidays).text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Acme, locale", "nam: Acme, locale"),
        ("entitlement: 30", "entitlement: a lot"),
        ("until: 03-31", "until: 31 March"),
        ("accrual: month", "accrual: monthly"),
        ("  hired_on: 2020-03-01\n", ""),
        ("monday: 8h", "monday: eight"),
    ],
)
def test_an_editor_sees_what_reading_would_refuse(old: str, new: str) -> None:
    text = WHOLE.replace(old, new, 1)
    assert complaints(text)
    assert mistakes_in(text)


def test_the_manual_shows_the_example() -> None:
    manual = (ROOT / "docs/company-file.md").read_text()
    shown = manual.split("```yaml\n")[1].split("```")[0]
    assert shown == EXAMPLE.read_text()
