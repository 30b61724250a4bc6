"""Rules: clause_20."""
