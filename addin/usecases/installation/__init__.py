"""The add-in installed on this machine: its path, its settings, and the problems that keep it from working."""
