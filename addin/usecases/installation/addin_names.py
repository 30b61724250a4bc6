"""The names of the add-in's file and configuration; PROJECT_NAME decides where xlwings looks for settings."""

PROJECT_NAME = "YINLING"
CONFIG_SHEET = f"{PROJECT_NAME}.conf"
CONFIG_FILE = f"{PROJECT_NAME}.conf"
ADDIN_FILE = "yinling.xlam"
