"""The page: the clerk's whole job in a browser, nothing installed. ``addin.hosts.browser`` makes one file of what lies here.

``answers`` runs in the browser's Python; the page and its worker are HTML, CSS and JavaScript beside it.
"""
