"""Rules: clause_02."""
