"""The history of the tables, run by ``addin.store.schema``."""
