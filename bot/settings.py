"""Settings of an installation: environment variables, or the same names in a file `.env`."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

KEY_BYTES = 32
KEPT = "settings.json"
"""In DATA_DIR: what the set-up in the browser was told. The environment and `.env` go before it."""
NO_SECRET = SecretStr("")


class KeptSettings(PydanticBaseSettingsSource):
    """What the set-up keeps in DATA_DIR."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return self().get(field_name), field_name, False

    def __call__(self) -> dict[str, Any]:
        path = Path(self.current_state.get("DATA_DIR", "data")) / KEPT
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


class Environment(BaseSettings):
    """What the installation is told from outside. Secrets never show in logs or messages."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", case_sensitive=True)

    HOST: str = Field(default="127.0.0.1", description="The address to listen on; 0.0.0.0 for all.")
    PORT: int = Field(default=8080, ge=0, le=65535, description="The port to listen on.")
    PUBLIC_URL: str = Field(
        default="", description="Where chats and people reach this, such as https://leave.example.com."
    )
    DATABASE_URL: str = Field(
        default="", description="sqlite:///path or postgresql://…; empty is a SQLite file in DATA_DIR."
    )
    DATA_DIR: Path = Field(default=Path("data"), description="Where SQLite and made keys are kept.")
    SECRET_KEYS: SecretStr = Field(
        default=NO_SECRET,
        description="id:base64 keys, newest first, by commas; empty keeps a made one in DATA_DIR.",
    )
    SLACK_SIGNING_SECRET: SecretStr = Field(
        default=NO_SECRET, description="Basic Information → Signing Secret."
    )
    SLACK_BOT_TOKEN: SecretStr = Field(default=NO_SECRET, description="xoxb-…: one workspace, without OAuth.")
    SLACK_APP_TOKEN: SecretStr = Field(default=NO_SECRET, description="xapp-…: for Socket Mode.")
    SLACK_CLIENT_ID: str = Field(default="", description="With the client secret: many workspaces, by OAuth.")
    SLACK_CLIENT_SECRET: SecretStr = Field(default=NO_SECRET, description="See SLACK_CLIENT_ID.")
    SLACK_API_URL: str = Field(default="https://slack.com/api/", description="Slack's Web API.")
    SLACK_AUTHORIZE_URL: str = Field(
        default="https://slack.com/oauth/v2/authorize", description="Where an installation begins."
    )
    TEAMS_APP_ID: str = Field(default="", description="The bot's application (client) id in Entra.")
    TEAMS_APP_SECRET: SecretStr = Field(default=NO_SECRET, description="A client secret of that application.")
    TEAMS_TENANT_ID: str = Field(
        default="", description="The tenant of a single-tenant bot; empty for a multi-tenant one."
    )
    TEAMS_TENANTS: str = Field(
        default="", description="Tenants that are served, by commas; empty is any that installed the app."
    )
    TEAMS_EMULATOR: bool = Field(
        default=False, description="For a local emulator without tokens: no app id, and HOST on loopback."
    )
    TEAMS_LOGIN_URL: str = Field(
        default="https://login.microsoftonline.com", description="Where the bot's own tokens come from."
    )
    TEAMS_OPENID_URL: str = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where the keys of Teams' tokens are named.",
    )
    TEAMS_GRAPH_URL: str = Field(
        default="https://graph.microsoft.com/v1.0",
        description="Microsoft Graph, for automatic replies by each person's consent; empty offers none.",
    )
    TEAMS_SERVICE_HOSTS: str = Field(
        default="",
        description="Hosts that may be answered, by commas, in the place of Microsoft's public cloud.",
    )
    SIGN_IN_WITH: str = Field(
        default="", description="Of slack, teams, google and oidc, by commas; empty is all that are set up."
    )
    GOOGLE_CLIENT_ID: str = Field(default="", description="An OAuth client of Google's, to sign in with.")
    GOOGLE_CLIENT_SECRET: SecretStr = Field(default=NO_SECRET, description="See GOOGLE_CLIENT_ID.")
    OIDC_ISSUER: str = Field(
        default="", description="Any OpenID Connect provider, such as https://sso.example.com/realms/staff."
    )
    OIDC_CLIENT_ID: str = Field(default="", description="Our client id at that provider.")
    OIDC_CLIENT_SECRET: SecretStr = Field(default=NO_SECRET, description="Our client secret there.")
    OIDC_NAME: str = Field(default="Single sign-on", description="What its button says.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given outright goes first, what the set-up keeps last."""
        return init_settings, env_settings, dotenv_settings, file_secret_settings, KeptSettings(settings_cls)

    @property
    def database_url(self) -> str:
        """DATABASE_URL, or the SQLite file of DATA_DIR."""
        return self.DATABASE_URL or f"sqlite:///{self.DATA_DIR / 'leave.db'}"

    @property
    def has_slack(self) -> bool:
        """Whether enough is set for Slack to reach us, in one way or the other."""
        over_http = self.SLACK_SIGNING_SECRET and (self.SLACK_BOT_TOKEN or self.has_oauth)
        over_socket = self.SLACK_APP_TOKEN and self.SLACK_BOT_TOKEN
        return bool(over_http or over_socket)

    @property
    def has_teams(self) -> bool:
        """Whether enough is set for Teams to reach us."""
        return bool(self.TEAMS_APP_ID and self.TEAMS_APP_SECRET) or self.TEAMS_EMULATOR

    @property
    def has_oauth(self) -> bool:
        """Whether workspaces can install the app by themselves."""
        return bool(self.SLACK_CLIENT_ID and self.SLACK_CLIENT_SECRET)


def keep_settings(data_dir: Path, values: Mapping[str, str]) -> None:
    """Keeps settings for later starts, readable by their owner alone; what was kept besides stays."""
    path, beside = data_dir / KEPT, data_dir / f"{KEPT}.new"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    data_dir.mkdir(parents=True, exist_ok=True)
    beside.touch(mode=0o600)
    beside.write_text(json.dumps({**kept, **values}, indent=1), encoding="utf-8")
    os.replace(beside, path)


def secret_keys(environment: Environment) -> str:
    """SECRET_KEYS; where empty, a key made once and kept in DATA_DIR, readable by its owner alone."""
    if given := environment.SECRET_KEYS.get_secret_value():
        return given
    path = environment.DATA_DIR / "secret_keys"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(f"k1:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}", encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
