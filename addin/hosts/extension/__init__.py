"""LibreOffice: build the extension (.oxt) with the buttons, and run a button when it is clicked."""
