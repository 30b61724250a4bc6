"""Measurements: ratios of one run, never a test."""
