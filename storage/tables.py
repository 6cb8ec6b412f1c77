"""The tables: the event log, what is read from it, and what waits to be sent."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy import text as sql_text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite, which knows no zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment is aware of its zone: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()


def key(name: str) -> Column[str]:
    """A part of a primary key."""
    return Column(name, String, primary_key=True)


def text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def table(name: str, *columns: SchemaItem) -> Table:
    """A table that SQLite keeps in the order of its key, without a number of its own for each row."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


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

installations = table(
    "installations",
    key("platform"),
    key("workspace_id"),
    text("workspace_name"),
    Column("enterprise_id", String),
    text("bot_token"),
    text("bot_id"),
    text("bot_user_id"),
    text("scopes"),
    text("installed_by"),
    Column("installed_at", Moment, nullable=False),
)

oauth_states = table("oauth_states", key("state"), Column("expires_at", Moment, nullable=False))

conversations = table(
    "conversations",
    key("workspace_id"),
    key("conversation_id"),
    text("gathering"),
    text("service_url"),
    text("bot_id"),
    Column("user_id", String),
    Column("member_id", String),
    Column("team_id", String),
    text("name"),
    Column("noted", BigInteger, nullable=False),
    Index("conversations_by_user", "workspace_id", "user_id"),
    Index("conversations_by_member", "workspace_id", "member_id"),
    Index("conversations_by_noted", "workspace_id", "noted"),
)

consents = table(
    "consents",
    key("company_id"),
    key("employee_id"),
    key("platform"),
    key("workspace_id"),
    key("user_id"),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("tokens", Text, nullable=False),
    Column("ends_at", Moment),
    Column("shown", Text),
    Column("before", Text),
    text("stand"),
    Index("consents_by_identity", "platform", "workspace_id", "user_id"),
)

link_codes = table(
    "link_codes",
    key("code"),
    text("company_id"),
    text("employee_id"),
    Column("expires_at", Moment, nullable=False),
    Index("link_codes_by_employee", "company_id", "employee_id"),
)

link_tries = table(
    "link_tries",
    key("platform"),
    key("workspace_id"),
    key("user_id"),
    Column("tries", Integer, nullable=False),
    Column("since", Moment, nullable=False),
)

sessions = table(
    "sessions",
    key("token"),
    text("session_id"),
    text("company_id"),
    text("employee_id"),
    text("kind"),
    text("agent"),
    text("door"),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Index("sessions_by_employee", "company_id", "employee_id"),
    Index("sessions_by_seen", "seen_at"),
)

doors = table(
    "doors",
    key("token"),
    text("company_id"),
    text("employee_id"),
    Column("expires_at", Moment, nullable=False),
    Index("doors_by_end", "expires_at"),
)

sign_ins = table(
    "sign_ins",
    key("issuer"),
    key("subject"),
    text("company_id"),
    text("employee_id"),
    text("name"),
    Column("connected_at", Moment, nullable=False),
    Index("sign_ins_by_employee", "company_id", "employee_id"),
)

feeds = table(
    "feeds",
    key("company_id"),
    key("feed_id"),
    text("employee_id"),
    text("about"),
    text("which"),
    text("tells"),
    text("fingerprint"),
    Column("created_at", Moment, nullable=False),
    Column("read_at", Moment),
    text("reader"),
    Index("feeds_by_fingerprint", "fingerprint", unique=True),
)

inbox = table(
    "inbox",
    key("key"),
    text("taker"),
    Column("received_at", Moment, nullable=False),
    Index("inbox_by_moment", "received_at"),
)

report_jobs = table(
    "report_jobs",
    key("company_id"),
    key("job_id"),
    text("employee_id"),
    text("report"),
    text("file_format"),
    Column("given", Text, nullable=False),
    text("locale"),
    text("scope"),
    Column("asked_at", Moment, nullable=False),
    text("state"),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("lease_until", Moment),
    Column("expires_at", Moment, nullable=False),
    Index("report_jobs_by_owner", "company_id", "employee_id"),
    Index("report_jobs_by_state", "state", "asked_at"),
)

report_pieces = table(
    "report_pieces",
    key("company_id"),
    key("job_id"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("piece", LargeBinary, nullable=False),
)

READ_TABLES = (people, identities, workspaces, digests, requests, request_approvers, away_days)
"""What projections write and `rebuild` makes anew."""
