"""What people choose and type in elements, in the shapes that payloads carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adapters.playground.block_rules import elements_of
from adapters.playground.block_rules.elements import offered
from adapters.playground.workspace import Json

_SINGLE = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}
_ONE_OPTION = ("static_select", "radio_buttons", "external_select", "overflow")
_MANY_OPTIONS = ("checkboxes", "multi_static_select")
_TYPED = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
KEPT = (
    *_SINGLE,
    "static_select",
    "radio_buttons",
    "external_select",
    *_MANY_OPTIONS,
    *_TYPED,
    "rich_text_input",
)
"""The elements whose value is part of a view's or message's state."""


def placed(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Each element with an action, beside the block it stands in."""
    for block in blocks:
        for element in elements_of([block]):
            yield block, element


def find(blocks: Sequence[Json], action_id: str, block_id: str = "") -> tuple[Json, Json]:
    """The element of this action id and its block; raises LookupError when it is not on screen."""
    for block, element in placed(blocks):
        if element["action_id"] == action_id and block_id in ("", block["block_id"]):
            return block, element
    raise LookupError(f"No element {action_id!r} in {block_id or 'these blocks'}.")


def chosen(element: Json, raw: object) -> Json:
    """What was chosen or typed, as it stands in a payload; `raw` None means nothing."""
    kind = str(element["type"])
    if kind in _SINGLE:
        name, _ = _SINGLE[kind]
        empty: object = [] if kind.startswith("multi_") else None
        return {"type": kind, name: empty if raw in (None, "") else raw}
    if kind in _ONE_OPTION:
        return {"type": kind, "selected_option": _option(element, raw)}
    if kind in _MANY_OPTIONS:
        picked = raw if isinstance(raw, list) else [] if raw in (None, "") else [raw]
        return {"type": kind, "selected_options": [_option(element, each) for each in picked]}
    if kind == "button":
        return {"type": kind}
    return {"type": kind, "value": None if raw in (None, "") else raw}


def _option(element: Json, value: object) -> Json | None:
    """The whole option of that value; raises LookupError for one that is not offered."""
    if value in (None, ""):
        return None
    for each in offered(element):
        if isinstance(each, dict) and each.get("value") == value:
            return each
    raise LookupError(f"No option {value!r} in {element['action_id']!r}.")


def at_first(element: Json) -> Json:
    """The value an element shows before anyone touches it."""
    kind = str(element["type"])
    if kind in _SINGLE:
        return chosen(element, element.get(_SINGLE[kind][1]))
    if kind in _ONE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in _MANY_OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options") or []}
    initial = element.get("initial_value")
    return {"type": kind, "value": str(initial) if isinstance(initial, (int, float)) else initial}


def values_at_first(blocks: Sequence[Json], kept: Json | None = None) -> Json:
    """The state of these blocks; what is in `kept` stays where block and action are the same."""
    values: Json = {}
    for block, element in placed(blocks):
        if element["type"] in KEPT:
            old = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
            same = old is not None and old["type"] == element["type"]
            values.setdefault(block["block_id"], {})[element["action_id"]] = (
                old if same else at_first(element)
            )
    return values


def with_typed(blocks: Sequence[Json], values: Json, typed: Json) -> Json:
    """The state after `typed`: raw values by block id, or by block id and action id."""
    after = {block_id: dict(actions) for block_id, actions in values.items()}
    for block, element in placed(blocks):
        given = typed.get(block["block_id"], _NOTHING)
        raw = given.get(element["action_id"], _NOTHING) if isinstance(given, dict) else given
        if raw is not _NOTHING and element["type"] in KEPT:
            after.setdefault(block["block_id"], {})[element["action_id"]] = chosen(element, raw)
    unknown = set(typed) - {block["block_id"] for block, _ in placed(blocks)}
    if unknown:
        raise LookupError(f"No block {sorted(unknown)} with an element.")
    return after


def is_empty(value: Json) -> bool:
    """Whether nothing was chosen or typed."""
    return all(not each for name, each in value.items() if name != "type")


_NOTHING = object()
