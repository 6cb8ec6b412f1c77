"""Payloads as Slack's documentation, its libraries' tests and our own samples show them."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.adapters.slack.stage import FORM, JSON, TEAM, Stage

OWN = Path(__file__).parent / "samples"
PUBLIC = Path(__file__).parents[4] / "shared" / "wire" / "slack"
SENDABLE = {"http_form", "http_payload", "http_json", "schema_only"}


def cases(folder: Path) -> list[Any]:
    """Each case that comes by HTTP; one that says why there are none."""
    found = [case for path in sorted(folder.glob("*.json")) for case in json.loads(path.read_text())]
    sendable = [case for case in found if case.get("transport") in SENDABLE]
    if not sendable:
        reason = "the shared examples are not beside this checkout (../shared)"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason), id="none")]
    return [pytest.param(case, id=case["id"]) for case in sendable]


def body_of(case: dict[str, Any]) -> tuple[str, str]:
    if case["transport"] == "http_form":
        return case["body"], FORM
    if case["transport"] == "http_payload":
        return urlencode({"payload": json.dumps(case["payload"])}), FORM
    return json.dumps(case["payload"]), JSON


@pytest.mark.parametrize("case", cases(PUBLIC))
async def test_a_public_example_is_answered(
    stage: Stage, caplog: pytest.LogCaptureFixture, case: dict[str, Any]
) -> None:
    body, content_type = body_of(case)
    got = await stage.post(body, content_type, headers=case.get("headers"))
    assert got.status == 200
    ours = [record for record in caplog.records if record.levelname == "ERROR"]
    assert not [record.getMessage() for record in ours if "Slack refused" not in record.getMessage()]


@pytest.mark.parametrize("case", cases(OWN))
async def test_our_own_sample_is_answered_as_it_says(stage: Stage, case: dict[str, Any]) -> None:
    body, content_type = body_of(case)
    got = await stage.post(body, content_type)
    assert got.status == 200
    asked = [type(intent).__name__ for intent in stage.conversation.intents]
    heard = [type(news).__name__ for news in stage.conversation.heard]
    assert (asked, heard) == (case.get("asks", []), case.get("tells", []))
    assert all(asker.identity.workspace_id == TEAM for asker, _ in stage.conversation.asked)
