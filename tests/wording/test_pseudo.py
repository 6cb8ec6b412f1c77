"""The language that nobody speaks is English that can be told from what was never looked up."""

import pytest

from bot.wording import PSEUDO, words
from bot.wording.pseudo import pseudo
from scripts.sentences import said

W = words(PSEUDO)
ENGLISH = [text for texts in said() for text in texts]


def test_a_developer_chooses_it_as_anybody_chooses_a_language() -> None:
    assert W("Hello {name}", name="Zoe") == "⟦Ĥéļļö Zoe⟧"
    assert words("en_XA")("Hello") == words("en-XA")("Hello") != words("en-GB")("Hello")


def test_its_plurals_are_those_of_english() -> None:
    assert W.count("{n} day", "{n} days", 1) == "⟦1 ðåý⟧"
    assert W.count("{n} day", "{n} days", 3) == "⟦3 ðåýš⟧"


def test_commands_emoji_and_markup_are_left_alone() -> None:
    assert pseudo("Type /vacation :tada: <#C1>") == "⟦Ţýþé /vacation :tada: <#C1>⟧"


@pytest.mark.parametrize("length", [30, 300])
def test_a_sentence_is_two_fifths_longer(length: int) -> None:
    assert length * 1.35 <= len(pseudo("a" * length)) <= length * 1.4


def test_what_is_filled_in_stands_there_once() -> None:
    for english in ENGLISH:
        made = pseudo(english)
        assert [made.count(hole) for hole in holes(english)] == [
            english.count(hole) for hole in holes(english)
        ]


def holes(text: str) -> list[str]:
    return [f"{{{part.partition('}')[0]}}}" for part in text.split("{")[1:]]
