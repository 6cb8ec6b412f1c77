"""Other people's programs read our calendars as they are meant."""

import json
from pathlib import Path

import aiohttp

from domain.ids import RequestId
from domain.leave.commands import AmendLeave
from tests import cast
from tests.adapters.feed.stage import Stage
from tests.subscribers.conftest import NAME, run

HERE = Path(__file__).parent
TITLE = f"{NAME}: away"

SYNC = """
[general]
status_path = "status/"
[pair leave]
a = "there"
b = "here"
collections = null
[storage there]
type = "http"
url = "{address}"
[storage here]
type = "filesystem"
path = "calendars/leave"
fileext = ".ics"
"""
SHOW = """
[calendars]
[[leave]]
path = calendars/leave
readonly = True
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


async def test_ical_js_reads_days_moments_and_words(address: str, ical_js: Path, tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        body = await answer.read()
    said = await run("node", str(HERE / "reading.mjs"), str(ical_js), home=tmp_path, given=body)
    found = json.loads(said)
    assert (found["name"], found["refresh"]) == ("Away: Engineering", "PT1H")
    events = sorted(found["events"], key=lambda event: event["start"])
    assert [(event["start"], event["end"]) for event in events] == [
        ("2026-08-03", "2026-08-08"),
        ("2026-09-01", "2026-09-02"),
        ("2026-10-23T12:00:00Z", "2026-10-23T14:00:00Z"),
        ("2026-10-26T07:30:00Z", "2026-10-26T11:30:00Z"),
        ("2026-12-28", "2027-01-02"),
    ]
    assert {event["title"] for event in events} == {TITLE}
    assert [event["status"] for event in events] == ["CONFIRMED", "CANCELLED"] + ["CONFIRMED"] * 3
    assert len({event["uid"] for event in events}) == 5
    assert {event["zone"] for event in events if not event["isDate"]} == {"UTC"}


async def synced(vdirsyncer: str, address: str, home: Path) -> Path:
    """The folder into which a calendar has been fetched, a file for each event."""
    (home / "sync").write_text(SYNC.format(address=address))
    (home / "calendars" / "leave").mkdir(parents=True, exist_ok=True)
    if not (home / "status").exists():
        await run(vdirsyncer, "-c", str(home / "sync"), "discover", home=home, given=b"y\n" * 9)
    await run(vdirsyncer, "-c", str(home / "sync"), "sync", home=home)
    return home / "calendars" / "leave"


async def test_vdirsyncer_keeps_each_leave_and_takes_up_what_changed(
    stage: Stage, address: str, vdirsyncer: str, tmp_path: Path
) -> None:
    folder = await synced(vdirsyncer, address, tmp_path)
    assert len(list(folder.iterdir())) == 5
    before = {path.name for path in folder.iterdir()}
    shorter = cast.asked("2026-08-03", "2026-08-05")
    amend = AmendLeave(cast.ANNA, RequestId("week"), RequestId("c1"), shorter, cast.CARLA, stage.at)
    await stage.rooms.settle(amend)
    folder = await synced(vdirsyncer, address, tmp_path)
    # It names files by what is in them.
    after = {path.name for path in folder.iterdir()}
    assert (len(after), len(after & before)) == (5, 4)
    written = "".join(path.read_text() for path in folder.iterdir())
    assert "DTEND;VALUE=DATE:20260806" in written
    assert "DTEND;VALUE=DATE:20260808" not in written


async def test_khal_shows_the_days_and_the_hours_of_the_place(
    address: str, vdirsyncer: str, khal: str, tmp_path: Path
) -> None:
    await synced(vdirsyncer, address, tmp_path)
    (tmp_path / "config" / "khal").mkdir(parents=True)
    (tmp_path / "config" / "khal" / "config").write_text(SHOW)

    async def shown(day: str) -> list[str]:
        command = (khal, "list", "--format", "{start-time}-{end-time} {title}", "--day-format", "", day, "1d")
        return [line.strip() for line in (await run(*command, home=tmp_path)).splitlines() if line.strip()]

    assert await shown("2026-08-02") == []
    assert await shown("2026-08-03") == [f"- {TITLE}"]
    assert await shown("2026-08-07") == [f"- {TITLE}"]
    assert await shown("2026-08-08") == []
    assert await shown("2026-10-23") == [f"14:00-16:00 {TITLE}"]
    assert await shown("2026-10-26") == [f"08:30-12:30 {TITLE}"]
    assert await shown("2027-01-01") == [f"- {TITLE}"]
