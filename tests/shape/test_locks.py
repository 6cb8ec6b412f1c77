"""The lock files: every package with its hashes, and no word of where it was downloaded from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PINNED = re.compile(
    r"[A-Za-z0-9._-]+(\[[a-z0-9,-]+\])?==[^ ;]+"  # name[extra]==version
    r"( ; [^\\]+?)?"  # where it is needed
    r"( --hash=sha256:[0-9a-f]{64})+"
)


def requirements(lock: str) -> list[str]:
    joined = (ROOT / lock).read_text().replace("\\\n", " ")
    return [re.sub(r" +", " ", line).strip() for line in joined.splitlines() if line.strip()]


def named(lock: str) -> dict[str, str]:
    """Each package by its name; the extras that somebody wants of it make it no other package."""
    plain = [re.sub(r"\[.*?\]", "", line) for line in requirements(lock)]
    return {line.split("==")[0]: line for line in plain}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    loose = [line for line in requirements(lock) if not PINNED.fullmatch(line)]
    assert requirements(lock)
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_the_address_of_an_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_developers_run_the_very_packages_that_are_shipped() -> None:
    shipped, developing = named("requirements.lock"), named("requirements-dev.lock")
    assert shipped.items() <= developing.items()


def test_every_dependency_of_the_project_is_locked() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    wanted = re.findall(r'^    "([A-Za-z0-9_-]+)(?:\[[a-z]+\])?>=', project, re.MULTILINE)
    locked = {re.sub(r"[-_.]+", "-", name).lower() for name in named("requirements-dev.lock")}
    assert wanted
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in wanted} <= locked
