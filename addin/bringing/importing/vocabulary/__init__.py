"""The words that offices use for columns and values."""
