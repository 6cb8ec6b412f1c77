"""Where the packages lie that some tests borrow from npm."""

import os
import re
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "node_tools.sh"


def node_tool(name: str) -> Path:
    """The folder of a package; the test is left out, with the reason, where it is not there."""
    found = re.search(rf"(?<!\S){re.escape(name)}@([\w.-]+)", SCRIPT.read_text(encoding="utf-8"))
    assert found is not None, f"scripts/node_tools.sh does not name {name}"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "leave-node-tools"
    folder = Path(os.environ.get("NODE_TOOLS") or cache) / re.sub(r"[/@]", "_", f"{name}@{found[1]}")
    if not (folder / "done").is_file():
        pytest.skip(f"{name} is not here (scripts/node_tools.sh fetches it where Node is installed)")
    return folder / "node_modules" / name
