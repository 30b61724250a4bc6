"""Compare what was found with what was planted, and what was paid with an independent calculation."""
