"""Rules: clause_01."""
