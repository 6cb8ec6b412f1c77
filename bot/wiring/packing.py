"""Writes the package to upload to Teams, and says what to do next."""

from __future__ import annotations

from pathlib import Path

from adapters.teams import package
from bot.settings import Environment
from bot.wiring.telling import Exit, complain, say

NEXT = """Written to {out}: version {version}, for {address}.
Next:
  1. In the Azure portal, the bot's Configuration → Messaging endpoint is {address}/api/messages
  2. Upload the file: Teams admin centre → Teams apps → Manage apps → Upload new app,
     or in Teams, for yourself alone: Apps → Manage your apps → Upload an app
  3. `python -m bot doctor` says what else is missing; docs/teams.md has every step."""
NO_APP_ID = (
    "The app id is not known: it is the application (client) id of the bot in Entra. "
    "Give it with --app-id, or set TEAMS_APP_ID."
)


def write_package(app_id: str, public_url: str, version: str, out: Path) -> Exit:
    """The zip file; what is not given is taken from the environment."""
    environment = Environment()
    app_id, address = app_id or environment.TEAMS_APP_ID, public_url or environment.PUBLIC_URL
    if not app_id:
        complain(NO_APP_ID)
        return Exit.MISUSED
    try:
        made = package.package(app_id, address, version)
        out.write_bytes(made)
    except package.BadPackage as bad:
        complain(f"{bad}. Give it with --app-id, --public-url or --version.")
        return Exit.MISUSED
    except OSError as trouble:
        complain(f"{out} cannot be written: {trouble.strerror or trouble}. Name another file with --out.")
        return Exit.MISUSED
    say(NEXT.format(out=out, version=version, address=address.strip().rstrip("/")))
    return Exit.DONE
