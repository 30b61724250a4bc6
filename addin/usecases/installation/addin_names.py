"""The names of the add-in's file and of the sheet in it that holds its settings."""

CONFIG_SHEET = "YINLING.conf"
ADDIN_FILE = "yinling.xlam"
