"""Consolidation: submissions are merged with their provenance, checked together, and written as forms for the next level."""
