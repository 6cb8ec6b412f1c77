"""Lots of leave: which one a day is taken from, what becomes of debts, and what is gone at an end."""

from datetime import date

from domain.leave.lots import Lot, Lots

MARCH, JUNE, YEAR_END = date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31)


def day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def sizes(lots: Lots) -> list[tuple[int, int]]:
    """The number of each lot, and what is left of it."""
    return [(lot.number, lot.left) for lot in lots.lots]


def test_the_lot_that_ends_first_is_used_first_and_of_two_that_end_together_the_older() -> None:
    anna = Lots()
    anna.add(4, YEAR_END)
    anna.add(2, MARCH, lapses=True)
    anna.add(3, YEAR_END)
    draws = [(lot and lot.number, amount) for lot, amount in anna.draw(7)]
    assert draws == [(2, 2), (1, 4), (3, 1)]
    assert (anna.total, anna.debt) == (2, 0)


def test_using_takes_what_drawing_takes() -> None:
    used, drawn = Lots(), Lots()
    for anna in (used, drawn):
        anna.add(4, YEAR_END)
        anna.add(2, MARCH, lapses=True)
    for amount in (2, 1, 3, 5, 1):
        used.use(amount)
        drawn.draw(amount)
        assert (sizes(used), used.total, used.debt) == (sizes(drawn), drawn.total, drawn.debt)
    assert (used.total, used.debt) == (-6, 6)


def test_what_is_taken_beyond_all_lots_comes_from_none_of_them() -> None:
    anna = Lots()
    lot = anna.add(2, YEAR_END)
    assert anna.draw(2) == [(lot, 2)]
    assert anna.draw(3) == [(None, 3)]
    assert anna.debt == 3


def test_new_leave_makes_good_first_what_was_taken_beyond_the_old() -> None:
    anna = Lots()
    anna.owe(3)
    assert anna.total == -3
    first = anna.add(2, YEAR_END)
    assert (first.left, anna.debt, anna.total) == (0, 1, -1)
    anna.fill(first, 4)
    anna.fill(first, 2)
    assert (first.left, anna.debt, anna.total) == (5, 0, 5)


def test_two_debts_are_one() -> None:
    anna = Lots()
    anna.owe(3)
    anna.owe(2)
    assert (anna.debt, anna.total) == (5, -5)


def test_a_corrected_grant_takes_from_the_newest_lot_that_has_no_end_of_its_own() -> None:
    anna = Lots()
    for size, end, lapses in [(4, YEAR_END, False), (3, YEAR_END, False), (5, JUNE, True)]:
        anna.add(size, end, lapses)
    anna.take_back(4)
    assert sizes(anna) == [(3, 5), (1, 3), (2, 0)]
    assert anna.total == 8


def test_a_lot_may_be_used_on_its_last_day_and_is_gone_the_day_after() -> None:
    anna = Lots()
    lot = anna.add(5, MARCH, lapses=True)
    assert anna.lapse(MARCH) == []
    assert anna.lapse(day_after(MARCH)) == [lot]
    assert (anna.lots, anna.total) == ([], 0)


def test_lots_end_one_after_the_other() -> None:
    anna = Lots()
    june, march = anna.add(2, JUNE, lapses=True), anna.add(3, MARCH, lapses=True)
    anna.add(4, JUNE)
    assert anna.soonest == MARCH
    assert anna.lapse(day_after(MARCH)) == [march]
    assert anna.soonest == JUNE
    assert anna.lapse(day_after(JUNE)) == [june]
    assert anna.soonest == date.max
    assert sizes(anna) == [(3, 4)]
    assert anna.total == 4


def test_a_lot_with_one_more_day_stays_when_another_ends() -> None:
    anna = Lots()
    april, march = anna.add(2, day_after(MARCH), lapses=True), anna.add(3, MARCH, lapses=True)
    assert anna.lapse(day_after(MARCH)) == [march]
    assert anna.lots == [april]


def test_a_lot_that_was_used_up_goes_without_a_word() -> None:
    anna = Lots()
    anna.add(5, MARCH, lapses=True)
    anna.use(5)
    assert anna.lapse(day_after(MARCH)) == []
    assert anna.lots == []


def test_leave_without_an_end_of_its_own_never_lapses_by_the_day() -> None:
    anna = Lots()
    anna.add(5, MARCH)
    assert anna.soonest == date.max
    assert anna.lapse(JUNE) == []
    assert anna.total == 5


def test_at_the_turn_of_the_year_lots_with_an_end_go_on_and_the_rest_is_handed_over() -> None:
    anna = Lots()
    anna.add(5, YEAR_END)
    going_on = anna.add(3, date(2027, 3, 31), lapses=True)
    anna.use(1)
    assert anna.turn() == (4, [going_on])
    assert (anna.lots, anna.total) == ([going_on], 3)


def test_at_the_turn_of_the_year_a_debt_is_handed_over_and_used_up_lots_are_not() -> None:
    anna = Lots()
    anna.add(3, date(2027, 3, 31), lapses=True)
    anna.use(7)
    assert anna.turn() == (-4, [])
    assert (anna.lots, anna.debt, anna.total) == ([], 0, 0)


def test_a_lot_tells_its_last_day_only_if_it_has_one_of_its_own() -> None:
    assert Lot(1, 5, MARCH, True, True).last_day == MARCH
    assert Lot(1, 5, YEAR_END, False, False).last_day is None


def test_a_copy_goes_its_own_way() -> None:
    anna = Lots()
    anna.add(5, MARCH, lapses=True, is_carried=True)
    anna.use(6)
    anna.add(4, YEAR_END)
    twin = anna.copy()
    assert (sizes(twin), twin.debt, twin.total, twin.soonest) == (sizes(anna), 0, 3, MARCH)
    assert [(each.until, each.lapses, each.is_carried) for each in twin.lots] == [
        (MARCH, True, True),
        (YEAR_END, False, False),
    ]
    assert twin.add(1, JUNE).number == 3
    twin.use(2)
    assert sizes(anna) == [(1, 0), (2, 3)]
    anna.use(5)
    assert anna.copy().debt == 2
