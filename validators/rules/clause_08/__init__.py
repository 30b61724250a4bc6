"""Rules: clause_08."""
