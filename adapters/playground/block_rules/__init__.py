"""What Slack refuses in messages and views, said in its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from adapters.playground.block_rules.blocks import BLOCKS, MARKDOWN_LENGTH, allowed_on
from adapters.playground.block_rules.checks import (
    Check,
    Findings,
    Shape,
    by_type,
    flag,
    listing,
    one_of,
    string,
)
from adapters.playground.block_rules.composition import plain_text

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
LARGEST_VIEW = 250_000
_LABEL = plain_text(24)
_SHARED: Mapping[str, Check] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}


def message_findings(blocks: object) -> list[str]:
    """What is wrong with a message's blocks; empty when Slack would take them."""
    findings = Findings()
    _check_blocks(blocks, "/blocks", "message", MOST_IN_MESSAGE, findings)
    tables = (
        [each for each in blocks if isinstance(each, dict) and each.get("type") == "table"]
        if isinstance(blocks, list)
        else []
    )
    if len(tables) > 1:
        findings.add("/blocks", "only one table allowed per message")
    return findings.messages


def view_findings(view: object) -> list[str]:
    """What is wrong with a modal or Home; empty when Slack would take it."""
    findings = Findings()
    kind = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict) or kind not in ("modal", "home"):
        findings.add("/view/type", f"unsupported type: {kind}")
        return findings.messages
    (_MODAL if kind == "modal" else _HOME)(view, "/view", findings)
    _check_blocks(view.get("blocks"), "/view/blocks", str(kind), MOST_IN_VIEW, findings)
    if kind == "modal" and not view.get("submit") and any(b.get("type") == "input" for b in _objects(view)):
        findings.add("/view", "missing required field: submit, since blocks contain an input")
    if sum(1 for element in elements_of(_objects(view)) if element.get("focus_on_load")) > 1:
        findings.add("/view/blocks", "only one element may have focus_on_load")
    return findings.messages


def is_too_large(view: object) -> bool:
    """Whether a view is over the 250 kB that Slack takes."""
    return len(json.dumps(view, separators=(",", ":"))) > LARGEST_VIEW


def elements_of(blocks: Sequence[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    """Every element with an action in these blocks: of actions, inputs and sections."""
    for block in blocks:
        for each in (block.get("accessory"), block.get("element"), *_list(block.get("elements"))):
            if isinstance(each, dict) and each.get("type") not in ("plain_text", "mrkdwn", "image"):
                yield each


def _check_blocks(blocks: object, pointer: str, surface: str, most: int, findings: Findings) -> None:
    listing(by_type(BLOCKS, allowed_on(surface)), most, 0)(blocks, pointer, findings)
    if not isinstance(blocks, list):
        return
    good = [each for each in blocks if isinstance(each, dict)]
    _check_unique([b.get("block_id") for b in good], pointer, "block_id", findings)
    for index, block in enumerate(good):
        actions = [each.get("action_id") for each in elements_of([block])]
        _check_unique(actions, f"{pointer}/{index}", "action_id", findings)
    if sum(len(str(b.get("text"))) for b in good if b.get("type") == "markdown") > MARKDOWN_LENGTH:
        findings.add(pointer, f"markdown blocks must be less than {MARKDOWN_LENGTH + 1} characters in total")


def _check_unique(ids: Sequence[object], pointer: str, name: str, findings: Findings) -> None:
    given = [each for each in ids if each]
    for each in sorted({str(i) for i in given if given.count(i) > 1}):
        findings.add(pointer, f"`{name}` already exists: {each}")


def _objects(view: Mapping[str, object]) -> list[dict[str, object]]:
    return [each for each in _list(view.get("blocks")) if isinstance(each, dict)]


def _list(given: object) -> list[object]:
    return given if isinstance(given, list) else []


def _given_elsewhere(given: object, pointer: str, findings: Findings) -> None:
    """Blocks are checked after their frame, against the surface."""


_MODAL = Shape(
    {"type": one_of("modal"), "title": _LABEL, "blocks": _given_elsewhere},
    {
        **_SHARED,
        "submit": _LABEL,
        "close": _LABEL,
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
_HOME = Shape({"type": one_of("home"), "blocks": _given_elsewhere}, _SHARED)
