"""The SDK's routing by kind of activity, into our own: nothing of the SDK goes further than this file."""

from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler

from adapters.teams.receiving import Receiving, UnknownInvoke
from adapters.teams.wire import Activity, NotReadable

KEPT_AS = "leave_activity"
"""Where a turn keeps the activity with our own types."""
ERROR = "application/vnd.microsoft.error"


class Activities(TeamsActivityHandler):  # type: ignore[misc]
    """TeamsActivityHandler's own handlers ask the connector for every member who came: they are not used."""

    def __init__(self, receiving: Receiving) -> None:
        self._receiving = receiving

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await self._receiving.message(_activity(turn_context))

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        await self._receiving.changed(_activity(turn_context))

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        activity = _activity(turn_context)
        if activity.action.startswith("remove") and activity.action != "remove-upgrade":
            await self._receiving.uninstalled(activity)
        else:
            await self._receiving.installed(activity)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Plain bodies: the SDK's own types cannot hold all that Teams takes."""
        activity = _activity(turn_context)
        try:
            body = await self._receiving.invoke(activity)
        except UnknownInvoke:
            return _refusal(activity, HTTPStatus.NOT_IMPLEMENTED, "This app has nothing by that name.")
        except NotReadable:
            said = "This button cannot be read. Ask for the card again, for instance with “requests”."
            return _refusal(activity, HTTPStatus.BAD_REQUEST, said)
        return InvokeResponse(status=int(HTTPStatus.OK), body=body)

    async def on_message_update_activity(self, turn_context: TurnContext) -> None:
        """What people change of what they wrote was answered already."""

    async def on_message_delete_activity(self, turn_context: TurnContext) -> None:
        """As above."""

    async def on_message_reaction_activity(self, turn_context: TurnContext) -> None:
        """A thumb up is no command."""

    async def on_event_activity(self, turn_context: TurnContext) -> None:
        """Meetings and read receipts concern us not."""

    async def on_unrecognized_activity_type(self, turn_context: TurnContext) -> None:
        """Taken, so that it does not come again."""


def _activity(turn_context: TurnContext) -> Activity:
    found: Activity = turn_context.turn_state[KEPT_AS]
    return found


def _refusal(activity: Activity, status: HTTPStatus, said: str) -> InvokeResponse:
    """Buttons on cards are answered by 200 with the error inside; Teams shows that one to people."""
    error: dict[str, Any] = {"code": str(int(status)), "message": said}
    if activity.name == "adaptiveCard/action":
        code = min(int(status), int(HTTPStatus.BAD_REQUEST))
        return InvokeResponse(
            status=int(HTTPStatus.OK), body={"statusCode": code, "type": ERROR, "value": error}
        )
    return InvokeResponse(status=int(status), body={"error": error})
