"""Files of reports, for programs and for spreadsheets."""

from adapters.web.files.writing import KINDS, write

__all__ = ["KINDS", "write"]
