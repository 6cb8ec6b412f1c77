"""Whatever is handed in as a company file, nothing but the report comes back."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.filed import WHOLE, mistakes_in

EXAMPLE = (Path(__file__).parents[2] / "manifests/company.example.yaml").read_text(encoding="utf-8")

WORDS = st.sampled_from(
    ["company", ":", "\n", " ", "  ", "- ", "[", "]", "{", "}", "&a", "*a", "!!str", "'", '"', "|", "?", "#",
     "people", "~", "\t", "%YAML 1.1", "---", "...", "\u2028", "2026-01-01", "<<"]
)  # fmt: skip


@given(st.binary(max_size=200))
def test_bytes_that_are_no_file(data: bytes) -> None:
    assert mistakes_in(data)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_scraps_of_yaml(text: str) -> None:
    assert mistakes_in(text)


@settings(max_examples=150)
@given(
    st.sampled_from([WHOLE, EXAMPLE]),
    st.integers(0, len(EXAMPLE)),
    st.integers(0, 30),
    st.text(max_size=5) | WORDS,
)
def test_a_good_file_with_a_piece_torn_out(text: str, at: int, length: int, instead: str) -> None:
    mistakes_in(text[:at] + instead + text[at + length :])


def scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    if isinstance(node, yaml.MappingNode):
        return [leaf for pair in node.value for each in pair for leaf in scalars(each)]
    return [leaf for each in node.value for leaf in scalars(each)]


@settings(max_examples=150)
@given(
    st.sampled_from([WHOLE, EXAMPLE]),
    st.integers(0, 10_000),
    st.sampled_from(
        [
            "",
            "~",
            "[]",
            "{}",
            "[1, [2]]",
            "{a: {b: c}}",
            "-1",
            "0",
            "1/0",
            "1e99",
            "50%",
            "9999-12-31",
            "0001-01-01",
            "02-29",
            "x",
        ]
    ),
)
def test_a_good_file_with_another_value_in_one_place(text: str, number: int, instead: str) -> None:
    places = scalars(yaml.compose(text, Loader=yaml.SafeLoader))
    place = places[number % len(places)]
    start, end = place.start_mark.index, place.end_mark.index
    mistakes_in(text[:start] + instead + text[end:])


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\ncompany: {id: a, name: b}",
        "[" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "{a: " * 100_000,
        "company: {id: a, name: b}\npeople: [" + "{}, " * 5_000 + "]",
        "company: " + "x" * 1_000_000,
        "x: 1\n" * 1000,
    ],
    ids=["aliases", "lists", "items", "keys", "mappings", "people", "letters", "repetitions"],
)
def test_a_bomb_is_reported_like_any_mistake(text: str) -> None:
    told = mistakes_in(text)
    assert told
    assert all(len(mistake) < 400 for mistake in told)
