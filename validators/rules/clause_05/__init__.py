"""Rules: clause_05."""
