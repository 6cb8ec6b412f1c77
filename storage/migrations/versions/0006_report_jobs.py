"""Reports that are made in the background, and the log found by who and when."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def moment(name: str, is_known: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not is_known)


def upgrade() -> None:
    """Tables of their own, and two more ways into the log: nothing that is there changes."""
    op.create_table(
        "report_jobs",
        key("company_id"),
        key("job_id"),
        text("employee_id"),
        text("report"),
        text("file_format"),
        sa.Column("given", sa.Text, nullable=False),
        text("locale"),
        text("scope"),
        moment("asked_at"),
        text("state"),
        number("done"),
        number("total"),
        sa.Column("size", sa.BigInteger, nullable=False),
        number("claims"),
        moment("lease_until", is_known=False),
        moment("expires_at"),
        sqlite_with_rowid=False,
    )
    op.create_index("report_jobs_by_owner", "report_jobs", ["company_id", "employee_id"])
    op.create_index("report_jobs_by_state", "report_jobs", ["state", "asked_at"])
    op.create_table(
        "report_pieces",
        key("company_id"),
        key("job_id"),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("piece", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("events_by_actor", "events", ["company_id", "actor", "position"])
    op.create_index("events_by_moment", "events", ["company_id", "recorded_at", "position"])


def downgrade() -> None:
    """Back to a program that makes every report at once."""
    op.drop_index("events_by_moment", "events")
    op.drop_index("events_by_actor", "events")
    op.drop_table("report_pieces")
    op.drop_table("report_jobs")
