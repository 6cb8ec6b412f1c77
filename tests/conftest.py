"""What every test stands on: its ring, a clean environment, and the databases and browser around it."""

from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent

pytest_plugins = ["pytester", "tests.left_out", "tests.databases", "tests.browsing"]
# What helps the tests explains its assertions as the tests do.
HELPERS = [f"tests.{path.stem}" for path in TESTS.glob("[a-z]*") if path.stem != "conftest"]
pytest.register_assert_rewrite(*HELPERS)

# A developer's own installation must not reach into the tests.
SETTINGS = [
    "HOST", "PORT", "PUBLIC_URL", "DATABASE_URL", "DATA_DIR", "SECRET_KEYS",
    "SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET", "SLACK_API_URL", "SLACK_AUTHORIZE_URL",
    "TEAMS_APP_ID", "TEAMS_APP_SECRET", "TEAMS_TENANT_ID", "TEAMS_TENANTS", "TEAMS_EMULATOR",
    "TEAMS_LOGIN_URL", "TEAMS_OPENID_URL", "TEAMS_SERVICE_HOSTS",
    "SIGN_IN_WITH", "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET",
    "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME",
]  # fmt: skip

# The same examples in every run, and no time limit: a slow machine is not a wrong answer.
settings.register_profile("same every time", derandomize=True, database=None, deadline=None)
settings.register_profile("few examples", settings.get_profile("same every time"), max_examples=25)
settings.load_profile("same every time")


def pytest_configure(config: pytest.Config) -> None:
    for folder in sorted(TESTS.rglob("[a-z]*/")):
        config.addinivalue_line("markers", f"{folder.name}: what is in {folder.relative_to(TESTS.parent)}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test belongs to the rings it lies in."""
    for item in items:
        if item.path.is_relative_to(TESTS):
            for ring in item.path.relative_to(TESTS).parts[:-1]:
                item.add_marker(ring)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real payloads and schemas that lies beside a developer's checkout."""
    folder = TESTS.parents[1] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared examples are not beside this checkout (../shared)")
    return folder
