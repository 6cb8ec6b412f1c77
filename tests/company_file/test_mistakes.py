"""Every mistake in a company file is told with its line, what is there, and what would be right."""

from pathlib import Path

import pytest
import yaml

from bot.company_file.mistakes import MOST_SHOWN, Mistake, Mistaken, Spot, nearest, quoted
from tests.filed import WHOLE, Filed, filed, mistakes_in

TABLE = Path(__file__).with_name("mistakes.yaml")
MISTAKES = {row["what"]: row for row in yaml.safe_load(TABLE.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_its_remedy(what: str) -> None:
    row = MISTAKES[what]
    assert row["instead_of"] in WHOLE
    assert mistakes_in(WHOLE.replace(row["instead_of"], row["there_is"], 1)) == row["told"]


def test_a_file_without_mistakes_is_taken() -> None:
    assert mistakes_in(WHOLE) == []


def test_all_mistakes_are_told_at_once() -> None:
    text = WHOLE.replace("country: DE", "country: UK").replace("2024-02-01", "2024-02-31")
    text = text.replace("limited: false", "limitd: false").replace("parent: all", "parent: al")
    assert [mistake.split(",")[0] for mistake in mistakes_in(text)] == [
        "line 8",
        "line 14",
        "line 17",
        "line 31",
    ]


WHOLE_FILES = {
    b"": "line 1: there is no company in this file. It begins with “company:”.",
    b"- company": "line 1: there is no company in this file. It begins with “company:”.",
    b"company: acme": "line 1, company: there is “acme”, expected a mapping with "
    "id, name, locale, takes_newcomers, expires_after_days, closed_until.",
    b"company: {id: x, name: y": "line 2: this is not YAML",
    b"company:\n  name: \xff": "line 2: the byte 0xff is not UTF-8. Save the file as UTF-8.",
    b"company:\n\n  name: \x07": "line 3: a control character stands in the file. Remove it.",
    b"company: {id: a, name: b}\n---\na: 1": "line 2: a second document begins here. "
    "A company is one document.",
    b"x: " + b"[" * 50: "line 1, x 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1: this is nested too deeply. "
    "No more than 20 levels are read.",
    b"#" * (16 * 1024 * 1024 + 1): "line 1: the file is 16 MB large. Up to 16 MB are read.",
}


@pytest.mark.parametrize(("data", "told"), WHOLE_FILES.items(), ids=[repr(each[:24]) for each in WHOLE_FILES])
def test_a_file_that_is_none_says_why(data: bytes, told: str) -> None:
    assert any(mistake.startswith(told) for mistake in mistakes_in(data))


def test_a_file_of_too_many_values_is_to_be_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.company_file.nodes.MOST_NODES", 20)
    assert mistakes_in(WHOLE) == [
        "line 6, locations: the file holds more than 20 values. "
        "Split it: a file may hold some of the people only."
    ]


def test_a_mark_of_byte_order_is_no_mistake() -> None:
    assert mistakes_in(b"\xef\xbb\xbf" + WHOLE.encode()) == []


def test_what_the_company_has_may_be_referred_to_and_is_no_mistake() -> None:
    known = filed()
    text = """\
company: {id: acme, name: Acme}
people:
- {name: Cem Arslan, email: cem@acme.example, hired_on: 2026-01-01, location: berlin, department: labs}
"""
    assert mistakes_in(text, known) == []
    assert len(mistakes_in(text)) == 3


def test_the_same_person_by_address_and_by_identity_is_one_entry_too_many() -> None:
    known = filed()
    text = WHOLE.replace("email: ada@acme.example", "email: ada@new.example").replace(
        "digests:", "- {name: Ada, email: ada@acme.example, hired_on: 2020-03-01, location: berlin, "
        "department: all}\ndigests:"
    )  # fmt: skip
    with pytest.raises(Mistaken, match="Ada is one and the same employee as somebody above"):
        known.plan(text)


def test_a_long_list_of_mistakes_is_cut() -> None:
    mistakes = [Mistake(Spot(line, 1), "something is wrong.") for line in range(1, MOST_SHOWN + 6)]
    told = str(Mistaken(mistakes)).split("\n")
    assert (len(told), told[-1]) == (MOST_SHOWN + 1, "and 5 more")


def test_guesses_are_made_only_where_they_are_cheap() -> None:
    assert nearest("berln", ["Berlin", "London"]) == "Berlin"
    assert nearest("x" * 1000, ["x" * 999]) is None
    assert nearest("name 1", [f"name {number}" for number in range(3000)]) is None


def test_long_words_are_quoted_short() -> None:
    assert quoted("a\n b") == "“a b”"
    assert len(quoted("x" * 10_000)) == 60


def test_a_person_who_is_not_among_many_is_not_listed_with_all_of_them() -> None:
    known = Filed()
    people = "".join(
        f"- {{name: P{number}, email: p{number}@acme.example, hired_on: 2026-01-01, location: berlin, "
        "department: all}\n"
        for number in range(10)
    )
    text = WHOLE.replace("digests:", f"{people}digests:").replace("[ben@acme.example]", "[0]")
    assert mistakes_in(text, known) == ["line 14, departments > labs > approvers 1: there is no person “0”."]
