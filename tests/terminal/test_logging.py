"""What the program writes about itself says where something broke, and nothing of what it was about."""

import logging

import pytest

from bot.wiring.commands import log_plainly


def test_a_traceback_keeps_the_values_of_variables_to_itself(capsys: pytest.CaptureFixture[str]) -> None:
    log_plainly()
    token = "xoxb-" + "1234"
    try:
        _break(token)
    except RuntimeError:
        logging.getLogger("leave").exception("a delivery broke")
    written = capsys.readouterr().err
    assert "a delivery broke" in written
    assert "RuntimeError: broken" in written
    assert token not in written
    assert len(written.splitlines()) < 15


def _break(token: str) -> None:
    raise RuntimeError("broken" if token else "")
