"""Run the migrations on the connection and within the transaction that ``addin.store.schema`` opened."""

from alembic import context

from addin.store.metadata import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
