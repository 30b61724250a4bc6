"""Rules: clause_13."""
