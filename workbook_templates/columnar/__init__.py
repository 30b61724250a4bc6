"""A workbook that was read, as bytes from which its tables are had again without parsing the workbook."""
