"""The audit log tells administrators who did what, what it changed, and what was known when."""

from datetime import timedelta

import pytest

from bot.auditing import Matter
from bot.dashboard import NotFound
from bot.dashboard.audit.as_of import company_then, moment_of, person_then
from bot.dashboard.audit.entry import entry
from bot.dashboard.audit.filters import audit_filters_of, position_of
from bot.dashboard.audit.log import AuditPage, all_of, audit, verify
from bot.dashboard.reports.filters import Given
from bot.ports import Origin
from bot.replies import Slip
from bot.wording import auditing, words
from domain.company.commands import NameAdministrators
from domain.ids import RequestId
from domain.leave.commands import ApproveRequest, RequestLeave
from domain.refusals import Refused
from tests import cast
from tests.rooms import Rooms, rooms

LATER = cast.NOW + timedelta(hours=2)


@pytest.fixture
async def house() -> Rooms:
    """Anna asks in Slack; two hours later Ben approves, by a file's command."""
    found = await rooms()
    await found.say(cast.ANNA, "3-7 august")
    week = cast.asked("2026-08-03", "2026-08-07")
    found.clock.at = LATER
    await found.settle(
        RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, LATER, "To the sea"),
        ApproveRequest(cast.ANNA, RequestId("r1"), cast.BEN, LATER),
    )
    return found


async def page(house: Rooms, **given: str) -> AuditPage:
    talk = await house.visit(cast.CARLA)
    return await audit(
        talk, audit_filters_of({name.strip("_"): [each] for name, each in given.items()}, talk.today)
    )


def said(found: AuditPage) -> list[str]:
    return [auditing.sentence(words("en"), each.happening, cast.TODAY) for each in found.lines]


async def test_the_newest_comes_first_with_who_what_and_whom(house: Rooms) -> None:
    found = await page(house)
    assert said(found)[:2] == [
        "Approved: Vacation, Mon 3 – Fri 7 August",
        "Asked for Vacation, Mon 3 – Fri 7 August (5 days)",
    ]
    line = found.lines[0]
    assert (line.person, line.actor, line.origin, line.matter) == (
        "Anna Kovács",
        None,
        Origin.CLI,
        Matter.LEAVE,
    )
    assert found.seal.position == found.lines[0].position


@pytest.mark.parametrize(
    ("given", "number", "first"),
    [
        ({"person": "anna", "matter": "leave"}, 2, "Approved"),
        ({"person": "anna", "matter": "people"}, 2, "Linked who they are on Slack"),
        ({"matter": "settings"}, 11, "Connected Slack: Tannenberg"),
        ({"from": "2026-07-30"}, 0, ""),
        ({"to": "2026-07-28"}, 0, ""),
        ({"origin": "clock"}, 0, ""),
        ({"person": "somebody of another company"}, 0, ""),
        ({"actor": "anna\x00"}, 0, ""),
        ({"before": "2"}, 1, "Founded Tannenberg"),
    ],
)
async def test_the_log_is_narrowed(house: Rooms, given: dict[str, str], number: int, first: str) -> None:
    found = await page(house, **given)
    assert (len(found.lines), (said(found) or [""])[0][: len(first)]) == (number, first)


async def test_the_log_is_for_administrators_alone(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    nothing = audit_filters_of({}, talk.today)
    for asked in (
        audit(talk, nothing),
        entry(talk, 1),
        company_then(talk, cast.NOW),
        person_then(talk, cast.BEN, cast.NOW),
        verify(talk),
        anext(all_of(talk, nothing)),
    ):
        with pytest.raises(Refused):
            await asked  # type: ignore[misc]


async def test_an_entry_says_what_it_changed(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    newest = (await audit(talk, audit_filters_of({}, talk.today))).lines[0]
    found = await entry(talk, newest.position)
    changes = {each.place: (each.before, each.after) for each in found.changes}
    before, after = changes["status"]
    assert [getattr(each, "value", each) for each in (before, after)] == ["pending", "approved"]
    assert changes["version"] == (1, 2)
    assert (found.name, found.place) == ("RequestApproved", "requests / r1")
    assert not found.is_cut


async def test_a_change_of_settings_names_what_stood_there(house: Rooms) -> None:
    await house.settle(NameAdministrators((cast.CARLA, cast.BEN)))
    talk = await house.visit(cast.CARLA)
    newest = (await audit(talk, audit_filters_of({}, talk.today))).lines[0]
    found = await entry(talk, newest.position)
    assert [(each.place, each.before, each.after) for each in found.changes] == [("2", None, "ben")]


@pytest.mark.parametrize("position", [None, 0, 999_999, 10**14])
async def test_an_entry_that_is_not_there_is_not_found(house: Rooms, position: int | None) -> None:
    with pytest.raises(NotFound):
        await entry(await house.visit(cast.CARLA), position)


async def test_somebody_is_shown_as_they_were_known(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    before = await person_then(talk, cast.ANNA, cast.NOW + timedelta(hours=1))
    after = await person_then(talk, cast.ANNA, LATER + timedelta(days=900))
    assert (before.requests, len(after.requests)) == ([], 1)
    assert [
        next(each.available for each in then.balances if each.type.id == cast.VACATION)
        for then in (before, after)
    ] == [24, 19]
    assert after.at == talk.at
    with pytest.raises(NotFound):
        await person_then(talk, "nobody", cast.NOW)


async def test_nothing_is_known_before_the_first_entry(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    assert (await company_then(talk, cast.NOW - timedelta(days=1))).settings is None
    assert (await person_then(talk, cast.ANNA, cast.NOW - timedelta(days=1))).notice is not None
    now = await company_then(talk, talk.at)
    assert ("name", "Tannenberg") in now.record


async def test_a_whole_log_is_found_whole(house: Rooms) -> None:
    verdict = await verify(await house.visit(cast.CARLA))
    assert verdict.problem is None
    assert verdict.whole > 10


async def test_all_of_it_is_told_however_much(house: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.dashboard.audit.log.AT_ONCE", 3)
    talk = await house.visit(cast.CARLA)
    told = [each.position async for each in all_of(talk, audit_filters_of({}, talk.today))]
    assert told == list(range(told[0], 0, -1))


@pytest.mark.parametrize(
    ("given", "slips"),
    [
        ({"from": ["x"]}, {"from": Slip.NO_SUCH_DAY}),
        ({"to": ["9999-12-31"]}, {"to": Slip.OUT_OF_REACH}),
        ({"from": ["2026-02-02"], "to": ["2026-02-01"]}, {"to": Slip.BEFORE_FIRST_DAY}),
        ({"matter": ["x"], "origin": ["x"], "before": ["-1"]}, {}),
    ],
)
def test_what_makes_no_sense_is_said(given: Given, slips: dict[str, Slip]) -> None:
    assert audit_filters_of(given, cast.TODAY).slips == slips


def test_a_position_is_a_number_of_some_length() -> None:
    assert [position_of(each) for each in ("12", "", "1e3", "²", "9" * 30)] == [12, None, None, None, None]


async def test_a_moment_is_read_by_the_askers_clock(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    assert moment_of(talk, "2026-07-29T11:00") == cast.NOW
    assert moment_of(talk, cast.NOW.isoformat()) == cast.NOW
    assert moment_of(talk, "0001-01-01T00:00") is None
    assert moment_of(talk, "yesterday") is None
