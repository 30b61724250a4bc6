"""Rules: field."""
