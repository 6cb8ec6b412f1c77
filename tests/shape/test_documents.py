"""What the documents say is there: links, commands, make targets, and every setting."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.__main__ import app
from bot.settings import Environment

ROOT = Path(__file__).parents[2]
OURS = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
DOCUMENTS = [ROOT / name for name in OURS] + sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
REGISTRIES = ("pypi.org", "pythonhosted", "npmjs", "docker.io", "ghcr.io", "index-url")

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def links(path: Path) -> list[str]:
    """Addresses within the repository, without the place in the page."""
    found = [first or second for first, second in LINK.findall(path.read_text(encoding="utf-8"))]
    return [link.partition("#")[0] for link in found if not re.match(r"[a-z]+:|#", link)]


def settings_table() -> str:
    """What docs/settings.md has to say of every setting."""
    lines = ["| setting | default | meaning |", "| --- | --- | --- |"]
    for name, field in Environment.model_fields.items():
        value = field.default
        default = "" if isinstance(value, SecretStr) else str(value)
        lines.append(f"| `{name}` | {f'`{default}`' if default else '–'} | {field.description} |")
    return "\n".join(lines)


@every_document
def test_every_link_leads_somewhere(path: Path) -> None:
    assert [link for link in links(path) if not (path.parent / link).exists()] == []


@every_document
def test_every_command_that_is_named_can_be_typed(path: Path) -> None:
    known = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    named = set(re.findall(r"python -m bot ([a-z]+(?:-[a-z]+)*)", path.read_text(encoding="utf-8")))
    assert named - known == set()


@every_document
def test_every_make_target_that_is_named_is_there(path: Path) -> None:
    known = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    named = set(re.findall(r"(?m)(?:`|^    )make ([a-z]+)", path.read_text(encoding="utf-8")))
    assert named - known == set()


@pytest.mark.parametrize("folder", sorted((ROOT / "adapters").glob("*/*/")), ids=lambda path: path.name)
def test_nothing_that_browsers_are_sent_names_a_package_registry(folder: Path) -> None:
    files = [each for each in folder.rglob("*") if each.suffix in {".js", ".mjs", ".sh", ".json", ".toml"}]
    named = [each.name for each in files if any(name in each.read_text() for name in REGISTRIES)]
    assert named == []


@every_document
def test_no_document_names_a_package_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [registry for registry in REGISTRIES if registry in text] == []


def test_every_setting_is_described_as_the_program_has_it() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert settings_table() in text


def test_every_command_has_its_place_in_the_manual() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    known = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    assert {name for name in known if f"## {name}\n" not in text} == set()


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
