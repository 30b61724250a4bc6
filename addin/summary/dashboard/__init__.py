"""The dashboard: one HTML file without network or script."""
