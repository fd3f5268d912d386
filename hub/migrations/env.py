"""What Alembic runs around the scripts; the connection always comes from `hub.migrations.running`."""

from __future__ import annotations

from alembic import context

from hub.database import Base
from hub.tables import register_tables

register_tables()
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
