"""Rules: clause_03."""
