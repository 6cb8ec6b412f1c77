"""The benchmarks run, and print what others can read: how fast anything is, no test says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEYS = ["name", "value", "unit", "floor", "ratio", "target", "holds"]
FIGURES = [
    "form_c32_sqlite", "form_c1_p50_sqlite", "balance_c32_sqlite", "away_sqlite", "away_again_sqlite",
    "start_serve",
    "start_balance", "memory_at_rest", "count_period", "balance_of_ten_years_sqlite",
    "check_of_ten_years", "request_of_ten_years", "check_grown", "request_grown",
    "check_by_the_hour_grown",
    "away_grown_sqlite", "command_grown_sqlite", "lists_grown_sqlite",
    "report_1000_sqlite", "report_file_1000_sqlite", "report_10000_sqlite", "report_file_10000_sqlite",
    "report_page_1000_sqlite", "dry_run_1000_sqlite", "memory_per_person",
    "rebuild_sqlite", "send_message", "teams_action_sqlite", "teams_message_sqlite",
    "digest_teams", "digest_wave_teams",
    "feed_warm_sqlite", "feed_304_sqlite", "feed_changed_sqlite", "feed_cold_sqlite",
    "feed_against_peer_sqlite",
    "my_leave_page_sqlite", "approvals_page_sqlite", "my_leave_against_peer_sqlite",
    "submit_against_peer_sqlite", "approve_against_peer_sqlite",
    "calendar_month_sqlite", "calendar_304_sqlite", "calendar_month_weight_sqlite", "calendar_year_sqlite",
    "calendar_year_weight_sqlite", "calendar_against_peer_sqlite", "live_stream_memory", "live_fan_out",
    "audit_newest_sqlite", "audit_actor_sqlite", "audit_person_sqlite", "audit_period_sqlite",
    "audit_nothing_sqlite",
]  # fmt: skip


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    # SQLite is enough for the shape.
    nowhere = {"TEST_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | nowhere, capture_output=True, text=True, timeout=600
    )


@pytest.fixture(scope="module")
def done() -> subprocess.CompletedProcess[str]:
    """All of them, once."""
    return run("--quick")


def test_each_benchmark_prints_one_figure_a_line_beside_its_floor(
    done: subprocess.CompletedProcess[str],
) -> None:
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    # Pages are painted only where there is a browser.
    assert [line["name"] for line in lines if not line["name"].startswith("page_")] == FIGURES
    for line in lines:
        assert list(line) == KEYS
        assert line["value"] > 0
        assert line["floor"] > 0
        assert isinstance(line["holds"], bool)


def test_what_is_left_out_for_want_of_a_server_is_said(done: subprocess.CompletedProcess[str]) -> None:
    assert "PostgreSQL is left out" in done.stderr


def test_an_unknown_benchmark_is_refused() -> None:
    refused = run("flying")
    assert refused.returncode == 2
    assert "flying" in refused.stderr
