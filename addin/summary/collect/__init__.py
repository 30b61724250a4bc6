"""Collecting everything a summary shows into one value that workbook, letters and dashboard share."""
