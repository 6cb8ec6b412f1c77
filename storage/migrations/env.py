"""What Alembic runs: the revisions, on the connection that storage/migrate.py has locked."""

from alembic import context

from storage import tables, tables_of_access  # noqa: F401
from storage.columns import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
