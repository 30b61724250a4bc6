"""LibreOffice's door: an extension (.oxt) that carries the buttons, and what a click of one of them starts."""
