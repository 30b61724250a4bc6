"""Rules: clause_00."""
