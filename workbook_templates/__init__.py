"""The standard forms: one description in ``schemas/``, and all that is written to or read from a workbook by it."""
