"""The event log, the tables read from it, the outbox, and what is known of platforms."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_log()
    create_directory()
    create_leave()
    create_outbox()
    create_platforms()


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def create(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(name, *columns, sqlite_with_rowid=False)


def create_log() -> None:
    """What happened, company by company."""
    create(
        "companies",
        key("company_id"),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("effects", sa.BigInteger, nullable=False),
    )
    create(
        "events",
        key("company_id"),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        text("stream"),
        sa.Column("version", sa.Integer, nullable=False),
        text("type"),
        sa.Column("shape", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("actor", sa.String),
        text("origin"),
        text("correlation_id"),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )
    op.create_index("events_by_stream", "events", ["company_id", "stream", "version"], unique=True)
    create("handled_commands", key("company_id"), key("command_id"))


def create_directory() -> None:
    """Who there is, read from the log."""
    create(
        "people",
        key("company_id"),
        key("employee_id"),
        text("name"),
        sa.Column("email", sa.String),
        sa.Column("email_key", sa.String),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("last_day", sa.Date),
        sa.Column("assignments", sa.Text, nullable=False),
    )
    op.create_index("people_by_email", "people", ["company_id", "email_key"])
    create(
        "identities",
        key("company_id"),
        key("employee_id"),
        key("platform"),
        key("workspace_id"),
        key("user_id"),
    )
    op.create_index("identities_by_user", "identities", ["platform", "workspace_id", "user_id"])
    create(
        "workspaces",
        key("company_id"),
        key("platform"),
        key("workspace_id"),
        sa.Column("connected_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("workspaces_by_platform", "workspaces", ["platform", "workspace_id"])
    create("digests", key("company_id"), key("digest_id"), sa.Column("digest", sa.Text, nullable=False))


def create_leave() -> None:
    """Who asked for what and who is away, read from the log."""
    create(
        "requests",
        key("company_id"),
        key("employee_id"),
        key("request_id"),
        text("leave_type_id"),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        text("part"),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        text("status"),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("requests_by_day", "requests", ["company_id", "last_day", "first_day"])
    create(
        "request_approvers",
        key("company_id"),
        key("employee_id"),
        key("request_id"),
        key("approver_id"),
    )
    op.create_index("request_approvers_by_approver", "request_approvers", ["company_id", "approver_id"])
    create(
        "away_days",
        key("company_id"),
        sa.Column("day", sa.Date, primary_key=True),
        key("employee_id"),
        key("request_id"),
        sa.Column("halves", sa.Integer, nullable=False),
        text("status"),
        text("location_id"),
        text("department_id"),
        sa.Column("labels", sa.Text, nullable=False),
        text("leave_type_id"),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        text("part"),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
    )
    op.create_index("away_days_by_request", "away_days", ["company_id", "employee_id", "request_id"])


def create_outbox() -> None:
    """Effects that wait."""
    create(
        "outbox",
        key("company_id"),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        text("lane"),
        text("type"),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("problem", sa.String),
        sa.Column("buried_at", sa.DateTime(timezone=True)),
    )
    op.create_index("outbox_by_lane", "outbox", ["company_id", "lane", "seq"])
    alive = sa.text("buried_at IS NULL")
    due = ["not_before", "company_id", "seq"]
    op.create_index("outbox_by_due", "outbox", due, sqlite_where=alive, postgresql_where=alive)
    create(
        "planned",
        key("company_id"),
        key("plan"),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=False),
    )


def create_platforms() -> None:
    """What is known of messages, workspaces and deliveries."""
    create(
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
    create("homes", key("platform"), key("workspace_id"), key("user_id"))
    create(
        "installations",
        key("platform"),
        key("workspace_id"),
        text("workspace_name"),
        sa.Column("enterprise_id", sa.String),
        text("bot_token"),
        text("bot_id"),
        text("bot_user_id"),
        text("scopes"),
        text("installed_by"),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
    )
    create("oauth_states", key("state"), sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False))
    create(
        "inbox",
        key("key"),
        text("taker"),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("inbox_by_moment", "inbox", ["received_at"])
