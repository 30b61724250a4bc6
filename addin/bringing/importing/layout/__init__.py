"""The lists in a sheet: header, rows, and what is neither."""
