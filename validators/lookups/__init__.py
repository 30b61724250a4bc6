"""Lookups the plan's rules share: members by branch, posts on a day and the like, each computed once for a set of tables.

The rules run on one unit's files and, unchanged, on those of thousands of units: every lookup is one pass over rows.
"""
