"""The dashboard: one HTML file that needs neither network nor script."""
