"""The pages, one module for each ability: each says which routes it has."""

from types import ModuleType

from adapters.web.pages import (
    account,
    approvals,
    asking,
    away,
    calendars,
    changing,
    connecting,
    departments,
    doors,
    holidays,
    leave_types,
    locations,
    my_leave,
    people,
    people_adjusting,
    people_changes,
    people_hiring,
    people_leaving,
    policies,
    reports,
    requests,
    rules,
    sign_in,
    status,
)

PAGES: tuple[ModuleType, ...] = (
    sign_in,
    doors,
    account,
    connecting,
    status,
    leave_types,
    away,
    people_hiring,
    people,
    people_changes,
    people_adjusting,
    people_leaving,
    my_leave,
    asking,
    changing,
    requests,
    approvals,
    reports,
    calendars,
    locations,
    holidays,
    departments,
    policies,
    rules,
)

__all__ = ["PAGES"]
