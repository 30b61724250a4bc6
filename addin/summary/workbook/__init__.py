"""The summary workbook: one module for each sheet, and the classes that write them."""
