"""By whose consent statuses are set beside their names."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = ("company_id", "employee_id", "platform", "workspace_id", "user_id")


def upgrade() -> None:
    """A table of its own: nothing that is there changes."""
    op.create_table(
        "consents",
        *(sa.Column(name, sa.String, primary_key=True) for name in KEY),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("tokens", sa.Text, nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True)),
        sa.Column("shown", sa.Text),
        sa.Column("before", sa.Text),
        sa.Column("stand", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("consents_by_identity", "consents", ["platform", "workspace_id", "user_id"])


def downgrade() -> None:
    """Back to a program that sets no statuses."""
    op.drop_table("consents")
