"""Rules: clause_15."""
