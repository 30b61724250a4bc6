"""Rules: clause_04."""
