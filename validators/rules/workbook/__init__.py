"""Rules: workbook."""
