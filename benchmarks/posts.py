"""What Slack posts, signed: as many different requests as a benchmark wants."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from json import dumps
from urllib.parse import urlencode

from adapters.slack.actions import Input, Kept, write_kept
from adapters.slack.bodies import FORM
from adapters.slack.endpoint import PATH
from adapters.slack.screens import modal, words
from adapters.slack.signature import sign
from benchmarks.company import VACATION, WORKSPACE, user_id
from benchmarks.teams_posts import activities
from benchmarks.weeks import DAYS_EACH, WEEKS
from bot.screens import RequestForm
from bot.screens.examples import EXAMPLES
from domain.ids import RequestId

SECRET = "benchmarks"
_DRAWN = modal(next(each for each in EXAMPLES.values() if isinstance(each, RequestForm)), words("en"))
"""The dialog that Slack sends back with what was filled in."""


def requests(kind: str, people: int, first: int, count: int) -> Iterator[bytes]:
    """Whole HTTP requests, signed now, numbered from `first`: no two of a run are the same."""
    if kind.startswith("teams"):
        yield from activities(kind, people, first, count)
        return
    make = KINDS[kind]
    for number in range(first, first + count):
        yield _post(make(number, people))


def balance(number: int, people: int) -> bytes:
    """`/vacation balance`, by one person after the other."""
    fields = {
        "token": "verification", "team_id": WORKSPACE, "team_domain": "bench", "channel_id": "C0BENCH",
        "channel_name": "general", "user_id": user_id(number % people), "user_name": f"person{number}",
        "command": "/vacation", "text": "balance", "api_app_id": "A0BENCH", "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0BENCH/1/x", "trigger_id": f"{number}.1.balance",
    }  # fmt: skip
    return urlencode(fields).encode()


def form(number: int, people: int) -> bytes:
    """The request form, filled in and sent; a person asks again once everybody has asked."""
    if number // people >= len(WEEKS):
        raise ValueError(f"{people} people have no days left for request {number}")
    first_day = WEEKS[number // people]
    user = {"id": user_id(number % people), "username": "person", "name": "person", "team_id": WORKSPACE}
    payload = {
        "type": "view_submission",
        "team": {"id": WORKSPACE, "domain": "bench"},
        "user": user,
        "api_app_id": "A0BENCH",
        "token": "verification",
        "trigger_id": f"{number}.1.form",
        "view": _view(number, first_day),
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }
    return urlencode({"payload": dumps(payload)}).encode()


KINDS: dict[str, Callable[[int, int], bytes]] = {"balance": balance, "form": form}


def _view(number: int, first_day: date) -> dict[str, object]:
    held = {
        Input.LEAVE_TYPE: {"type": "static_select", "selected_option": {"value": VACATION}},
        Input.FIRST_DAY: {"type": "datepicker", "selected_date": str(first_day)},
        Input.LAST_DAY: {
            "type": "datepicker",
            "selected_date": str(first_day + timedelta(days=DAYS_EACH - 1)),
        },
        Input.PART: {"type": "radio_buttons", "selected_option": {"value": "all_day"}},
        Input.NOTE: {"type": "plain_text_input", "value": "A few days off."},
    }
    return _DRAWN | {
        "id": f"V{number}",
        "team_id": WORKSPACE,
        "app_installed_team_id": WORKSPACE,
        "hash": f"{number}.hash",
        "private_metadata": write_kept(Kept(RequestId(f"request-{number:08}"), channel_id="C0BENCH")),
        "state": {"values": {name: {name: element} for name, element in held.items()}},
    }


def _post(body: bytes) -> bytes:
    timestamp = str(int(time.time()))
    signature = sign(SECRET, timestamp, body)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Slackbot 1.0\r\nAccept: */*\r\n"
        f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: {signature}\r\n\r\n"
    )
    return head.encode() + body
