"""Block Kit as Slack takes it: lengths, counts, and what may stand where."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.playground.block_rules import is_too_large, message_findings, view_findings
from tests.adapters.playground.stage import button, buttons, modal, text_input


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def option(text: str = "One", value: str = "1", **more: Any) -> dict[str, Any]:
    return {"text": plain(text), "value": value, **more}


def select(**more: Any) -> dict[str, Any]:
    return {"type": "static_select", "action_id": "s", "options": [option()], **more}


def section(**more: Any) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn("Hello"), **more}


def confirm(**more: Any) -> dict[str, Any]:
    return {"title": plain("T"), "text": mrkdwn("x"), "confirm": plain("Y"), "deny": plain("N"), **more}


GOOD = [
    [],
    [section(fields=[mrkdwn("x" * 2000)] * 10)],
    [{"type": "section", "fields": [mrkdwn("only fields")]}],
    [section(text=mrkdwn("x" * 3000), accessory=button(text="x" * 75, value="v" * 2000))],
    [{"type": "header", "text": plain("x" * 150)}, {"type": "divider"}],
    [{"type": "context", "elements": [mrkdwn("x")] * 10}],
    buttons(*[button(f"a{n}") for n in range(25)]),
    buttons(select(options=[option("x" * 75, "v" * 75)] * 100)),
    buttons(button(confirm=confirm(style="danger"), accessibility_label="x" * 75, style="danger")),
    buttons({"type": "overflow", "action_id": "o", "options": [option(url="https://example.com")] * 5}),
    [{"type": "markdown", "text": "x" * 12_000}],
    [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 20] * 100}],
    [section()] * 50,
    [{"type": "image", "image_url": "https://example.com/x.png", "alt_text": "A face"}],
    [{"type": "rich_text", "elements": []}],
]

BAD: list[tuple[Any, str]] = [
    ([section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([{"type": "section"}], "missing required field: text or fields"),
    ([section(text=mrkdwn("x" * 3001))], "must be less than 3001 characters"),
    ([section(text=mrkdwn(""))], "must be more than 0 characters"),
    ([section(fields=[mrkdwn("x")] * 11)], "no more than 10 items"),
    ([section(fields=[mrkdwn("x" * 2001)])], "must be less than 2001"),
    (
        [section(accessory={"type": "plain_text_input", "action_id": "x"})],
        "unsupported type: plain_text_input",
    ),
    ([section(surprise=1)], "invalid additional property: surprise"),
    ([{"type": "header", "text": mrkdwn("x")}], "must be a valid enum value: plain_text"),
    ([{"type": "header", "text": plain("x" * 151)}], "must be less than 151"),
    ([{"type": "context", "elements": [mrkdwn("x")] * 11}], "no more than 10 items"),
    ([{"type": "context", "elements": []}], "no fewer than 1 items"),
    (buttons(*[button(f"a{n}") for n in range(26)]), "no more than 25 items"),
    (buttons(button(), button()), "`action_id` already exists: go"),
    ([*buttons(), *buttons()], "`block_id` already exists: row"),
    (buttons(button(text="x" * 76)), "must be less than 76"),
    (buttons(button(value="x" * 2001)), "must be less than 2001"),
    (buttons(button(style="default")), "must be a valid enum value"),
    (buttons(button(accessibility_label="x" * 76)), "must be less than 76"),
    (buttons(button(confirm=confirm(title=plain("x" * 101)))), "must be less than 101"),
    (buttons(button(confirm=confirm(text=mrkdwn("x" * 301)))), "must be less than 301"),
    (buttons(button(confirm=confirm(deny=plain("x" * 31)))), "must be less than 31"),
    (buttons(button(confirm={"title": plain("T")})), "missing required field: text"),
    (buttons(button(action_id="x" * 256)), "must be less than 256"),
    (buttons(block_id="x" * 256), "must be less than 256"),
    (buttons(select(options=[option("x" * 76)])), "must be less than 76"),
    (buttons(select(options=[option(value="x" * 76)])), "must be less than 76"),
    (buttons(select(options=[option()] * 101)), "no more than 100 items"),
    (buttons(select(initial_option=option("Two", "2"))), "must exactly match one of the options"),
    (buttons(select(option_groups=[])), "either options or option_groups"),
    (buttons({"type": "static_select", "action_id": "s"}), "either options or option_groups"),
    (buttons(select(placeholder=plain("x" * 151))), "must be less than 151"),
    (buttons({"type": "overflow", "action_id": "o", "options": [option()] * 6}), "no more than 5 items"),
    (buttons({"type": "radio_buttons", "action_id": "r", "options": [option()] * 11}), "no more than 10"),
    (buttons({"type": "datepicker", "action_id": "d", "initial_date": "6 July"}), "must match the pattern"),
    (buttons({"type": "timepicker", "action_id": "t", "initial_time": "9:00"}), "must match the pattern"),
    ([{"type": "image", "image_url": "https://example.com/x.png"}], "missing required field: alt_text"),
    ([{"type": "image", "alt_text": "x"}], "missing required field: image_url"),
    ([{"type": "table", "rows": []}], "no fewer than 1"),
    ([{"type": "table", "rows": [["x"]]}] * 2, "only one table allowed"),
    ([{"type": "markdown", "text": "x" * 7_000}] * 2, "12001 characters in total"),
    ([{"type": "alert", "text": mrkdwn("x")}], "unsupported type: alert"),
    ([{"type": "poem"}], "unsupported type: poem [json-pointer:/blocks/0/type]"),
    ([{}], "missing required field: type"),
    (["section"], "missing required field: type"),
    ("section", "must be an array"),
]


@pytest.mark.parametrize("blocks", GOOD, ids=range(len(GOOD)))
def test_these_messages_are_taken(blocks: list[dict[str, Any]]) -> None:
    assert message_findings(blocks) == []


@pytest.mark.parametrize(("blocks", "complaint"), BAD, ids=[text for _, text in BAD])
def test_these_messages_are_refused(blocks: object, complaint: str) -> None:
    found = message_findings(blocks)
    assert any(complaint in each for each in found), found


GOOD_VIEWS = [
    modal(),
    modal(title=plain("x" * 24), submit=plain("x" * 24), close=plain("x" * 24), private_metadata="x" * 3000),
    modal(*[section()] * 100, submit=None),
    modal(text_input(hint=plain("x" * 2000), label=plain("x" * 2000), dispatch_action=True)),
    modal(text_input(element={"type": "number_input", "action_id": "n", "is_decimal_allowed": True})),
    modal({"type": "alert", "text": mrkdwn("Mind"), "level": "warning"}, submit=None),
    {"type": "home", "blocks": [section()] * 100},
]

BAD_VIEWS: list[tuple[Any, str]] = [
    (modal(submit=None), "missing required field: submit"),
    (modal(title=None), "missing required field: title"),
    (modal(title=plain("x" * 25)), "must be less than 25"),
    (modal(submit=plain("x" * 25)), "must be less than 25"),
    (modal(close=mrkdwn("x")), "must be a valid enum value: plain_text"),
    (modal(*[section()] * 101), "no more than 100 items"),
    (modal(private_metadata="x" * 3001), "must be less than 3001"),
    (modal(callback_id="x" * 256), "must be less than 256"),
    (modal(external_id="x" * 256), "must be less than 256"),
    (modal(text_input(), text_input()), "`block_id` already exists: note"),
    (modal(text_input(label=mrkdwn("x"))), "must be a valid enum value"),
    (modal(text_input(element=button())), "unsupported type: button"),
    (modal(text_input(element={"type": "number_input", "action_id": "n"})), "is_decimal_allowed"),
    (
        modal(text_input(element={"type": "plain_text_input", "action_id": "t", "max_length": 3001})),
        "between 1 and 3000",
    ),
    (modal({"type": "table", "rows": [["x"]]}, submit=None), "unsupported type: table"),
    ({"type": "home", "blocks": [], "title": plain("x")}, "invalid additional property: title"),
    ({"type": "home"}, "missing required field: blocks"),
    ({"type": "window"}, "unsupported type: window"),
    (None, "unsupported type: None"),
]


@pytest.mark.parametrize("view", GOOD_VIEWS, ids=range(len(GOOD_VIEWS)))
def test_these_views_are_taken(view: dict[str, Any]) -> None:
    assert view_findings(view) == []


@pytest.mark.parametrize(("view", "complaint"), BAD_VIEWS, ids=[text for _, text in BAD_VIEWS])
def test_these_views_are_refused(view: object, complaint: str) -> None:
    found = view_findings(view)
    assert any(complaint in each for each in found), found


def test_one_field_at_most_has_the_focus() -> None:
    eager = {"type": "plain_text_input", "action_id": "t", "focus_on_load": True}
    both = modal(text_input("one", element=eager), text_input("two", element=eager))
    assert any("focus_on_load" in each for each in view_findings(both))


def test_a_view_can_be_too_large() -> None:
    assert is_too_large(modal(*[section(text=mrkdwn("x" * 2900))] * 90))
    assert not is_too_large(modal())
