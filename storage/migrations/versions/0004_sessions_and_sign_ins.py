"""Who is signed in on the web, one-use links into it, and sign-ins elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def person() -> tuple[sa.Column[str], sa.Column[str]]:
    return text("company_id"), text("employee_id")


def upgrade() -> None:
    """Tables of their own: nothing that is there changes."""
    op.create_table(
        "sessions",
        key("token"),
        text("session_id"),
        *person(),
        text("kind"),
        text("agent"),
        text("door"),
        moment("created_at"),
        moment("seen_at"),
        sqlite_with_rowid=False,
    )
    op.create_index("sessions_by_employee", "sessions", ["company_id", "employee_id"])
    op.create_index("sessions_by_seen", "sessions", ["seen_at"])
    op.create_table("doors", key("token"), *person(), moment("expires_at"), sqlite_with_rowid=False)
    op.create_index("doors_by_end", "doors", ["expires_at"])
    create_sign_ins()


def create_sign_ins() -> None:
    """A sign-in is one person's; a person may have several."""
    op.create_table(
        "sign_ins",
        key("issuer"),
        key("subject"),
        *person(),
        text("name"),
        moment("connected_at"),
        sqlite_with_rowid=False,
    )
    op.create_index("sign_ins_by_employee", "sign_ins", ["company_id", "employee_id"])


def downgrade() -> None:
    """Back to a program without a dashboard: everybody is signed out."""
    op.drop_table("sign_ins")
    op.drop_table("doors")
    op.drop_table("sessions")
