"""The summary workbook, one module a sheet."""
