"""What the app is called by in Slack: held in the manifest and in the listeners alike."""

from collections.abc import Mapping

from bot import intents
from bot.intents import Intent

COMMAND = "/vacation"

REQUEST_LEAVE = "request_leave"
"""The global shortcut."""
REQUEST_FROM_MESSAGE = "request_leave_from_message"

SHORTCUTS: Mapping[str, Intent] = {
    REQUEST_LEAVE: intents.OpenRequest(),
    REQUEST_FROM_MESSAGE: intents.OpenRequest(),
}
"""By callback id."""
