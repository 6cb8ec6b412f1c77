"""What Slack itself checks in a form before the app hears of it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from adapters.playground.inputs import is_empty
from adapters.playground.workspace import Json, View

REQUIRED = "Please complete this required field."


def complaints(view: View) -> dict[str, str]:
    """A sentence for each input block that cannot be sent as it stands."""
    found: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] == "input":
            value = view.values.get(block["block_id"], {}).get(block["element"]["action_id"], {})
            sentence = _complaint(block, value)
            if sentence:
                found[block["block_id"]] = sentence
    return found


def _complaint(block: Json, value: Json) -> str:
    if is_empty(value):
        return "" if block.get("optional") else REQUIRED
    text = value.get("value")
    if block["element"]["type"] == "number_input":
        return _number(block["element"], str(text))
    if isinstance(text, str):
        return _length(block["element"], text)
    return ""


def _length(element: Json, text: str) -> str:
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    if len(text) > most:
        return f"This field can have at most {most} characters."
    return f"This field needs at least {least} characters." if len(text) < least else ""


def _number(element: Json, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return "Please enter a number."
    if not element.get("is_decimal_allowed") and number != int(number):
        return "Please enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and number < Decimal(str(least)):
        return f"Please enter a number of at least {least}."
    if most is not None and number > Decimal(str(most)):
        return f"Please enter a number of at most {most}."
    return ""
