"""Buttons and fields of Adaptive Cards, built within the limits of Teams."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from adapters.teams.actions import OURS, TICKED, Action, Callback, Input
from adapters.teams.texts import Piece, clipped, safe, straight

MOST_TITLE = 60
MOST_LABEL = 200
MOST_TYPED = 3000
MOST_CHOICES = 300

Choice = tuple[str, str]
"""A value and the text that is shown for it."""


def do(
    action: Action | Callback,
    title: str,
    data: Mapping[str, str] | None = None,
    *,
    style: str | None = None,
    label: str | None = None,
    takes_fields: bool = False,
) -> Piece:
    """A button that does something at once; `label` is for screen readers, `style` positive or destructive.

    `takes_fields` sends what is filled in around it, which has to be well-formed then.
    """
    ours: Piece = {"data": {OURS: {"do": str(action), **(data or {})}}, **_looks(title, style, label)}
    if not takes_fields:
        ours["associatedInputs"] = "none"
    return {
        "type": "Action.Execute",
        "verb": str(action),
        **ours,
        "fallback": {"type": "Action.Submit", **ours},
    }


def show(
    action: Action, title: str, data: Mapping[str, str] | None = None, *, label: str | None = None
) -> Piece:
    """A button that shows something, or opens a form, in a dialog."""
    return {
        "type": "Action.Submit",
        "data": {"msteams": {"type": "task/fetch"}, OURS: {"do": str(action), **(data or {})}},
        "associatedInputs": "none",
        **_looks(title, None, label),
    }


def link(title: str, url: str, *, is_main: bool = True) -> Piece:
    """A button that opens an address in the browser, or in Teams where it is one of its own."""
    return {"type": "Action.OpenUrl", "url": url, **_looks(title, "positive" if is_main else None, None)}


def ask(
    title: str, body: Sequence[Piece], button: Piece, *, style: str | None = None, label: str | None = None
) -> Piece:
    """A button that opens a question under the card: fields or a sentence, and the button that does it."""
    inner = {"type": "AdaptiveCard", "body": list(body), "actions": [button]}
    return {"type": "Action.ShowCard", "card": inner, **_looks(title, style, label)}


def actions(*buttons: Piece | None) -> list[Piece]:
    """A row of buttons; no element where there are none."""
    present = [button for button in buttons if button is not None]
    return [{"type": "ActionSet", "actions": present}] if present else []


def answerable(piece: Piece) -> Piece:
    """Dialogs know one kind of button that comes back to us: Action.Submit."""
    found: Piece = {}
    for key, value in piece.items():
        if key == "fallback":
            continue
        found[key] = _each(value)
    if found.get("type") in ("Action.Execute", "Action.Submit"):
        found["type"] = "Action.Submit"
        found.pop("verb", None)
        found["data"] = {OURS: found["data"][OURS]}
    return found


def _each(value: object) -> object:
    if isinstance(value, dict):
        return answerable(value)
    return [_each(item) for item in value] if isinstance(value, list) else value


def _looks(title: str, style: str | None, label: str | None) -> Piece:
    spoken = clipped(straight(label), MOST_LABEL) if label else None
    optional = {"style": style, "tooltip": spoken}
    return {
        "title": clipped(straight(title), MOST_TITLE),
        **{key: value for key, value in optional.items() if value is not None},
    }


def select(
    field: Input,
    label: str,
    choices: Sequence[Choice],
    chosen: str | None,
    *,
    required: str | None = None,
    is_expanded: bool = False,
    placeholder: str | None = None,
) -> Piece:
    """One of several; `required` is what is said where none is chosen."""
    return _field(
        "Input.ChoiceSet",
        field,
        label,
        required,
        style="expanded" if is_expanded else "compact",
        choices=_choices(choices),
        value=chosen,
        placeholder=None if is_expanded else placeholder,
    )


def multi_select(field: Input, label: str, choices: Sequence[Choice], chosen: Iterable[str]) -> Piece:
    """Some of several, or none."""
    known = ",".join(chosen)
    return _field(
        "Input.ChoiceSet",
        field,
        label,
        None,
        isMultiSelect=True,
        choices=_choices(choices),
        value=known or None,
    )


def tick(field: Input, label: str, *, is_ticked: bool) -> Piece:
    """A single box."""
    return {
        "type": "Input.Toggle",
        "id": str(field),
        "title": clipped(straight(label), MOST_LABEL),
        "valueOn": TICKED,
        "valueOff": "false",
        "value": TICKED if is_ticked else "false",
        "wrap": True,
    }


def day_field(field: Input, label: str, day: date | None, *, required: str | None = None) -> Piece:
    return _field("Input.Date", field, label, required, value=day.isoformat() if day else None)


def time_field(field: Input, label: str, minute: int | None, *, required: str | None = None) -> Piece:
    """Minutes after midnight."""
    known = None if minute is None else f"{minute // 60 % 24:02}:{minute % 60:02}"
    return _field("Input.Time", field, label, required, value=known)


def text_field(
    field: Input,
    label: str,
    typed: str | None,
    placeholder: str,
    *,
    required: str | None = None,
    is_long: bool = True,
) -> Piece:
    """A line, or several."""
    return _field(
        "Input.Text",
        field,
        label,
        required,
        isMultiline=is_long or None,
        maxLength=MOST_TYPED,
        placeholder=clipped(straight(placeholder), MOST_LABEL),
        value=typed[:MOST_TYPED] if typed else None,
    )


def number_field(
    field: Input, label: str, typed: str | None, placeholder: str, *, required: str | None = None
) -> Piece:
    """A line for a number, with a point or a comma: fields for numbers take one of them only."""
    return text_field(field, label, typed, placeholder, required=required, is_long=False)


def person_field(
    field: Input, label: str, user_id: str | None, placeholder: str, *, required: str | None = None
) -> Piece:
    """Somebody of the organisation, by their Entra object id."""
    return _field(
        "Input.ChoiceSet",
        field,
        label,
        required,
        choices=[],
        **{"choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}},
        value=user_id,
        placeholder=clipped(straight(placeholder), MOST_LABEL),
    )


def beside(*fields: Piece) -> Piece:
    """Fields that belong together, side by side: those from when and until when."""
    each = [{"type": "Column", "width": "stretch", "items": [field]} for field in fields]
    return {"type": "ColumnSet", "columns": each}


def _field(kind: str, field: Input, label: str, required: str | None, **properties: object) -> Piece:
    found: Piece = {"type": kind, "id": str(field), "label": clipped(safe(label), MOST_LABEL)}
    if required:
        found |= {"isRequired": True, "errorMessage": safe(required)}
    return found | {key: value for key, value in properties.items() if value is not None}


def _choices(choices: Sequence[Choice]) -> list[Piece]:
    return [
        {"title": clipped(straight(shown), MOST_LABEL), "value": value}
        for value, shown in choices[:MOST_CHOICES]
    ]
