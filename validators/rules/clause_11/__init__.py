"""Rules: clause_11."""
