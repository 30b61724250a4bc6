"""Rules: clause_10."""
