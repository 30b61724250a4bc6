"""The database: connection, tables and migrations. SQLite in the office's folder, or PostgreSQL; opened from here alone."""
