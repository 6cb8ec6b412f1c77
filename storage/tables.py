"""The tables of what happened: the event log, what is read from it, and what waits to be sent."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, LargeBinary, String, Text
from sqlalchemy import text as sql_text

from storage.columns import Moment, key, table, text

companies = table(
    "companies",
    key("company_id"),
    Column("position", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("effects", BigInteger, nullable=False),
)

events = table(
    "events",
    key("company_id"),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    text("stream"),
    Column("version", Integer, nullable=False),
    text("type"),
    Column("shape", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("actor", String),
    text("origin"),
    text("correlation_id"),
    Column("recorded_at", Moment, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("events_by_stream", "company_id", "stream", "version", unique=True),
    Index("events_by_actor", "company_id", "actor", "position"),
    Index("events_by_moment", "company_id", "recorded_at", "position"),
)

handled_commands = table("handled_commands", key("company_id"), key("command_id"))

people = table(
    "people",
    key("company_id"),
    key("employee_id"),
    text("name"),
    Column("email", String),
    Column("email_key", String),
    Column("is_active", Boolean, nullable=False),
    Column("last_day", Date),
    Column("assignments", Text, nullable=False),
    Index("people_by_email", "company_id", "email_key"),
)

identities = table(
    "identities",
    key("company_id"),
    key("employee_id"),
    key("platform"),
    key("workspace_id"),
    key("user_id"),
    Index("identities_by_user", "platform", "workspace_id", "user_id"),
)

workspaces = table(
    "workspaces",
    key("company_id"),
    key("platform"),
    key("workspace_id"),
    Column("connected_at", Moment, nullable=False),
    Index("workspaces_by_platform", "platform", "workspace_id"),
)

digests = table("digests", key("company_id"), key("digest_id"), Column("digest", Text, nullable=False))

requests = table(
    "requests",
    key("company_id"),
    key("employee_id"),
    key("request_id"),
    text("leave_type_id"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    text("part"),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("exceptions", String),
    text("status"),
    Column("requested_at", Moment, nullable=False),
    Index("requests_by_day", "company_id", "last_day", "first_day"),
)

request_approvers = table(
    "request_approvers",
    key("company_id"),
    key("employee_id"),
    key("request_id"),
    key("approver_id"),
    Index("request_approvers_by_approver", "company_id", "approver_id"),
)

away_days = table(
    "away_days",
    key("company_id"),
    Column("day", Date, primary_key=True),
    key("employee_id"),
    key("request_id"),
    Column("halves", Integer, nullable=False),
    text("status"),
    text("location_id"),
    text("department_id"),
    Column("labels", Text, nullable=False),
    text("leave_type_id"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    text("part"),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("exceptions", String),
    Index("away_days_by_request", "company_id", "employee_id", "request_id"),
)

ALIVE = sql_text("buried_at IS NULL")

outbox = table(
    "outbox",
    key("company_id"),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    text("lane"),
    text("type"),
    Column("payload", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("problem", String),
    Column("buried_at", Moment),
    Index("outbox_by_lane", "company_id", "lane", "seq"),
    Index("outbox_by_due", "not_before", "company_id", "seq", sqlite_where=ALIVE, postgresql_where=ALIVE),
)

planned = table("planned", key("company_id"), key("plan"), Column("planned_for", Moment, nullable=False))

copies = table(
    "copies",
    key("company_id"),
    key("reader"),
    key("subject"),
    text("platform"),
    text("workspace_id"),
    text("channel_id"),
    text("message_id"),
    text("drawn"),
)

homes = table("homes", key("platform"), key("workspace_id"), key("user_id"))

READ_TABLES = (people, identities, workspaces, digests, requests, request_approvers, away_days)
"""What projections write and `rebuild` makes anew."""
