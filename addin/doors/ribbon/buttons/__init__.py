"""The buttons of the tab, one file each, named by its tag, with its icon ``<tag>.svg`` beside it."""
