"""The dependency rule: who may import whom, held by the contracts in pyproject.toml."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# One line of trespass for each contract, in a tree that holds nothing else.
TRESPASSES = {
    "domain/leave.py": "import bot.screens",
    "bot/screens.py": "import bot.wiring",
    "bot/wiring.py": "import storage.engine",
    "bot/handling.py": "import sqlalchemy, slack_sdk",
    "storage/engine.py": "import bot.handling",
    "adapters/web/pages.py": "import bot.handling, adapters.slack.listeners, slack_bolt",
    "adapters/web/ticks.py": "import apscheduler",
    "adapters/web/chats.py": "import botbuilder.core",
    "adapters/slack/screens/away.py": "import slack_sdk, bot.handling",
    "adapters/slack/listeners.py": "import slack_bolt",
    "adapters/teams/messenger.py": "import botbuilder",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_room_imports_only_what_the_dependency_rule_allows() -> None:
    checked = lint(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.fixture
def trespassing_tree(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    for room in ("bot/conversation", "bot/reactions", "bot/wording"):
        (tmp_path / room).mkdir(parents=True)
    for path, line in TRESPASSES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{line}\n")
    for folder in {d for d in tmp_path.rglob("*") if d.is_dir()}:
        (folder / "__init__.py").touch()
    return tmp_path


def test_each_contract_is_broken_by_a_trespass_of_its_own(trespassing_tree: Path) -> None:
    checked = lint(trespassing_tree)
    names = re.findall(r'^name = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    contracts = [name for name in names if name != "leave-tracker"]
    kept = [name for name in contracts if f"{name} BROKEN" not in checked.stdout]
    assert contracts
    assert kept == [], checked.stdout + checked.stderr
