"""Lists of persons and branches that the plan asks an office to keep, made of the same lookups and rules as the checks."""
