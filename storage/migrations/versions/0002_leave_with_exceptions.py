"""Leave of which some days were given back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is asked for may leave out days within its period."""
    op.add_column("requests", sa.Column("exceptions", sa.String))
    op.add_column("away_days", sa.Column("exceptions", sa.String))


def downgrade() -> None:
    """Back to leave without exceptions."""
    op.drop_column("away_days", "exceptions")
    op.drop_column("requests", "exceptions")
