"""What both doors do: one function per user's wish, grouped by subject."""
