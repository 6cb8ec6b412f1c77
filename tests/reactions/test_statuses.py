"""What stands beside somebody's name while they are away: by their consent, their own change left alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.intents import ConsentsRevoked, WorkspaceLeft
from bot.ports import Consent, Context, Known, Origin, Shown
from domain.company.commands import DefineLeaveType, DefineLocation
from domain.company.places import Location
from domain.employees.assignment import Profile
from domain.employees.commands import ChangeProfile, DeactivateEmployee
from domain.ids import EmployeeId, LocationId, RequestId
from domain.leave.commands import AmendLeave, CancelLeave, RecordLeave, RequestLeave
from domain.periods import Asked, DayPart
from domain.policies.leave_type import LeaveType
from domain.streams import Command
from tests import cast
from tests.rooms import SLACK, WORKSPACE, Rooms, identity, rooms
from tests.showing import LATER, Beside

ANNA, DORA = identity(cast.ANNA), identity(cast.DORA)
KNOWN = Known(cast.COMPANY, cast.ANNA)
OWN = Shown(":coffee:", "Back at three")


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    found.house = replace(found.house, statuses={SLACK: Beside(found.clock.now)})
    return found


def beside(house: Rooms) -> Beside:
    found = house.house.statuses[SLACK]
    assert isinstance(found, Beside)
    return found


async def consent(house: Rooms, who: EmployeeId = cast.ANNA) -> None:
    given = Consent(Known(cast.COMPANY, who), identity(who), house.clock.at, f"xoxp-{who}")
    beside(house).good.add(given.token)
    await house.house.consents.give(given)


async def act(house: Rooms, *commands: Command) -> None:
    house.asked += 1
    context = Context(cast.COMPANY, None, Origin.SLACK, f"act-{house.asked}", house.clock.at)
    await house.house.handling.handle_all(context, commands)
    await house.deliver()


async def leave(
    house: Rooms, asked: Asked, who: EmployeeId = cast.ANNA, name: str = "r1", kind: str = "vacation"
) -> None:
    leave_type = cast.VACATION if kind == "vacation" else cast.SICK
    await act(house, RecordLeave(who, RequestId(name), leave_type, asked, house.clock.at))


async def until(house: Rooms, moment: str) -> None:
    """Lets time go by as the program does: the clock ticks, and what is due is delivered."""
    end = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    while house.clock.at < end:
        due = await house.house.outbox.next_due()
        ahead = [each for each in (due, midnight_after(house.clock.at)) if each and each > house.clock.at]
        house.clock.at = min([end, *ahead])
        await house.tick()
        await house.deliver()


def midnight_after(at: datetime) -> datetime:
    return datetime(at.year, at.month, at.day, 18, tzinfo=UTC) + timedelta(days=1 if at.hour >= 18 else 0)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def test_it_is_set_at_midnight_of_ones_own_place_and_taken_away_after_the_last_day(
    house: Rooms,
) -> None:
    await house.settle(DefineLocation(LISBON, cast.HIRED))
    profile = cast.PROFILES[cast.DORA][0]
    await act(house, ChangeProfile(cast.DORA, replace(profile, time_zone="Europe/Lisbon")))
    await consent(house), await consent(house, cast.DORA)
    for who in (cast.ANNA, cast.DORA):
        await leave(house, cast.asked("2026-08-03", "2026-08-07"), who)
    await until(house, "2026-08-02T21:59")
    assert beside(house).put == []
    await until(house, "2026-08-02T22:00")
    assert beside(house).of(ANNA) == Shown(":palm_tree:", "Away", utc("2026-08-07T22:00"))
    assert beside(house).of(DORA).is_empty
    await until(house, "2026-08-02T23:00")
    assert beside(house).of(DORA) == Shown(":palm_tree:", "Away", utc("2026-08-07T23:00"))
    await until(house, "2026-08-09T12:00")
    assert (beside(house).of(ANNA).is_empty, beside(house).of(DORA).is_empty) == (True, True)
    assert len(beside(house).put) == 2, "what ends by itself is not taken away again"


LISBON = Location(LocationId("lisbon"), "Lisbon", "PT", None, "Europe/Lisbon")


async def test_nothing_is_set_for_who_did_not_consent(house: Rooms) -> None:
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    await until(house, "2026-08-02T00:00")
    assert (beside(house).put, beside(house).reads) == ([], 0)


async def test_consent_during_leave_is_followed_at_the_next_look(house: Rooms) -> None:
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    await consent(house)
    await until(house, "2026-07-29T18:00")
    assert beside(house).of(ANNA).until == utc("2026-07-31T22:00")


async def test_what_was_there_before_comes_back(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, OWN)
    await leave(house, cast.asked("2026-07-30"))
    await until(house, "2026-07-30T12:00")
    assert beside(house).of(ANNA).text == "Away"
    await until(house, "2026-07-31T12:00")
    assert beside(house).of(ANNA) == OWN


async def test_what_was_there_before_stays_away_where_its_time_is_over(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, replace(OWN, until=utc("2026-07-30T10:00")))
    await leave(house, cast.asked("2026-07-30"))
    await until(house, "2026-07-31T12:00")
    assert beside(house).of(ANNA).is_empty


@pytest.mark.parametrize("own", [OWN, Shown(), Shown(":palm_tree:", "Away", utc("2026-07-31T10:00"))])
async def test_ones_own_change_is_left_alone(house: Rooms, own: Shown) -> None:
    await consent(house)
    beside(house).choose(ANNA, Shown(":wave:", "Before"))
    await leave(house, cast.asked("2026-07-30"))
    await until(house, "2026-07-30T12:00")
    beside(house).choose(ANNA, own)
    await until(house, "2026-07-31T09:00")
    assert beside(house).of(ANNA) == own
    assert len(beside(house).put) == 1


async def test_ones_own_change_stays_when_the_leave_changes(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-29", "2026-07-30"))
    beside(house).choose(ANNA, OWN)
    longer = AmendLeave(cast.ANNA, RequestId("r1"), RequestId("c1"), cast.asked("2026-07-29", "2026-07-31"),
        cast.CARLA, house.clock.at)  # fmt: skip
    await act(house, longer)
    assert beside(house).of(ANNA) == OWN
    await until(house, "2026-08-03T00:00")
    assert beside(house).of(ANNA) == OWN


async def test_after_ones_own_change_the_next_leave_is_shown_again(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-30"))
    await leave(house, cast.asked("2026-08-03"), name="r2")
    await until(house, "2026-07-30T12:00")
    beside(house).choose(ANNA, OWN)
    await until(house, "2026-08-03T12:00")
    assert beside(house).of(ANNA).text == "Away"
    await until(house, "2026-08-04T12:00")
    assert beside(house).of(ANNA) == OWN


async def test_leave_that_is_cancelled_is_shown_no_more(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, OWN)
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    assert beside(house).of(ANNA).text == "Away"
    await act(house, CancelLeave(cast.ANNA, RequestId("r1"), cast.CARLA, house.clock.at, "Needed here"))
    assert beside(house).of(ANNA) == OWN


async def test_leave_that_is_shortened_or_lengthened_moves_the_end(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-29", "2026-07-30"))
    ends = []
    for number, last in enumerate(("2026-07-31", "2026-07-29")):
        asked = cast.asked("2026-07-29", last)
        change = RequestId(f"c{number}")
        await act(house, AmendLeave(cast.ANNA, RequestId("r1"), change, asked, cast.CARLA, house.clock.at))
        ends.append(beside(house).of(ANNA).until)
    assert ends == [utc("2026-07-31T22:00"), utc("2026-07-29T22:00")]


async def test_two_leaves_in_a_row_that_look_the_same_are_one(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, OWN)
    await leave(house, cast.asked("2026-07-30"))
    await leave(house, cast.asked("2026-07-31"), name="r2")
    await until(house, "2026-08-01T12:00")
    assert [shown.until for _, shown in beside(house).put] == [utc("2026-07-31T22:00"), None]
    assert beside(house).of(ANNA) == OWN


async def test_two_leaves_in_a_row_that_look_apart_follow_each_other(house: Rooms) -> None:
    sick = LeaveType(cast.SICK, "Sick leave", is_limited=False, needs_approval=False,
        status_emoji=":zzz:", status_text="Resting")  # fmt: skip
    await house.settle(DefineLeaveType(sick))
    await consent(house)
    beside(house).choose(ANNA, OWN)
    await leave(house, cast.asked("2026-07-30"))
    await leave(house, cast.asked("2026-07-31"), name="r2", kind="sick")
    await until(house, "2026-08-01T12:00")
    assert [shown.text for _, shown in beside(house).put] == ["Away", "Resting", "Back at three"]


async def test_a_type_never_shows_its_name_by_itself(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-29"), kind="sick")
    assert beside(house).of(ANNA) == Shown(":palm_tree:", "Away", utc("2026-07-29T22:00"))


async def test_it_speaks_the_language_of_whose_it_is(house: Rooms) -> None:
    await consent(house, cast.CARLA)
    await leave(house, cast.asked("2026-07-29"), cast.CARLA)
    _, shown = beside(house).put[0]
    assert (shown.text, shown.said) == ("Abwesend", "Ich bin am Mi 29. Juli 2026 nicht da.")


async def test_halves_and_hours_are_shown_at_their_times(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-30", part=DayPart.MORNING))
    await act(
        house,
        RecordLeave(
            cast.ANNA, RequestId("r2"), cast.ERRAND, cast.hours("2026-07-31", 14, 16), house.clock.at
        ),
    )
    seen = []
    for moment in (
        "29T21:59",
        "29T22:00",
        "30T10:29",
        "30T10:30",
        "31T11:59",
        "31T12:00",
        "31T13:59",
        "31T14:00",
    ):
        await until(house, f"2026-07-{moment}")
        seen.append(beside(house).of(ANNA).is_empty)
    assert seen == [True, False, False, True, True, False, False, True]


async def test_midnight_is_midnight_also_where_the_clocks_change(house: Rooms) -> None:
    await consent(house)
    await until(house, "2026-10-22T12:00")
    await leave(house, cast.asked("2026-10-23", "2026-10-26"))
    await until(house, "2026-10-22T22:00")
    assert beside(house).of(ANNA).until == utc("2026-10-26T23:00")


async def test_days_of_work_in_between_are_not_shown_as_leave(house: Rooms) -> None:
    await consent(house)
    gap = cast.asked("2026-07-29", "2026-07-31").changed(
        {cast.TODAY + timedelta(days=1): cast.asked("2026-07-29").halves_on(cast.TODAY + timedelta(days=9))}
    )
    assert gap is not None
    await leave(house, gap)
    assert beside(house).of(ANNA).until == utc("2026-07-29T22:00")
    await until(house, "2026-07-30T12:00")
    assert beside(house).of(ANNA).is_empty
    await until(house, "2026-07-31T12:00")
    assert beside(house).of(ANNA).until == utc("2026-07-31T22:00")


async def test_what_waits_for_a_decision_is_not_shown(house: Rooms) -> None:
    await consent(house)
    ask = RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, cast.asked("2026-07-30"), house.clock.at)
    await act(house, ask)
    await until(house, "2026-07-30T12:00")
    assert beside(house).put == []


async def test_withdrawing_takes_away_what_we_set_and_gives_the_token_back(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, OWN)
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    assert await house.house.consents.withdraw(KNOWN, SLACK, WORKSPACE, house.clock.at) is True
    await until(house, "2026-07-29T18:00")
    assert beside(house).of(ANNA) == OWN
    assert (beside(house).good, await house.house.consents.of(KNOWN)) == (set(), [])


async def test_a_consent_that_was_revoked_elsewhere_is_forgotten(house: Rooms) -> None:
    await consent(house)
    beside(house).good.clear()
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    assert (await house.house.consents.of(KNOWN), beside(house).put) == ([], [])
    await until(house, "2026-08-02T12:00")


async def test_the_platform_says_that_it_was_revoked(house: Rooms) -> None:
    await consent(house), await consent(house, cast.DORA)
    await house.conversation.hear(SLACK, ConsentsRevoked((ANNA,)))
    assert await house.house.consents.givers(cast.COMPANY) == [cast.DORA]
    await house.conversation.hear(SLACK, WorkspaceLeft(WORKSPACE))
    assert await house.house.consents.givers(cast.COMPANY) == []


async def test_nothing_is_shown_of_who_is_with_the_company_no_more(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    await act(house, DeactivateEmployee(cast.ANNA))
    assert beside(house).of(ANNA).is_empty
    assert (beside(house).good, await house.house.consents.of(KNOWN)) == (set(), [])


async def test_what_fails_is_tried_again(house: Rooms) -> None:
    await consent(house)
    beside(house).failing = [("read", LATER), ("set", LATER)]
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    assert beside(house).put == []
    await until(house, "2026-07-29T09:05")
    assert beside(house).of(ANNA).text == "Away"
    assert len(beside(house).put) == 1


async def test_a_process_that_dies_after_setting_leaves_nothing_wrong(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, OWN)
    beside(house).failing = [("after set", LATER)]
    await leave(house, cast.asked("2026-07-29"))
    await until(house, "2026-07-29T12:00")
    assert len(beside(house).put) == 1
    await until(house, "2026-07-30T12:00")
    assert beside(house).of(ANNA) == OWN


async def test_leave_that_is_cancelled_while_setting_fails_is_not_shown(house: Rooms) -> None:
    await consent(house)
    beside(house).choose(ANNA, OWN)
    beside(house).failing = [("set", LATER)]
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    await act(house, CancelLeave(cast.ANNA, RequestId("r1"), cast.CARLA, house.clock.at, "Needed here"))
    await until(house, "2026-07-29T12:00")
    assert beside(house).of(ANNA) == OWN


async def test_ones_own_change_while_setting_fails_is_left_alone(house: Rooms) -> None:
    await consent(house)
    beside(house).failing = [("set", LATER)]
    await leave(house, cast.asked("2026-07-29", "2026-07-31"))
    beside(house).choose(ANNA, OWN)
    await until(house, "2026-07-29T12:00")
    assert (beside(house).of(ANNA), beside(house).put) == (OWN, [])


async def test_two_looks_at_once_set_it_once(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-30"))
    await until(house, "2026-07-29T22:00")
    await house.tick()
    await house.deliver()
    assert len(beside(house).put) == 1


async def test_a_platform_that_is_no_longer_served_is_let_be(house: Rooms) -> None:
    await consent(house)
    house.house = replace(house.house, statuses={})
    await leave(house, cast.asked("2026-07-29"))
    assert len(await house.house.consents.of(KNOWN)) == 1


async def test_moving_to_another_zone_moves_the_status(house: Rooms) -> None:
    await consent(house)
    await leave(house, cast.asked("2026-07-29"))
    profile = Profile("Anna Kovács", "anna@tannenberg.example", "en", "America/New_York")
    await act(house, ChangeProfile(cast.ANNA, profile))
    assert beside(house).of(ANNA).until == utc("2026-07-30T04:00")
