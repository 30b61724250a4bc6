"""Rules: clause_12."""
