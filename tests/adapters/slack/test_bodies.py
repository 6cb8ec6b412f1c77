"""Forms are read as a browser quotes them, whichever signs it quotes."""

import json
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.bodies import FORM, Malformed, read_body

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
def test_a_payload_says_what_was_put_into_it(text: str) -> None:
    body = {"said": text, "%22": "%2522", "more": ["+", "a b", "{}"]}
    for quoted in (quote_plus(json.dumps(body)), quote(json.dumps(body, ensure_ascii=False), safe="")):
        assert read_body(f"payload={quoted}".encode(), FORM) == body
    assert read_body(urlencode({"payload": json.dumps(body), "more": "1"}).encode(), FORM) == body


@pytest.mark.parametrize(
    "raw", [b"payload=", b"payload=%7B", b"payload=%ff", b"payload=%22\xff%22", b"payload"]
)
def test_a_payload_that_is_none_is_refused(raw: bytes) -> None:
    with pytest.raises(Malformed):
        read_body(raw, FORM)


@given(st.dictionaries(texts, texts, max_size=5))
def test_a_command_says_what_was_typed(fields: dict[str, str]) -> None:
    said = {**fields, "command": "/vacation", "text": "6-10 July & more + 50 %"}
    assert read_body(urlencode(said).encode(), FORM) == said


@pytest.mark.parametrize(
    "raw", ["command", "command=&", "command=%ff", "&command=", "command=" + "&a=" * 200]
)
def test_a_command_that_is_no_form_is_refused(raw: str) -> None:
    with pytest.raises(Malformed):
        read_body(raw.encode(), FORM)
