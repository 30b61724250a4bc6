"""Claims to an allowance: every post in force, month by month, and what the rules of money say of each."""
