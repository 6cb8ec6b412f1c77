"""A working pattern by itself, in the notation of the company's file."""

from bot.company_file.mistakes import Mistaken
from bot.company_file.nodes import tree
from bot.company_file.patterns import PATTERN
from bot.company_file.shapes import Report, Unread
from bot.company_file.writing import dumped
from domain.working_pattern import WorkingPattern


def read_pattern(text: str) -> WorkingPattern:
    """ "8h", "monday: 8h, tuesday: 4h", or the same in lines. Raises Mistaken for anything else."""
    said = text.strip()
    if "\n" not in said and not said.startswith("{"):
        said = "\n".join(part.strip() for part in said.split(","))
    inner = "\n".join(f"  {line}" for line in said.splitlines())
    root, mistakes = tree(f"pattern:\n{inner}\n".encode())
    report = Report(mistakes)
    try:
        pattern = PATTERN.read(root.entries[0][1], report)
    except Unread:
        raise Mistaken(report.mistakes) from None
    if report.mistakes:
        raise Mistaken(report.mistakes)
    return pattern


def write_pattern(pattern: WorkingPattern) -> str:
    """As it is read again."""
    written = PATTERN.write(pattern)
    return written if isinstance(written, str) else dumped(written).strip()
