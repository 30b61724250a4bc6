"""Pure checks: what the forms and the action plan demand, as functions over tables. No files, no clock, no database."""
