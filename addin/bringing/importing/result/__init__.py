"""The forms that an import makes, and the listing of what it did."""
