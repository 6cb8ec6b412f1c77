"""What is written is what is read: a company's own file changes nothing in it."""

from datetime import date

from hypothesis import given, settings

from adapters.holidays import public_holidays
from bot.company_file.plan import Plan
from bot.demo import demo_company
from domain.company.settings import Settings
from domain.employees.employee import Employee
from tests.company_file.companies import companies
from tests.filed import WHOLE, Filed, filed


@settings(max_examples=25)
@given(companies())
def test_the_file_of_any_company_changes_nothing_in_it(company: tuple[Settings, list[Employee]]) -> None:
    there = Filed(company[0], {each.id: each for each in company[1] if each.id})
    assert there.plan(there.export()) == Plan(())


def test_a_file_brought_in_twice_changes_nothing_the_second_time() -> None:
    there = filed(WHOLE)
    assert there.plan(WHOLE) == Plan(())
    assert there.plan(there.export()) == Plan(())


def test_a_company_moves_to_an_empty_installation_as_it_is() -> None:
    there = filed(WHOLE)
    assert filed(there.export()).export() == there.export()


def test_the_demo_moves_too() -> None:
    demo = demo_company(date(2026, 7, 29), public_holidays)
    there = filed(demo.text)
    assert there.plan(demo.text) == Plan(())
    assert filed(there.export()).export() == there.export()
