"""Where things are on the dashboard."""

from urllib.parse import quote

from domain.ids import EmployeeId, RequestId


def place_of(employee_id: EmployeeId, request_id: RequestId) -> str:
    """The page of a request."""
    return f"/requests/{quote(employee_id, safe='')}/{quote(request_id, safe='')}"
