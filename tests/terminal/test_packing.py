"""The package for Teams is written at a terminal, which says what to do with it or what to give it."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

APP_ID = "5f0c1a52-7a3e-4a6c-9b58-1f9d54d2a7c1"
ADDRESS = "https://leave.example.com"


@pytest.fixture(autouse=True)
def an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def typed(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["manifest", *words])
    return found.exit_code, found.output


def test_the_package_is_written_and_the_next_steps_are_said() -> None:
    code, said = typed("teams", "--public-url", f"{ADDRESS}/", "--app-id", APP_ID)
    assert code == 0
    assert f"{ADDRESS}/api/messages" in said
    assert "Upload the file" in said
    with ZipFile("leave-teams.zip") as archive:
        assert APP_ID in archive.read("manifest.json").decode()


def test_what_the_environment_knows_need_not_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_APP_ID", APP_ID)
    monkeypatch.setenv("PUBLIC_URL", ADDRESS)
    assert typed("teams", "--out", "ours.zip", "--version", "1.2.3")[0] == 0
    with ZipFile("ours.zip") as archive:
        assert '"version": "1.2.3"' in archive.read("manifest.json").decode()


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("teams", "--public-url", ADDRESS), "set TEAMS_APP_ID"),
        (("teams", "--app-id", APP_ID), "has to look like https"),
        (("teams", "--app-id", APP_ID, "--public-url", "http://leave.example.com"), "--public-url"),
        (("teams", "--app-id", "leave", "--public-url", ADDRESS), "--app-id"),
        (("teams", "--app-id", APP_ID, "--public-url", ADDRESS, "--version", "2"), "--version"),
        (("teams", "--app-id", APP_ID, "--public-url", ADDRESS, "--out", "no/where.zip"), "--out"),
        (("fax",), "`slack` or `teams`"),
    ],
)
def test_what_cannot_be_packed_is_said_with_a_remedy(words: tuple[str, ...], remedy: str) -> None:
    code, said = typed(*words)
    assert code == 2
    assert remedy in said
    assert not list(Path().glob("*.zip"))


def test_slack_has_its_manifest_as_before() -> None:
    assert typed("slack", "--public-url", ADDRESS)[0] == 0
    assert typed("slack", "--socket-mode")[0] == 0
