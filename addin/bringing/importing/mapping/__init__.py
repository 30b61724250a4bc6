"""What is decided about a layout, and what is asked: as values, as a sheet, and remembered."""
