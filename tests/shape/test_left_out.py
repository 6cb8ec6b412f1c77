"""The end of a test run names everything that was left out."""

import pytest

RUN = ("-p", "tests.left_out", "-p", "tests.databases", "-p", "no:randomly", "-p", "no:asyncio")


def test_whoever_runs_the_tests_is_told_each_reason_once_with_its_count(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import pytest

        @pytest.mark.parametrize("case", range(3))
        def test_with_a_browser(case):
            pytest.skip("Chromium is not installed")

        @pytest.mark.skip(reason="no wire examples here")
        def test_with_examples():
            pass
    """)
    told = pytester.runpytest_inprocess(*RUN)
    told.stdout.fnmatch_lines(
        ["*= Left out =*", "3 tests: Chromium is not installed", "1 test: no wire examples here"]
    )


def test_whoever_has_no_postgresql_is_told_so_without_the_password(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql+psycopg://me:hush@127.0.0.1:1/none")
    pytester.makepyfile("""
        def test_one(database_url):
            assert database_url.startswith("sqlite")

        def test_another(postgres_url):
            pass
    """)
    told = pytester.runpytest_inprocess(*RUN)
    told.assert_outcomes(passed=1, skipped=2)
    told.stdout.fnmatch_lines(
        ["*= Left out =*", "2 tests: PostgreSQL does not answer at *me:[*][*][*]@127.0.0.1:1*"]
    )
    told.stdout.no_fnmatch_line("*hush@*")


def test_nothing_is_said_where_nothing_was_left_out(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_that_runs(): pass")
    pytester.runpytest_inprocess(*RUN).stdout.no_fnmatch_line("*Left out*")
