"""Commands that ask or change something in the database and are done: what they say, and their exit codes."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from bot.ports import StoreUnavailable
from bot.settings import Environment
from bot.talk import House
from bot.terminal.paper import Paper, Said
from bot.wiring.rooms import rooms
from bot.wiring.telling import Exit, complain, say
from storage.migrate import WrongDatabase

LARGEST_FILE = 50_000_000
"""Bytes of a company's file; 10,000 people with ten years of leave have less."""


def show_balance(
    email: str, leave_type: str, on: str, known: str, company: str, *, why: bool, json: bool
) -> Exit:
    """What somebody has left."""
    from bot.terminal.balances import balance

    return _ask(
        lambda house: balance(
            house,
            email,
            leave_type=leave_type,
            on=on,
            known=known,
            company=company,
            why=why,
            json=json,
            paper=_paper(),
        )
    )


def show_away(first_day: str, last_day: str, company: str, *, json: bool) -> Exit:
    """Who is away."""
    from bot.terminal.absences import away

    return _ask(
        lambda house: away(
            house, first_day=first_day, last_day=last_day, company=company, json=json, paper=_paper()
        )
    )


def show_requests(status: str, email: str, company: str, *, json: bool) -> Exit:
    """Requests, newest first."""
    from bot.terminal.absences import requests

    return _ask(
        lambda house: requests(house, status=status, email=email, company=company, json=json, paper=_paper())
    )


def show_report(leave_type: str, on: str, known: str, company: str, *, json: bool, csv: bool) -> Exit:
    """What everybody has left; how far it is shows on a terminal."""
    from rich.console import Console

    from bot.terminal.reporting import report

    async def question(house: House) -> Said:
        with Console(stderr=True).status("Looking …") as status:
            return await report(
                house,
                leave_type=leave_type,
                on=on,
                known=known,
                company=company,
                json=json,
                csv=csv,
                paper=_paper(),
                progress=lambda balances: status.update(f"{balances:,} balances …"),
            )

    return _ask(question)


def import_file(file: Path, *, dry_run: bool, json: bool) -> Exit:
    """A company from a file, all or nothing; that it is under way shows on a terminal."""
    from rich.console import Console

    from bot.terminal.importing import import_company

    try:
        if file.stat().st_size > LARGEST_FILE:
            complain(f"{file} is larger than {LARGEST_FILE // 1_000_000} MB: that is no company's file.")
            return Exit.MISUSED
        data = file.read_bytes()
    except OSError as trouble:
        complain(f"{file} cannot be read: {trouble.strerror}.")
        return Exit.MISUSED

    async def question(house: House) -> Said:
        with Console(stderr=True).status("Trying it …" if dry_run else "Bringing it in …"):
            return await import_company(house, data, dry_run=dry_run, json=json, paper=_paper())

    return _ask(question)


def adjust_balance(
    email: str,
    given: tuple[str, str, str],
    days: tuple[str, str],
    company: str,
    *,
    deliberate: bool,
    dry_run: bool,
    json: bool,
) -> Exit:
    """A correction by hand: `given` are the leave type, the amount and the reason, `days` from and until."""
    from bot.terminal.adjusting import adjust

    leave_type, amount, reason = given
    on, until = days
    return _ask(
        lambda house: adjust(
            house,
            email,
            leave_type=leave_type,
            amount=amount,
            reason=reason,
            on=on,
            until=until,
            deliberate=deliberate,
            dry_run=dry_run,
            json=json,
            company=company,
            paper=_paper(),
        )
    )


def recount_leave(from_day: str, reason: str, company: str, *, dry_run: bool, json: bool) -> Exit:
    """Everybody's booked leave, counted anew."""
    from bot.terminal.recounting import recount

    return _ask(
        lambda house: recount(
            house,
            from_day=from_day,
            reason=reason,
            dry_run=dry_run,
            json=json,
            company=company,
            paper=_paper(),
        )
    )


def login_link(email: str, company: str, *, json: bool) -> Exit:
    """A link that lets somebody in once; on this machine's own address where no other is set."""
    from bot.terminal.letting_in import login_link as link_for

    environment = Environment()
    here = f"http://{environment.HOST}:{environment.PORT}/dashboard"

    async def question(house: House) -> Said:
        known = replace(house, dashboard_url=house.dashboard_url or here)
        return await link_for(known, email, company=company, json=json)

    return _ask(question)


def export_file(file: Path | None, company: str) -> Exit:
    """A company into a file, or to standard output."""
    from bot.terminal.exporting import export_company

    return _ask(lambda house: export_company(house, company=company), file)


def _ask(question: Callable[[House], Awaitable[Said]], file: Path | None = None) -> Exit:
    try:
        said = asyncio.run(_answer(question))
    except (WrongDatabase, ValueError) as wrong:
        complain(f"{wrong}")
        return Exit.MISUSED
    except StoreUnavailable as trouble:
        complain(f"The database cannot be reached: {trouble}. Nothing was changed.")
        return Exit.UNAVAILABLE
    return _tell(said, file)


async def _answer(question: Callable[[House], Awaitable[Said]]) -> Said:
    async with rooms(Environment()) as opened:
        return await question(opened.house)


def _tell(said: Said, file: Path | None) -> Exit:
    if said.err:
        complain(said.err)
    if said.out and file:
        try:
            file.write_text(said.out, encoding="utf-8")
        except OSError as trouble:
            complain(f"{file} cannot be written: {trouble.strerror}.")
            return Exit.WRONG
    elif said.out:
        say(said.out.rstrip("\n"))
    return Exit(said.outcome)


def _paper() -> Paper:
    return Paper(sys.stdout.isatty(), shutil.get_terminal_size().columns)
