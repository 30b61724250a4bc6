"""Ribbon, VBA modules and the build of the Excel add-in."""
