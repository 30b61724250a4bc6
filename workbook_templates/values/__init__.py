"""Parsing of single cells: text, codes, dates, numbers and periods in the ways clerks write them."""
