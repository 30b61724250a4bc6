"""Rules: clause_06."""
