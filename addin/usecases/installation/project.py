"""The add-in's name, which decides where xlwings looks for its settings."""

PROJECT_NAME = "YINLING"
CONFIG_SHEET = f"{PROJECT_NAME}.conf"
CONFIG_FILE = f"{PROJECT_NAME}.conf"
ADDIN_FILE = "yinling.xlam"
