"""First steps: a company set up from chat, and people who come, change, go and come back."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.conversation import joining
from bot.intents import Asker, ChannelGone, MemberChanged, MemberJoined, News, WorkspaceLeft
from bot.ports import StoreUnavailable
from bot.replies import Reply
from bot.screens import Menu, Notice, NoticeKind, RequestForm, SetUpDone, SetUpForm, Welcome
from bot.screens.away import DigestValues
from bot.screens.joining import SetUpValues
from domain.amounts import Amount
from domain.company.commands import ConnectWorkspace, FoundCompany
from domain.company.digests import Channel
from domain.company.settings import Settings
from domain.employees.assignment import Identity
from domain.employees.commands import ChangeProfile, LeaveCompany, LinkIdentity
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import CHANNEL, SLACK, WORKSPACE, Rooms, empty_rooms, identity, rooms, stranger

BOSS = "UBOSS"
MADE = CompanyId("slack-t1")
FILLED = SetUpValues("PT", None, Amount(22), BOSS, "C1")


@pytest.fixture
def fresh() -> Rooms:
    """A workspace where the app was just installed."""
    found = empty_rooms()
    found.strangers.people[BOSS] = stranger(BOSS, is_installer=True)
    return found


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


def knows(house: Rooms, user_id: str, **changes: object) -> None:
    house.strangers.people[user_id] = stranger(user_id, **changes)


async def employee(house: Rooms, who: str, company_id: CompanyId = cast.COMPANY) -> Employee:
    return await house.house.store.employee(company_id, EmployeeId(who))


async def settings(house: Rooms, company_id: CompanyId = cast.COMPANY) -> Settings:
    return await house.house.store.settings(company_id)


async def hear(house: Rooms, news: News) -> None:
    await house.conversation.hear(SLACK, news)


async def set_up(house: Rooms, values: SetUpValues) -> Reply:
    return await house.ask(BOSS, intents.SetUp(values), None)


async def test_whoever_installed_the_app_is_asked_whatever_they_type(fresh: Rooms) -> None:
    form = opened(await fresh.say(BOSS, "tomorrow"), SetUpForm)
    assert form.values == SetUpValues(days=Amount(25), approver_user_id=BOSS)
    assert (form.countries, form.regions, form.is_region_needed) == (("DE", "GB", "PT"), (), False)
    assert form.elsewhere is None


async def test_regions_follow_the_country(fresh: Rooms) -> None:
    changed = intents.ChangeSetUp(SetUpValues("DE", days=Amount(30)))
    form = redrawn(await fresh.ask(BOSS, changed, None), SetUpForm)
    assert (form.regions, form.is_region_needed) == ((("BY", "Bavaria"), ("BE", "Berlin")), True)
    assert form.values.days == 30


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        (SetUpValues(), {"country": "missing", "days": "not_a_number"}),
        (replace(FILLED, country="MARS"), {"country": "missing"}),
        (replace(FILLED, country="DE"), {"region": "missing"}),
        (replace(FILLED, region="BE"), {"region": "missing"}),
        (replace(FILLED, days=Amount(-1)), {"days": "not_a_number"}),
        (replace(FILLED, days=Amount(367)), {"days": "not_a_number"}),
        (replace(FILLED, approver_user_id="UGONE"), {"approver": "not_a_person"}),
        (replace(FILLED, approver_user_id="UBOT"), {"approver": "not_a_person"}),
        (replace(FILLED, approver_user_id="UGUEST"), {"approver": "not_a_person"}),
        (replace(FILLED, approver_user_id="ULEFT"), {"approver": "not_a_person"}),
    ],
)
async def test_every_mistake_stands_under_its_field_and_founds_nothing(
    fresh: Rooms, values: SetUpValues, problems: dict[str, str]
) -> None:
    knows(fresh, "UBOT", is_bot=True)
    knows(fresh, "UGUEST", is_guest=True)
    knows(fresh, "ULEFT", is_deleted=True)
    assert mended(await set_up(fresh, values)) == problems
    assert await fresh.house.queries.companies() == []


async def test_a_set_up_founds_a_company_where_everybody_can_ask(fresh: Rooms) -> None:
    knows(fresh, "ULEAD", email="lead@example.org")
    done = redrawn(await set_up(fresh, replace(FILLED, approver_user_id="ULEAD")), SetUpDone)
    assert (done.company, done.days, done.has_digest) == ("Tannenberg", 22, True)
    made = await settings(fresh, MADE)
    assert made.administrator_ids == ("slack-t1-uboss",)
    assert made.departments["everybody"].approver_ids == ("slack-t1-ulead",)  # type: ignore[index]
    said(await fresh.say("ULEAD", ""), Menu)
    knows(fresh, "UNEW")
    said(await fresh.say("UNEW", ""), Menu)
    assert (await employee(fresh, "slack-t1-unew", MADE)).hired_on == date(2026, 1, 1)


async def test_the_installer_can_approve_and_no_digest_is_needed(fresh: Rooms) -> None:
    values = SetUpValues("DE", "BE", Amount(30))
    done = redrawn(await set_up(fresh, values), SetUpDone)
    assert (done.days, done.has_digest) == (30, False)


async def test_a_company_is_named_in_the_language_of_whoever_sets_it_up(fresh: Rooms) -> None:
    knows(fresh, BOSS, is_installer=True, workspace_name="", locale="de-DE")
    redrawn(await set_up(fresh, SetUpValues("DE", "BE", Amount(30))), SetUpDone)
    made = await settings(fresh, MADE)
    assert (made.name, made.locale) == ("Unser Unternehmen", "de-DE")
    assert [each.name for each in made.leave_types.values()] == ["Urlaub", "Krankheit", "Unbezahlter Urlaub"]
    assert [each.name for each in made.departments.values()] == ["Alle"]
    assert made.location(next(iter(made.locations)), cast.TODAY).name == "Deutschland"
    form = opened(await fresh.say(BOSS, "sick tomorrow"), RequestForm)
    assert form.values.leave_type_id == "sick"


async def test_a_clock_that_does_not_exist_is_no_reason_to_fail(fresh: Rooms) -> None:
    knows(fresh, BOSS, is_installer=True, time_zone="Mars/Olympus", workspace_name="", locale=None)
    redrawn(await set_up(fresh, FILLED), SetUpDone)
    made = await settings(fresh, MADE)
    assert (made.name, made.location(next(iter(made.locations)), cast.TODAY).time_zone) == (
        "Our company",
        "UTC",
    )
    said(await fresh.say(BOSS, "away"), object)


async def test_of_two_set_ups_at_once_the_first_counts(fresh: Rooms) -> None:
    boss = fresh.strangers.people[BOSS]
    for number, days in enumerate((22, 30, 22)):
        asker = Asker(identity(BOSS), f"d{number % 2}")
        intent = intents.SetUp(replace(FILLED, days=Amount(days)))
        assert redrawn(await joining.set_up(fresh.house, asker, boss, intent), SetUpDone).days == 22
    assert await fresh.house.queries.companies() == [MADE]
    said(await set_up(fresh, FILLED), Menu)


async def test_others_are_told_to_wait_and_nobodies_that_they_are_unknown(fresh: Rooms) -> None:
    knows(fresh, "UOTHER")
    for intent in (intents.Said(""), intents.SetUp(FILLED)):
        assert said(await fresh.ask("UOTHER", intent), Notice).kind is NoticeKind.NOT_SET_UP
        assert said(await fresh.ask("UNOBODY", intent), Notice).kind is NoticeKind.STRANGER


async def test_newcomers_belong_where_their_clock_is(house: Rooms) -> None:
    knows(house, "UBERLIN")
    knows(house, "ULONDON", time_zone="Europe/London")
    knows(house, "UMOON", time_zone="Moon/Tranquility")
    for who, place in (("UBERLIN", cast.BERLIN), ("ULONDON", cast.LONDON), ("UMOON", cast.BERLIN)):
        said(await house.say(who, ""), Menu)
        found = await employee(house, f"slack-t1-{who.lower()}")
        assert found.assignment(cast.TODAY).location_id == place
        assert found.assignment(cast.TODAY).department_id == cast.ENGINEERING


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"is_guest": True}, NoticeKind.GUEST),
        ({"is_bot": True}, NoticeKind.STRANGER),
        ({"is_deleted": True}, NoticeKind.STRANGER),
    ],
)
async def test_guests_bots_and_the_gone_get_no_leave(
    house: Rooms, changes: dict[str, object], kind: NoticeKind
) -> None:
    knows(house, "UX", **changes)
    assert said(await house.say("UX", ""), Notice).kind is kind
    assert len(await house.house.queries.people(cast.COMPANY)) == 4


async def test_a_company_that_takes_no_newcomers_takes_none(house: Rooms) -> None:
    await house.settle(FoundCompany(cast.COMPANY, "Tannenberg", "en", False))
    knows(house, "UX")
    assert said(await house.say("UX", ""), Notice).kind is NoticeKind.STRANGER


async def test_two_first_clicks_make_one_employee(house: Rooms) -> None:
    knows(house, "UX")
    for _ in range(2):
        said(await house.ask("UX", intents.ShowMenu(), None, "same"), Menu)
    assert len(await house.house.queries.people(cast.COMPANY)) == 5


async def test_an_address_is_the_same_in_capitals(house: Rooms) -> None:
    knows(house, "UANNA2", email="ANNA@Tannenberg.EXAMPLE")
    menu = said(await house.say("UANNA2", ""), Menu)
    assert menu.balances[0].available == 24
    assert identity("UANNA2") in (await employee(house, cast.ANNA)).identities


async def test_whoever_joins_is_hired_today_and_welcomed_once(house: Rooms) -> None:
    knows(house, "UX")
    for _ in range(2):
        await hear(house, MemberJoined(identity("UX")))
    assert (await employee(house, "slack-t1-ux")).hired_on == cast.TODAY
    await house.deliver()
    greeted = [screen for to, screen, stands in house.posts.sent if to == "UX" and stands is None]
    assert greeted == [Welcome("Ux", "Tannenberg")]


async def test_nobody_is_welcomed_where_nobody_is_known(house: Rooms, fresh: Rooms) -> None:
    knows(house, "UGUEST", is_guest=True)
    await hear(house, MemberJoined(identity("UGUEST")))
    await hear(house, MemberJoined(identity("UNOBODY")))
    await hear(fresh, MemberJoined(identity(BOSS)))
    assert await house.house.outbox.next_due() is None
    assert await fresh.house.outbox.next_due() is None


async def test_a_new_name_is_taken_over_and_what_is_not_said_stays(house: Rooms) -> None:
    knows(house, cast.ANNA, name="Anna Kovács-Berg", time_zone=None, locale=None)
    await hear(house, MemberChanged(identity(cast.ANNA)))
    profile = (await employee(house, cast.ANNA)).profile
    assert (profile.name, profile.email, profile.time_zone) == (
        "Anna Kovács-Berg", "anna@tannenberg.example", "Europe/Berlin",
    )  # fmt: skip


async def test_news_of_people_we_never_met_changes_nothing(house: Rooms) -> None:
    knows(house, "UX")
    await hear(house, MemberChanged(identity("UX")))
    await hear(house, MemberChanged(identity(cast.ANNA)))
    assert (await employee(house, cast.ANNA)).profile.name == "Anna Kovács"


async def test_whoever_is_deactivated_stops_counting_and_counts_again_when_back(house: Rooms) -> None:
    knows(house, cast.ANNA, is_deleted=True)
    await hear(house, MemberChanged(identity(cast.ANNA)))
    assert said(await house.say(cast.ANNA, ""), Notice).kind is NoticeKind.DEACTIVATED
    knows(house, cast.ANNA)
    await hear(house, MemberChanged(identity(cast.ANNA)))
    said(await house.say(cast.ANNA, ""), Menu)


async def test_gone_from_one_of_two_workspaces_is_gone_from_there_only(house: Rooms) -> None:
    await house.settle(ConnectWorkspace(SLACK, "T2", "Second"))
    knows(house, "UX")
    said(await house.say("UX", ""), Menu)
    who = EmployeeId("slack-t1-ux")
    await house.settle(LinkIdentity(who, Identity(SLACK, "T2", "UX")))
    knows(house, "UX", is_deleted=True)
    await hear(house, MemberChanged(identity("UX")))
    gone = await employee(house, who)
    assert gone.is_active
    assert identity("UX") not in gone.identities
    knows(house, "UX")
    said(await house.say("UX", ""), Menu)
    assert identity("UX") in (await employee(house, who)).identities, "known again without an address"


async def test_whose_last_day_is_past_by_their_own_clock_is_served_no_more(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, date(2026, 7, 28)))
    assert said(await house.say(cast.ANNA, ""), Notice).kind is NoticeKind.DEACTIVATED
    late = replace(cast.PROFILES[cast.ANNA][0], time_zone="Pacific/Honolulu")
    await house.settle(ChangeProfile(cast.ANNA, late))
    said(await house.say(cast.ANNA, ""), Menu)  # 23:00 on the 28th there


@pytest.mark.parametrize(
    ("own", "asked_in", "spoken"), [("fr", "de", "fr"), (None, "de", "de"), (None, None, "en")]
)
async def test_a_persons_own_language_goes_first(
    house: Rooms, own: str | None, asked_in: str | None, spoken: str
) -> None:
    await house.settle(ChangeProfile(cast.ANNA, replace(cast.PROFILES[cast.ANNA][0], locale=own)))
    asker = intents.Asker(identity(cast.ANNA), "d", None, asked_in)
    assert (await house.conversation.answer(asker, intents.ShowMenu())).locale == spoken


async def test_a_digest_ends_with_its_channel(house: Rooms, fresh: Rooms) -> None:
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1")))
    await hear(house, ChannelGone(Channel(SLACK, WORKSPACE, "C2")))
    assert (await settings(house)).digests
    await hear(house, ChannelGone(CHANNEL))
    assert not (await settings(house)).digests
    await hear(fresh, ChannelGone(CHANNEL))


async def test_an_uninstalled_workspace_is_silent(house: Rooms, fresh: Rooms) -> None:
    await hear(house, WorkspaceLeft(WORKSPACE))
    assert said(await house.say(cast.ANNA, ""), Notice).kind is NoticeKind.STRANGER
    await hear(fresh, WorkspaceLeft(WORKSPACE))
    assert await fresh.house.queries.companies() == []


async def test_whoever_asks_first_after_it_is_back_connects_it_again(house: Rooms) -> None:
    await hear(house, WorkspaceLeft(WORKSPACE))
    knows(house, cast.ANNA)
    said(await house.say(cast.ANNA, ""), Menu)
    assert (SLACK, WORKSPACE) in (await settings(house)).workspaces


async def test_a_store_that_is_away_is_no_answer_but_a_promise(house: Rooms, fresh: Rooms) -> None:
    house.house.store.is_closed = True  # type: ignore[attr-defined]
    fresh.house.store.is_closed = True  # type: ignore[attr-defined]
    sick = intents.SendRequest(intents.FormValues(intents.RequestId("r"), cast.SICK, cast.TODAY))
    for room, who, intent in ((house, cast.ANNA, sick), (fresh, BOSS, intents.SetUp(FILLED))):
        assert said(await room.ask(who, intent), Notice).kind is NoticeKind.TRY_LATER

    async def away(_: object) -> None:
        raise StoreUnavailable("locked")

    house.house.queries.person = away  # type: ignore[method-assign,assignment]
    assert said(await house.say(cast.ANNA, ""), Notice).kind is NoticeKind.TRY_LATER
