"""The tables of who may come in, by what, and what is kept for them: none of it is in the event log."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Text

from storage.columns import Moment, key, table, text

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
