"""Cells of an old roster as values of our forms."""
