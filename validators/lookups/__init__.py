"""What the rules of the plan look up over the tables at hand, each worked out once a set of tables.

The rules run on one unit's files and, unchanged, on those of thousands of units: every lookup is one pass over rows.
"""
