"""The program's door: `python -m bot COMMAND`. Everything is imported by the command that needs it."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Leave tracking in Slack and Microsoft Teams, from your own machine.",
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, amounts as exact text.")]
KnownAt = Annotated[
    str, typer.Option("--known-at", help="As it was known then: 2026-03-01 (its end) or 2026-03-01T12:00.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what it would come to; change nothing.")]
CompanyOption = Annotated[str, typer.Option("--company", help="The company's id, where there are several.")]


@app.command()
def serve() -> None:
    """Run it for real: the fronts of Slack and Teams, the outbox and the clock, as the environment says."""
    from bot.wiring.commands import serve_forever

    raise typer.Exit(serve_forever())


@app.command()
def demo(
    reset: Annotated[bool, typer.Option("--reset", help="Start over with a fresh company.")] = False,
) -> None:
    """Try it: a made-up company and a Slack-like client in your browser, no account anywhere."""
    from bot.wiring.demo import play

    raise typer.Exit(play(reset=reset))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The company's file, YAML.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and for whom; change nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Create or update a company from a file: all of it, or nothing."""
    from bot.wiring.asking import import_file

    raise typer.Exit(import_file(file, dry_run=dry_run, json=json))


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="Where to write; standard output if left out.")] = None,
    company: CompanyOption = "",
) -> None:
    """Write a company back in the format that import reads."""
    from bot.wiring.asking import export_file

    raise typer.Exit(export_file(file, company))


@app.command("login-link")
def login_link(
    email: Annotated[str, typer.Argument(help="Whom it lets in.")],
    json: Json = False,
    company: CompanyOption = "",
) -> None:
    """Print a link that lets somebody into the dashboard once, within ten minutes."""
    from bot.wiring.asking import login_link as print_link

    raise typer.Exit(print_link(email, company, json=json))


@app.command()
def balance(
    email: Annotated[str, typer.Argument(help="Whose.")],
    type_: Annotated[str, typer.Option("--type", help="A leave type's id, such as vacation.")] = "",
    on: Annotated[str, typer.Option("--on", help="A day, such as 2026-08-14; today if left out.")] = "",
    known_at: KnownAt = "",
    why: Annotated[bool, typer.Option("--why", help="Explain it line by line.")] = False,
    json: Json = False,
    company: CompanyOption = "",
) -> None:
    """What somebody has left on a day, and why."""
    from bot.wiring.asking import show_balance

    raise typer.Exit(show_balance(email, type_, on, known_at, company, why=why, json=json))


@app.command()
def away(
    first_day: Annotated[str, typer.Argument(help="A day, such as 2026-08-14; today if left out.")] = "",
    last_day: Annotated[str, typer.Argument(help="The last day; the first if left out.")] = "",
    json: Json = False,
    company: CompanyOption = "",
) -> None:
    """Who is away."""
    from bot.wiring.asking import show_away

    raise typer.Exit(show_away(first_day, last_day, company, json=json))


@app.command()
def requests(
    status: Annotated[str, typer.Option("--status", help="Such as pending; all if left out.")] = "",
    email: Annotated[str, typer.Option("--email", help="Of one person.")] = "",
    json: Json = False,
    company: CompanyOption = "",
) -> None:
    """Requests, newest first."""
    from bot.wiring.asking import show_requests

    raise typer.Exit(show_requests(status, email, company, json=json))


@app.command()
def report(
    type_: Annotated[str, typer.Option("--type", help="A leave type's id; all if left out.")] = "",
    on: Annotated[str, typer.Option("--on", help="A day, such as 2026-12-31; today if left out.")] = "",
    known_at: KnownAt = "",
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, amounts as exact text.")] = False,
    company: CompanyOption = "",
) -> None:
    """What everybody has left on a day."""
    from bot.wiring.asking import show_report

    raise typer.Exit(show_report(type_, on, known_at, company, json=json, csv=csv))


@app.command()
def adjust(
    email: Annotated[str, typer.Argument(help="Whose.")],
    type_: Annotated[str, typer.Option("--type", help="A leave type's id, such as vacation.")],
    amount: Annotated[str, typer.Option("--amount", help="In the type's unit, such as 2, -1.5 or 5/6.")],
    reason: Annotated[str, typer.Option("--reason", help="Why, for those who ask.")],
    on: Annotated[str, typer.Option("--on", help="The day it counts from; today if left out.")] = "",
    until: Annotated[str, typer.Option("--until", help="The last day it may be used; for ever.")] = "",
    deliberate: Annotated[
        bool, typer.Option("--deliberate", help="It is meant, although it looks like a slip.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
    company: CompanyOption = "",
) -> None:
    """Correct somebody's balance by hand, with a reason."""
    from bot.wiring.asking import adjust_balance

    given, days = (type_, amount, reason), (on, until)
    raise typer.Exit(
        adjust_balance(email, given, days, company, deliberate=deliberate, dry_run=dry_run, json=json)
    )


@app.command()
def recount(
    from_day: Annotated[str, typer.Option("--from", help="The first day of it; today if left out.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why; needed for days before today.")] = "",
    dry_run: DryRun = False,
    json: Json = False,
    company: CompanyOption = "",
) -> None:
    """Count everybody's booked leave anew, such as after new public holidays."""
    from bot.wiring.asking import recount_leave

    raise typer.Exit(recount_leave(from_day, reason, company, dry_run=dry_run, json=json))


@app.command()
def manifest(
    platform: Annotated[str, typer.Argument(help="slack or teams")],
    public_url: Annotated[str, typer.Option("--public-url", help="Such as https://leave.example.com.")] = "",
    socket_mode: Annotated[
        bool, typer.Option("--socket-mode", help="Slack: no public address needed.")
    ] = False,
    app_id: Annotated[str, typer.Option("--app-id", help="Teams: TEAMS_APP_ID if left out.")] = "",
    version: Annotated[
        str, typer.Option("--version", help="Teams: raise it with each upload that says something else.")
    ] = "1.0.0",
    out: Annotated[Path, typer.Option("--out", help="Teams: the file to write.")] = Path("leave-teams.zip"),
) -> None:
    """Print Slack's manifest, to paste there; write Teams' package, to upload there."""
    if platform == "teams":
        from bot.wiring.packing import write_package

        raise typer.Exit(write_package(app_id, public_url, version, out))
    from bot.wiring.commands import print_manifest

    raise typer.Exit(print_manifest(platform, public_url, socket_mode=socket_mode))


@app.command()
def migrate() -> None:
    """Bring the database to the schema of this program."""
    from bot.wiring.upkeep import migrate_database

    raise typer.Exit(migrate_database())


@app.command()
def verify() -> None:
    """Check that every company's history is whole and as it was written."""
    from bot.wiring.upkeep import verify_history

    raise typer.Exit(verify_history())


@app.command()
def rebuild() -> None:
    """Make the read tables anew from the history, while the program goes on."""
    from bot.wiring.upkeep import rebuild_tables

    raise typer.Exit(rebuild_tables())


@app.command()
def doctor() -> None:
    """Say what is missing or wrong in this installation, and how to mend it."""
    from bot.wiring.doctor import examine

    raise typer.Exit(examine())


if __name__ == "__main__":
    app()
