"""Interactive elements of Block Kit and where each of them may stand."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.playground.block_rules.checks import (
    Check,
    Findings,
    Shape,
    anything,
    by_type,
    flag,
    integer,
    listing,
    one_of,
    string,
)
from adapters.playground.block_rules.composition import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    IDENTIFIER,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLAIN_OPTION,
    RICH_OPTION,
    any_text,
    plain_text,
)

DATE = string(10, pattern=r"\d{4}-\d{2}-\d{2}")
TIME = string(5, pattern=r"[0-2]\d:[0-5]\d")
SECONDS = integer(10**9, 10**10 - 1)
TEXT_LENGTH = 3000
_ASKING: Mapping[str, Check] = {"placeholder": plain_text(150), "focus_on_load": flag}
_MANY: Mapping[str, Check] = {"max_selected_items": integer(1, 100)}


def _element(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    shared: dict[str, Check] = {"action_id": IDENTIFIER, "confirm": CONFIRM}
    return Shape({"type": one_of(kind), **required}, {**shared, **optional})


def _matching(shape: Check) -> Check:
    """Options or groups of them, never both, and what is chosen at first must be one of them."""

    def check(given: object, pointer: str, findings: Findings) -> None:
        shape(given, pointer, findings)
        if not isinstance(given, dict):
            return
        if ("options" in given) == ("option_groups" in given):
            findings.add(pointer, "must provide either options or option_groups")
        chosen = [given["initial_option"]] if given.get("initial_option") else given.get("initial_options")
        if any(each not in offered(given) for each in chosen or []):
            findings.add(pointer, "initial option must exactly match one of the options")

    return check


def offered(element: Mapping[str, object]) -> list[object]:
    """All options of a select, radio or checkbox element, those inside groups too."""
    options = element.get("options")
    groups = element.get("option_groups")
    inside = (
        [each for group in groups if isinstance(group, dict) for each in group.get("options", [])]
        if isinstance(groups, list)
        else []
    )
    return (options if isinstance(options, list) else []) + inside


def _choice(kind: str, most: int, first: str, extra: Mapping[str, Check]) -> Check:
    item = PLAIN_OPTION if "select" in kind else RICH_OPTION
    initial = listing(item, most) if first == "initial_options" else item
    required: dict[str, Check] = {} if "select" in kind else {"options": listing(item, most)}
    optional: dict[str, Check] = {first: initial, "focus_on_load": flag, **extra}
    if "select" in kind:
        optional |= {"options": listing(item, most), "option_groups": listing(OPTION_GROUP, most), **_ASKING}
    return _matching(_element(kind, required, optional))


def _picker(kind: str, initial: Check, extra: Mapping[str, Check]) -> Check:
    name = {"users": "user", "channels": "channel", "conversations": "conversation"}[
        kind.removeprefix("multi_").removesuffix("_select")
    ]
    many = kind.startswith("multi_")
    first = {f"initial_{name}s": listing(initial, 100)} if many else {f"initial_{name}": initial}
    return _element(kind, {}, {**_ASKING, **first, **(_MANY if many else {}), **extra})


def _input(kind: str, extra: Mapping[str, Check], required: Mapping[str, Check] | None = None) -> Check:
    return _element(kind, required or {}, {**_ASKING, "dispatch_action_config": DISPATCH, **extra})


_CONVERSATIONS: Mapping[str, Check] = {"filter": CONVERSATION_FILTER, "default_to_current_conversation": flag}
_RESPONSE: Mapping[str, Check] = {"response_url_enabled": flag}
_BUTTON: Mapping[str, Check] = {
    "url": string(3000),
    "value": string(2000),
    "style": one_of("primary", "danger"),
    "accessibility_label": string(75),
}
_NUMBER: Mapping[str, Check] = {"initial_value": anything, "min_value": anything, "max_value": anything}
_LENGTHS: Mapping[str, Check] = {
    "initial_value": string(TEXT_LENGTH, 0),
    "multiline": flag,
    "min_length": integer(0, TEXT_LENGTH),
    "max_length": integer(1, TEXT_LENGTH),
}

ELEMENTS: Mapping[str, Check] = {
    "button": _element("button", {"text": plain_text(75)}, _BUTTON),
    "workflow_button": _element("workflow_button", {"text": plain_text(75), "workflow": anything}, _BUTTON),
    "overflow": _element("overflow", {"options": listing(OVERFLOW_OPTION, 5)}, {}),
    "static_select": _choice("static_select", 100, "initial_option", {}),
    "multi_static_select": _choice("multi_static_select", 100, "initial_options", _MANY),
    "external_select": _element(
        "external_select",
        {},
        {**_ASKING, "initial_option": PLAIN_OPTION, "min_query_length": integer(0, 100)},
    ),
    "radio_buttons": _choice("radio_buttons", 10, "initial_option", {}),
    "checkboxes": _choice("checkboxes", 10, "initial_options", {}),
    "users_select": _picker("users_select", string(30), {}),
    "multi_users_select": _picker("multi_users_select", string(30), {}),
    "channels_select": _picker("channels_select", string(30), _RESPONSE),
    "multi_channels_select": _picker("multi_channels_select", string(30), {}),
    "conversations_select": _picker("conversations_select", string(30), {**_CONVERSATIONS, **_RESPONSE}),
    "multi_conversations_select": _picker("multi_conversations_select", string(30), _CONVERSATIONS),
    "datepicker": _element("datepicker", {}, {**_ASKING, "initial_date": DATE}),
    "timepicker": _element("timepicker", {}, {**_ASKING, "initial_time": TIME, "timezone": string(100)}),
    "datetimepicker": _element("datetimepicker", {}, {"initial_date_time": SECONDS, "focus_on_load": flag}),
    "plain_text_input": _input("plain_text_input", _LENGTHS),
    "number_input": _input("number_input", _NUMBER, {"is_decimal_allowed": flag}),
    "email_text_input": _input("email_text_input", {"initial_value": string(TEXT_LENGTH, 0)}),
    "url_text_input": _input("url_text_input", {"initial_value": string(TEXT_LENGTH, 0)}),
    "rich_text_input": _input("rich_text_input", {"initial_value": anything}),
    "file_input": _element("file_input", {}, {"filetypes": anything, "max_files": integer(1, 10)}),
    "image": Shape(
        {"type": one_of("image"), "alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": anything},
    ),
    "feedback_buttons": _element(
        "feedback_buttons", {"positive_button": anything, "negative_button": anything}, {}
    ),
    "icon_button": _element(
        "icon_button",
        {"icon": one_of("trash"), "text": plain_text(75)},
        {"value": string(2000), "accessibility_label": string(75), "visible_to_user_ids": anything},
    ),
    "plain_text": any_text(TEXT_LENGTH),
    "mrkdwn": any_text(TEXT_LENGTH),
}

_SELECTS = tuple(kind for kind in ELEMENTS if kind.endswith("_select"))
_PICKS = (*_SELECTS, "radio_buttons", "checkboxes", "datepicker", "timepicker")
IN_SECTION = by_type(ELEMENTS, (*_PICKS, "button", "workflow_button", "overflow", "image"))
IN_ACTIONS = by_type(ELEMENTS, (*_PICKS, "button", "workflow_button", "overflow", "datetimepicker"))
IN_INPUT = by_type(
    ELEMENTS,
    (
        *_PICKS,
        "datetimepicker",
        "plain_text_input",
        "number_input",
        "email_text_input",
        "url_text_input",
        "rich_text_input",
        "file_input",
    ),
)
IN_CONTEXT = by_type(ELEMENTS, ("image", "plain_text", "mrkdwn"))
IN_CONTEXT_ACTIONS = by_type(ELEMENTS, ("feedback_buttons", "icon_button"))
