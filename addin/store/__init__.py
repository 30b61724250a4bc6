"""The database: connection, tables and migrations. SQLite in the office's folder, or PostgreSQL; nothing else opens it."""
