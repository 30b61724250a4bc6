"""Forms made from what an office has already: its own old roster."""
