"""N, the naive peer: what a developer would write in an afternoon with pandas, openpyxl and ``iterrows``.

It shares the description of the forms and the way a cell is understood (both are contracts) and nothing else: its
checks are written again, row by row. It serves twice: as the yardstick of speed, and as an oracle, for a test demands
that it finds the very same set of findings.
"""
