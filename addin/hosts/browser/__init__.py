"""The page's host is a browser: this makes one HTML file of the page, of Python and of the program's own code."""
