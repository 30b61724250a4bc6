"""Where a button lives: the programs that hold the clerk's workbook."""
