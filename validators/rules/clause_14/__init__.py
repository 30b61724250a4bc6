"""Rules: clause_14."""
