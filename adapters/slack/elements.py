"""Block Kit's interactive elements and inputs, built within Slack's limits."""

from collections.abc import Iterable, Sequence
from datetime import date

from adapters.slack.actions import FOLLOW, Action, Input
from adapters.slack.texts import Piece, clipped, plain, straight

MOST_OPTIONS = 100
MOST_OPTION = 75
MOST_LABEL = 75
MOST_TYPED = 3000

Choice = tuple[str, str]
"""A value and the text that is shown for it."""


def button(
    action: Action | str,
    text: str,
    value: str | None = None,
    *,
    style: str | None = None,
    label: str | None = None,
    confirm: Piece | None = None,
) -> Piece:
    """`label` is what a screen reader says, for buttons that look alike; `style` is primary or danger."""
    spoken = clipped(straight(label), MOST_LABEL) if label else None
    optional = {"value": value, "style": style, "accessibility_label": spoken, "confirm": confirm}
    return {
        "type": "button",
        "action_id": str(action),
        "text": plain(text, MOST_LABEL),
        **{key: given for key, given in optional.items() if given is not None},
    }


def link(text: str, url: str, *, is_main: bool = True) -> Piece:
    """Opens an address in the browser."""
    return {**button(FOLLOW, text, style="primary" if is_main else None), "url": url}


def confirm(title: str, text: str, yes: str, no: str) -> Piece:
    """Asks once more before something is hard to take back."""
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
        "style": "danger",
    }


def select(field: Input, choices: Sequence[Choice], chosen: str | None, placeholder: str) -> Piece:
    """A menu; in groups where there are more choices than a menu takes."""
    options = [_option(choice) for choice in choices]
    initial = next((option for option in options if option["value"] == chosen), None)
    menu: Piece = {"type": "static_select", "action_id": str(field), "placeholder": plain(placeholder, 150)}
    if len(options) > MOST_OPTIONS:
        menu["option_groups"] = _groups(choices, options)
    else:
        menu["options"] = options
    return menu if initial is None else menu | {"initial_option": initial}


def multi_select(field: Input, choices: Sequence[Choice], chosen: Iterable[str], placeholder: str) -> Piece:
    """A menu of which several may be chosen, or none."""
    options = [_option(choice) for choice in choices[:MOST_OPTIONS]]
    wanted = set(chosen)
    initial = [option for option in options if option["value"] in wanted]
    menu: Piece = {
        "type": "multi_static_select",
        "action_id": str(field),
        "placeholder": plain(placeholder, 150),
        "options": options,
    }
    return menu | {"initial_options": initial} if initial else menu


def radio(field: Input, choices: Sequence[Choice], chosen: str) -> Piece:
    """A few choices, all seen at once."""
    options = [_option(choice) for choice in choices]
    initial = next(option for option in options if option["value"] == chosen)
    return {"type": "radio_buttons", "action_id": str(field), "options": options, "initial_option": initial}


def checkbox(field: Input, choice: Choice, *, is_ticked: bool) -> Piece:
    """A single box to tick."""
    option = _option(choice)
    box: Piece = {"type": "checkboxes", "action_id": str(field), "options": [option]}
    return box | {"initial_options": [option]} if is_ticked else box


def date_picker(field: Input, chosen: date | None, placeholder: str) -> Piece:
    picker: Piece = {"type": "datepicker", "action_id": str(field), "placeholder": plain(placeholder, 150)}
    return picker if chosen is None else picker | {"initial_date": chosen.isoformat()}


def time_picker(field: Input, minute: int | None, placeholder: str) -> Piece:
    """Minutes after midnight."""
    picker: Piece = {"type": "timepicker", "action_id": str(field), "placeholder": plain(placeholder, 150)}
    if minute is None:
        return picker
    return picker | {"initial_time": f"{minute // 60 % 24:02}:{minute % 60:02}"}


def text_input(field: Input, typed: str | None, placeholder: str) -> Piece:
    """Several lines."""
    box: Piece = {
        "type": "plain_text_input",
        "action_id": str(field),
        "multiline": True,
        "max_length": MOST_TYPED,
        "placeholder": plain(placeholder, 150),
    }
    return box | {"initial_value": typed[:MOST_TYPED]} if typed else box


def number_input(field: Input, typed: str | None, placeholder: str, least: str | None = "0") -> Piece:
    """A number with decimals, from nothing up unless it may be below."""
    box: Piece = {
        "type": "number_input",
        "action_id": str(field),
        "is_decimal_allowed": True,
        "placeholder": plain(placeholder, 150),
    }
    box |= {"min_value": least} if least is not None else {}
    return box | {"initial_value": typed} if typed else box


def person_picker(field: Input, user_id: str | None, placeholder: str) -> Piece:
    picker: Piece = {"type": "users_select", "action_id": str(field), "placeholder": plain(placeholder, 150)}
    return picker | {"initial_user": user_id} if user_id else picker


def channel_picker(field: Input, channel_id: str | None, placeholder: str) -> Piece:
    """Channels of the workspace alone, none that is shared with others."""
    picker: Piece = {
        "type": "conversations_select",
        "action_id": str(field),
        "placeholder": plain(placeholder, 150),
        "filter": {"include": ["public", "private"], "exclude_external_shared_channels": True},
    }
    return picker | {"initial_conversation": channel_id} if channel_id else picker


def asks(
    label: str,
    element: Piece,
    *,
    block_id: str | None = None,
    hint: str | None = None,
    is_optional: bool = False,
    is_live: bool = False,
) -> Piece:
    """An input with its label; `is_live` sends every change at once. Its block has the field's name."""
    block: Piece = {
        "type": "input",
        "block_id": block_id or element["action_id"],
        "label": plain(label, 2000),
        "element": element,
        "optional": is_optional,
        "dispatch_action": is_live,
    }
    return block if hint is None else block | {"hint": plain(hint, 2000)}


def _option(choice: Choice) -> Piece:
    value, text = choice
    return {"text": plain(text, MOST_OPTION), "value": value}


def _groups(choices: Sequence[Choice], options: Sequence[Piece]) -> list[Piece]:
    """Chunks named after their first and last choice, which Slack's own search looks through as one."""
    chunks = range(0, len(options), MOST_OPTIONS)
    return [
        {
            "label": plain(f"{choices[at][1]} – {choices[min(at + MOST_OPTIONS, len(options)) - 1][1]}", 75),
            "options": list(options[at : at + MOST_OPTIONS]),
        }
        for at in chunks
    ]
