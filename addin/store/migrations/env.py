"""Alembic's entry point: run the migrations on the connection and in the transaction opened by ``addin.store.schema``."""

from alembic import context

from addin.store.metadata import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
