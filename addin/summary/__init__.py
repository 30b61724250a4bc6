"""Summaries of a period: indicators, workbook, letters and dashboard, every number with the rows it was counted from."""
