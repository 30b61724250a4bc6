"""Many submissions as one: merged with their provenance, checked together, and written as a form for the next level."""
