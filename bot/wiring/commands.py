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
from adapters.web.set_up import Admission
from bot.ports import StoreUnavailable
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import rooms
from bot.wiring.serving import listening, program, started, web_application
from bot.wiring.setting_up import SettingUpProgram, set_up_routes
from bot.wiring.telling import Exit, complain, say
from storage.migrate import WrongDatabase

SET_UP = """Nothing says yet how to reach Slack or Teams. Set it up in a browser; this link works once:

  {address}/dashboard/set-up/door?key={key}

Or set what docs/settings.md lists, in the environment or a file .env, and start again; `python -m bot doctor`
says what is missing, and `python -m bot demo` needs nothing."""


def serve_forever() -> Exit:
    """Until a signal to stop comes; what is under way then is finished."""
    environment, admission = Environment(), Admission()
    log_plainly()
    try:
        while run(_serve(environment, admission)):
            environment = Environment()
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


async def _serve(environment: Environment, admission: Admission) -> bool:
    """Until a signal to stop comes, or until the set-up has something new to go on with: then True."""
    async with rooms(environment) as opened, program(opened) as parts:
        setting_up = SettingUpProgram(environment, opened.storage, parts.house.directories)
        has_company = bool(await parts.house.queries.companies())
        routes = [] if has_company else set_up_routes(parts, setting_up, admission)
        told = asyncio.create_task(until_told())
        await asyncio.sleep(0)  # Signals are heard from here on, before anybody knows where to send them.
        runner = await listening(web_application(parts, routes), environment)
        try:
            async with started(parts):
                address = f"http://{environment.HOST}:{environment.PORT}"
                say(f"Listening on {address}")
                if not (environment.has_slack or environment.has_teams) and not has_company:
                    say(SET_UP.format(address=environment.PUBLIC_URL or address, key=admission.key))
                return await _told_or_again(told, setting_up.again)
        finally:
            await runner.cleanup()


async def _told_or_again(told: asyncio.Task[None], again: asyncio.Event) -> bool:
    news = asyncio.create_task(again.wait())
    _, waiting = await asyncio.wait({told, news}, return_when=asyncio.FIRST_COMPLETED)
    for each in waiting:
        each.cancel()
    return not told.done()


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
