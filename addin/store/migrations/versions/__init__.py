"""One migration a file, named like its revision; applied in the order of the numbers."""
