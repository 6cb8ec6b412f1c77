"""Which packages the inner rooms may use: the contracts say what is forbidden, this what is allowed."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"adapters", "bot", "domain", "storage"}

# Standard modules that read a clock, roll dice, wait or touch the world: never in the domain.
IMPURE = {
    "asyncio", "concurrent", "ctypes", "http", "io", "locale", "logging", "multiprocessing", "os",
    "pathlib", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3", "subprocess",
    "sys", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
STANDARD = set(sys.stdlib_module_names)

DOMAIN_MAY_USE = (STANDARD - IMPURE) | {"dateutil"}
BOT_MAY_USE = (STANDARD - {"http", "random", "secrets", "socket", "sqlite3", "subprocess", "urllib"}) | {
    "babel",
    "dateutil",
}
# The door of the program and its settings are where the outside comes in.
WIRING = (str(file.relative_to(ROOT)) for file in (ROOT / "bot/wiring").glob("*.py"))
DOORS = {"bot/__main__.py", "bot/settings.py", *WIRING}
# A company's file is YAML: reading it, with the line of every mistake, is an ability of the application.
COMPANY_FILE = "bot/company_file/"
# What administrators read at a terminal is laid out by rich.
TERMINAL = "bot/terminal/"


def packages_used(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


def files_of(room: str) -> list[str]:
    files = (str(file.relative_to(ROOT)) for file in sorted((ROOT / room).rglob("*.py")))
    return [file for file in files if file not in DOORS]


@pytest.mark.parametrize("file", files_of("domain"))
def test_the_domain_uses_the_standard_library_and_dateutil(file: str) -> None:
    used = set(packages_used((ROOT / file).read_text()))
    assert used - OURS - DOMAIN_MAY_USE == set()


@pytest.mark.parametrize("file", files_of("bot"))
def test_the_bot_uses_the_standard_library_dateutil_and_babel(file: str) -> None:
    used = set(packages_used((ROOT / file).read_text()))
    allowed = BOT_MAY_USE | ({"yaml"} if file.startswith(COMPANY_FILE) else set())
    allowed |= {"rich"} if file.startswith(TERMINAL) else set()
    assert used - OURS - allowed == set()
