"""Which column of a list is which column of our forms."""
