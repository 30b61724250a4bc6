"""Rules: clause_09."""
