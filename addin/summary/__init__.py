"""Summaries of a period: indicators, the workbook, letters and the dashboard, every number with the rows behind it."""
