"""What is set for us in the environment, Bolt leaves alone."""

import os

import pytest

from tests.adapters.slack.stage import standing


async def test_an_app_that_others_may_install_starts_with_its_credentials_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_BOT_TOKEN"):
        monkeypatch.setenv(name, "ours")
    async with standing() as stage:
        answered = await stage.command("help")
    assert answered.status == 200
    assert os.environ["SLACK_CLIENT_ID"] == "ours"
