"""The buttons of the tab, one a file: its name is the button's tag. Beside it lies the icon, ``<tag>.svg``."""
