"""What is settled in chat, over the wire: time worked, stand-ins, patterns, policies, corrections."""

from domain.amounts import Amount
from domain.company.commands import DefineLeaveType
from domain.ids import LeaveTypeId
from domain.leave.requests import Status
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from tests import cast
from tests.walks.stage import Stage, said

TOIL = LeaveType(
    LeaveTypeId("toil"),
    "Time off in lieu",
    unit=Unit.HOURS,
    smallest=Slice.HALF_HOUR,
    toil=Toil(until_year_end=True),
)


async def test_time_worked_is_claimed_approved_and_stands_in_the_balance(house: Stage) -> None:
    await house.settle(DefineLeaveType(TOIL), name="toil")
    assert (await house.type(cast.ANNA, "toil")).ok
    form = house.dialog(cast.ANNA)
    await house.press(cast.ANNA, form, "day", "2026-07-25", typed={"note": "Moving the office"})
    await house.answered()
    await house.press(cast.ANNA, house.dialog(cast.ANNA), "start", "09:00")
    await house.answered()
    await house.press(cast.ANNA, house.dialog(cast.ANNA), "end", "12:00")
    await house.answered()
    assert "That is 3 h, usable until Thu 31 December." in said(house.dialog(cast.ANNA))
    assert (await house.send(cast.ANNA)).ok
    await house.settled()
    [card] = house.messages(cast.BEN)
    assert "Anna Kovács claims time worked" in said(card)
    assert "Sat 25 July, 09:00–12:00, 3 h" in said(card)
    assert "Moving the office" in said(card)
    assert (await house.press(cast.BEN, card, "approve")).ok
    await house.settled()
    anna = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    [claim] = anna.requests.values()
    assert (claim.status, claim.earned) == (Status.APPROVED, Amount(3))
    await house.type(cast.ANNA, "balance")
    assert "3 h" in said(house.answer(cast.ANNA))


async def test_a_stand_in_is_named_and_told_and_decides(house: Stage) -> None:
    assert (await house.type(cast.DORA, "away")).ok
    assert (await house.type(cast.BEN, "standin <@UDORA> today")).ok
    assert (await house.send(cast.BEN)).ok
    assert "Dora Ellis decides for you" in said(house.dialog(cast.BEN))
    await house.settled()
    [news] = house.messages(cast.DORA)
    assert "You decide for Ben Okafor" in news.text
    await house.ask(cast.ANNA, "10-14 august")
    anna = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    [request] = anna.requests.values()
    settings = await house.parts.house.store.settings(cast.COMPANY)
    assert settings.stand_ins[cast.BEN].stand_in_id == cast.DORA
    assert request.status is Status.PENDING
    assert (await house.type(cast.BEN, "stand-in")).ok
    form = house.dialog(cast.BEN)
    assert "At present Dora Ellis decides for Ben Okafor" in said(form)
    await house.press(cast.BEN, form, "end_stand_in")
    await house.settled()
    assert "You no longer decide for Ben Okafor" in house.messages(cast.DORA)[-1].text


async def test_a_new_pattern_is_looked_at_then_saved_and_the_person_is_told(house: Stage) -> None:
    await house.ask(cast.ANNA, "3-7 august")
    [card] = house.messages(cast.BEN)
    await house.press(cast.BEN, card, "approve")
    await house.settled()
    assert (await house.type(cast.CARLA, "settings")).ok
    await house.press(cast.CARLA, house.answer(cast.CARLA), "open_pattern")
    form = house.dialog(cast.CARLA)
    await house.press(cast.CARLA, form, "person", "UANNA")
    await house.answered()
    assert "Zurzeit: Mo – Fr 8 Std." in said(house.dialog(cast.CARLA))
    four_days = "monday: 8h, tuesday: 8h, wednesday: 8h, thursday: 8h"
    assert (await house.send(cast.CARLA, **{"pattern.UANNA": four_days})).ok
    form = house.dialog(cast.CARLA)
    assert "Das ändert sich für 1 Person" in said(form)
    assert "kostet 4 Tage, zuvor 5 Tage" in said(form)
    assert form.content["submit"]["text"] == "Speichern"
    assert (await house.send(cast.CARLA)).ok
    assert "Anna Kovács arbeitet ab" in said(house.dialog(cast.CARLA))
    await house.settled()
    anna = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    [leave] = anna.requests.values()
    assert leave.amount == Amount(4)
    assert any("your working hours are Mon – Thu 8 h" in each.text for each in house.messages(cast.ANNA))


async def test_more_days_from_next_year_on_are_looked_at_and_saved(house: Stage) -> None:
    assert (await house.type(cast.CARLA, "Regelung")).ok
    form = house.dialog(cast.CARLA)
    await house.press(cast.CARLA, form, "location", cast.LONDON)
    await house.answered()
    days = {f"entitlement.vacation.{cast.LONDON}": "30"}
    assert (await house.send(cast.CARLA, **days)).ok
    form = house.dialog(cast.CARLA)
    assert "Dora Ellis: Vacation 29 → 35 Tage am Fr 1. Januar 2027" in said(form)
    assert (await house.send(cast.CARLA)).ok
    assert "Gespeichert: Vacation, ab Fr 1. Januar 2027" in said(house.dialog(cast.CARLA))
    settings = await house.parts.house.store.settings(cast.COMPANY)
    [(_, policy)] = settings.policy_versions(cast.VACATION, cast.LONDON, frozenset())[-1:]
    assert policy.entitlement == 30


async def test_a_balance_is_corrected_asked_about_and_told(house: Stage) -> None:
    assert (await house.type(cast.ANNA, "balance")).ok
    assert (await house.type(cast.CARLA, "adjust <@UANNA>")).ok
    sent = await house.send(cast.CARLA, amount="-30", reason="Paid out")
    assert sent.ok
    assert "Noch ist nichts gespeichert." in said(house.dialog(cast.CARLA))
    assert (await house.send(cast.CARLA, meant=["meant"])).ok
    assert "Anna Kovács hat ab" in said(house.dialog(cast.CARLA))
    await house.settled()
    [news] = house.messages(cast.ANNA)
    assert "Carla Stein took 30 days of Vacation from your balance" in news.text
    assert "Paid out" in news.text
