"""Reports: what many people's leave comes to, for those who may see it."""

from bot.cells import exact, harmless
from bot.dashboard.reports.filters import FIELDS, Filters, Given, filters_of, months_beside
from bot.dashboard.reports.sheets import Cell, Sheet, sheet_of
from bot.reporting import FileFormat, Purpose, Report

__all__ = [
    "FIELDS",
    "Cell",
    "FileFormat",
    "Filters",
    "Given",
    "Purpose",
    "Report",
    "Sheet",
    "exact",
    "filters_of",
    "harmless",
    "months_beside",
    "sheet_of",
]
