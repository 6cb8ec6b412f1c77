"""Running for real, and the manifest to paste."""

from __future__ import annotations

import asyncio
import logging
import signal

import structlog

from adapters.slack import manifest
from adapters.slack.single import TokenRefused
from adapters.slack.socket_mode import AppTokenRefused
from adapters.slack.web_api import RateLimited, Unreachable
from bot.ports import StoreUnavailable
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import rooms
from bot.wiring.serving import listening, program, started, web_application
from bot.wiring.telling import Exit, complain, say
from storage.migrate import WrongDatabase

NO_FRONT = """Nothing says how to reach Slack or Teams. Set one of these, in the environment or a file .env:
  SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN                            one workspace
  SLACK_SIGNING_SECRET, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET       many, by OAuth
  SLACK_APP_TOKEN and SLACK_BOT_TOKEN                                 Socket Mode, no public address
  TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID                  Microsoft Teams, alone or beside Slack
`python -m bot doctor` says more; `python -m bot demo` needs none of them."""


def serve_forever() -> Exit:
    """Until a signal to stop comes; what is under way then is finished."""
    environment = Environment()
    log_plainly()
    if not (environment.has_slack or environment.has_teams):
        complain(NO_FRONT)
        return Exit.MISUSED
    try:
        run(_serve(environment))
    except (WrongDatabase, TokenRefused, AppTokenRefused, ValueError) as wrong:
        complain(f"{wrong}")
        return Exit.MISUSED
    except StoreUnavailable as trouble:
        complain(f"The database cannot be reached: {trouble}.")
        return Exit.UNAVAILABLE
    except (Unreachable, RateLimited) as trouble:
        complain(f"Slack does not answer ({trouble}). Check that this machine may call out, and start again.")
        return Exit.UNAVAILABLE
    except OSError as trouble:
        complain(f"Cannot listen on {environment.HOST}:{environment.PORT}: {trouble.strerror or trouble}.")
        return Exit.WRONG
    return Exit.DONE


async def _serve(environment: Environment) -> None:
    async with rooms(environment) as opened, program(opened) as parts:
        runner = await listening(web_application(parts), environment)
        try:
            async with started(parts):
                say(f"Listening on http://{environment.HOST}:{environment.PORT}")
                await until_told()
        finally:
            await runner.cleanup()


async def until_told() -> None:
    """Until SIGINT or SIGTERM."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, told.set)
    await told.wait()


def print_manifest(platform: str, public_url: str, *, socket_mode: bool) -> Exit:
    """The Slack app's manifest, for HTTP or for Socket Mode."""
    if platform != "slack":
        complain(
            f"There is no manifest for {platform!r}. Try `slack` or `teams`, such as: "
            "python -m bot manifest slack --public-url https://…"
        )
        return Exit.MISUSED
    address = public_url or Environment().PUBLIC_URL
    try:
        found = manifest.over_socket() if socket_mode else manifest.over_http(address)
    except manifest.BadAddress as bad:
        complain(f"{bad}. Give it with --public-url, or --socket-mode where there is none.")
        return Exit.MISUSED
    say(manifest.as_yaml(found))
    return Exit.DONE


def log_plainly() -> None:
    """One line an event on standard error, with a time."""
    # The usual tracebacks show the values of local variables: secrets, and people's leave.
    tracebacks = structlog.dev.plain_traceback
    renderer = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=tracebacks)
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        foreign_pre_chain=shared,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in ("apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
