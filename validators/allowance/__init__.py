"""Claims to an allowance: every post in every month of a period, and how the money rules decide each."""
