"""Values as the cells of a file: exact amounts, and words that no spreadsheet takes for a formula."""

from bot.company_file.leaves import show_amount
from domain.amounts import Amount

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet calculates rather than shows."""


def harmless(words: str) -> str:
    """People's words as a cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words.lstrip(" ").startswith(FORMULAS) else words


def exact(amount: Amount) -> str:
    """ "7.5", or "20 5/6" where decimals would not be exact."""
    return str(show_amount(amount))
