"""From bytes to a company file: first what it says, then whether that fits together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.company_file.checking import check
from bot.company_file.entries import CompanyFile
from bot.company_file.mistakes import Mistaken
from bot.company_file.nodes import tree
from bot.company_file.shape import COMPANY_FILE
from bot.company_file.shapes import Report, Unread
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose company is known; its mistakes are told when it is checked."""

    file: CompanyFile
    report: Report

    @property
    def company_id(self) -> CompanyId:
        return CompanyId(self.file.company.id)

    def checked(self, settings: Settings, employees: Iterable[Employee]) -> CompanyFile:
        """The file, if it fits together and with the company. Raises Mistaken with everything."""
        found = Report(list(self.report.mistakes), {}, self.report.references)
        found.known = {kind: set(names) for kind, names in self.report.known.items()}
        check(self.file, settings, employees, found)
        if found.mistakes:
            raise Mistaken(found.mistakes)
        return self.file


def open_file(data: bytes, places: Mapping[str, Collection[str]]) -> Opened:
    """What the file says. Raises Mistaken where not even its company can be read.

    `places` are the countries with their regions that have public holidays.
    """
    root, mistakes = tree(data)
    report = Report(mistakes, places=places)
    try:
        return Opened(COMPANY_FILE.read(root, report), report)
    except Unread:
        raise Mistaken(report.mistakes) from None
