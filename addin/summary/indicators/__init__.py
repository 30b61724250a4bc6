"""The indicators, one definition a file, found by walking this package."""
