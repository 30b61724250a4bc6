"""Alembic migrations of the tables, run by ``addin.store.schema``."""
