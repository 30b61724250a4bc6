"""The application: two doors (command line, ribbon), what both do, the office, the money and the reports."""
