"""What is worked out about somebody holds until they, or their company, stand otherwise."""

from dataclasses import replace

import pytest

from bot import books
from bot.books import Shelf
from domain.amounts import Amount
from domain.employees.employee import Employee
from tests import cast

SETTINGS = cast.settings()


def test_a_person_who_stands_as_before_has_the_same_books() -> None:
    shelf, anna = Shelf(), cast.employee()
    first = shelf.books(anna, SETTINGS, cast.holidays)
    assert shelf.books(anna, SETTINGS, cast.holidays) is first
    found = first.balance(cast.VACATION, cast.TODAY)
    assert first.balance(cast.VACATION, cast.TODAY) is found
    assert found.available == Amount(24)


def test_something_new_about_a_person_or_the_company_opens_new_books() -> None:
    shelf, anna = Shelf(), cast.employee()
    first = shelf.books(anna, SETTINGS, cast.holidays)
    assert shelf.books(replace(anna), SETTINGS, cast.holidays) is not first
    assert shelf.books(anna, replace(SETTINGS), cast.holidays) is not first


def test_only_so_many_people_are_kept_those_looked_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST_PEOPLE", 2)
    shelf = Shelf()
    anna, ben, carla = (cast.employee(who) for who in (cast.ANNA, cast.BEN, cast.CARLA))
    annas, bens = (shelf.books(each, SETTINGS, cast.holidays) for each in (anna, ben))
    shelf.books(anna, SETTINGS, cast.holidays)
    shelf.books(carla, SETTINGS, cast.holidays)
    assert shelf.books(anna, SETTINGS, cast.holidays) is annas
    assert shelf.books(ben, SETTINGS, cast.holidays) is not bens


def test_only_so_many_balances_of_a_person_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST_DAYS", 1)
    kept = Shelf().books(cast.employee(), SETTINGS, cast.holidays)
    first = kept.balance(cast.VACATION, cast.TODAY)
    kept.balance(cast.SICK, cast.TODAY)
    assert kept.balance(cast.VACATION, cast.TODAY) is not first


def test_nobody_has_no_books_to_keep() -> None:
    shelf = Shelf()
    first = shelf.books(Employee(), SETTINGS, cast.holidays)
    assert shelf.books(first.employee, SETTINGS, cast.holidays) is not first


def test_what_is_available_is_what_the_balance_says() -> None:
    kept = Shelf().books(cast.employee(), SETTINGS, cast.holidays)
    alone = kept.available(cast.VACATION, cast.TODAY)
    assert alone == kept.balance(cast.VACATION, cast.TODAY).available
    assert kept.available(cast.VACATION, cast.TODAY) == alone
