"""The summary workbook, a module a sheet, on one way of laying out a page."""
