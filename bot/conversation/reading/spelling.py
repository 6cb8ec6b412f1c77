"""How a word is compared: without case and accents, in the forms that people type."""

import unicodedata


def tidy(text: str) -> str:
    """The text with one form for each letter, plain spaces and no invisible marks."""
    shown = "".join(letter for letter in text if unicodedata.category(letter) not in {"Cf", "Cs", "Co"})
    return unicodedata.normalize("NFKC", shown.replace("½", " ½ ")).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )


def fold(word: str) -> str:
    """The word without case and accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def spellings(word: str) -> set[str]:
    """The folded word, and with its umlauts written out."""
    return {fold(word), fold(word.casefold().translate(_UMLAUTS))}
