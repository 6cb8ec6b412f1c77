"""Interactions as Slack sends them, for what the stand-in does not send by itself."""

from typing import Any

from adapters.slack.actions import Kept, write_kept
from domain.ids import RequestId
from tests.adapters.slack.stage import ANNA, GENERAL, TEAM


def _frame(kind: str) -> dict[str, Any]:
    return {
        "type": kind,
        "team": {"id": TEAM},
        "user": {"id": ANNA, "team_id": TEAM},
        "trigger_id": "1.2.trigger",
    }


def in_message(action_id: str, value: str = "", **more: Any) -> dict[str, Any]:
    """A button of a message."""
    return {
        **_frame("block_actions"),
        "container": {"type": "message", "message_ts": "1.1", "channel_id": GENERAL},
        "response_url": "http://127.0.0.1:9/none",
        "actions": [{"type": "button", "action_id": action_id, "value": value, "action_ts": "5.5"}],
        **more,
    }


def in_dialog(action_id: str, view: dict[str, Any], **element: Any) -> dict[str, Any]:
    """A button or field of a dialog or Home."""
    return {
        **_frame("block_actions"),
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
        "actions": [{"type": "button", "action_id": action_id, "action_ts": "5.5", **element}],
    }


def sent(view: dict[str, Any]) -> dict[str, Any]:
    """A form that was sent."""
    return {**_frame("view_submission"), "view": view}


def dialog(callback_id: str, kept: Kept | None = None, **held: dict[str, Any]) -> dict[str, Any]:
    """A form as it stands, by what its fields hold; each field has a block of its name."""
    return {
        "id": "V1",
        "type": "modal",
        "hash": "1.hash",
        "callback_id": callback_id,
        "private_metadata": write_kept(kept or Kept(RequestId("r-1"), channel_id=GENERAL)),
        "blocks": [{"type": "input", "block_id": name} for name in held],
        "state": {"values": {name: {name: {"type": "x", **value}} for name, value in held.items()}},
    }


def option(value: str) -> dict[str, Any]:
    return {"selected_option": {"value": value}}
