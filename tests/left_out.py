"""Says at the end of a run what was left out and why, so that nothing is missed in silence."""

from collections import Counter

import pytest


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = Counter(reason(report) for report in terminalreporter.getreports("skipped"))
    if not left_out:
        return
    terminalreporter.section("Left out")
    for why, count in sorted(left_out.items()):
        terminalreporter.line(f"{count} test{'s' * (count > 1)}: {why}")
