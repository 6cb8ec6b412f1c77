"""What the tab takes from others is what was recorded, and no more than it needs."""

import hashlib
import json
import tomllib
from pathlib import Path

from adapters.teams import tab_page

TAB = Path(tab_page.__file__).parent / "static" / "tab"
VENDOR = TAB / "vendor"
CLIENT = Path(tab_page.__file__).parent / "client"


def test_the_bundle_is_the_recorded_one_and_names_no_registry() -> None:
    record = tomllib.loads((VENDOR / "vendor.toml").read_text())
    for file in record["file"]:
        assert hashlib.sha256((VENDOR / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert {(each["name"], each["version"]) for each in record["package"]} == {
        ("@microsoft/teams-js", "2.58.0"),
        ("adaptivecards", "3.0.6"),
    }
    lock = json.loads((CLIENT / "package-lock.json").read_text())["packages"]
    assert all("resolved" not in each for each in lock.values())
    for each in record["package"]:
        assert lock[f"node_modules/{each['name']}"]["integrity"] == each["integrity"]


def test_the_licences_come_along() -> None:
    said = (VENDOR / "LICENCES.txt").read_text()
    assert all(name in said for name in ("@microsoft/teams-js", "adaptivecards", "uuid", "tslib"))


def test_every_theme_of_teams_has_its_settings() -> None:
    for theme in tab_page.THEMES:
        assert json.loads((VENDOR / f"{theme}.json").read_text())["supportsInteractivity"] is True


def test_the_page_is_small() -> None:
    assert sum(file.stat().st_size for file in TAB.rglob("*.*") if file.suffix in tab_page.KINDS) < 320_000
