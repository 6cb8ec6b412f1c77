"""Calendars that people subscribe to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def upgrade() -> None:
    """A table of its own: nothing that is there changes."""
    op.create_table(
        "feeds",
        key("company_id"),
        key("feed_id"),
        *(text(name) for name in ("employee_id", "about", "which", "tells", "fingerprint")),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True)),
        text("reader"),
        sqlite_with_rowid=False,
    )
    op.create_index("feeds_by_fingerprint", "feeds", ["fingerprint"], unique=True)


def downgrade() -> None:
    """Back to a program without calendars to subscribe to."""
    op.drop_table("feeds")
