"""Rules: clause_07."""
