"""Official letters as Word files, from Jinja2 templates."""
