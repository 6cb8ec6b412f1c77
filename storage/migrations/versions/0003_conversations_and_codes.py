"""Conversations on Microsoft Teams, and one-time codes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    """Tables of their own: nothing that is there changes."""
    op.create_table(
        "conversations",
        key("workspace_id"),
        key("conversation_id"),
        text("gathering"),
        text("service_url"),
        text("bot_id"),
        sa.Column("user_id", sa.String),
        sa.Column("member_id", sa.String),
        sa.Column("team_id", sa.String),
        text("name"),
        sa.Column("noted", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    for column in ("user", "member"):
        op.create_index(f"conversations_by_{column}", "conversations", ["workspace_id", f"{column}_id"])
    op.create_index("conversations_by_noted", "conversations", ["workspace_id", "noted"])
    create_codes()


def create_codes() -> None:
    """Codes as fingerprints, and how often somebody guessed."""
    op.create_table(
        "link_codes",
        key("code"),
        text("company_id"),
        text("employee_id"),
        moment("expires_at"),
        sqlite_with_rowid=False,
    )
    op.create_index("link_codes_by_employee", "link_codes", ["company_id", "employee_id"])
    op.create_table(
        "link_tries",
        key("platform"),
        key("workspace_id"),
        key("user_id"),
        sa.Column("tries", sa.Integer, nullable=False),
        moment("since"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back to a program that knows neither."""
    op.drop_table("link_tries")
    op.drop_table("link_codes")
    op.drop_table("conversations")
