"""The add-in as it is installed on this machine: where it lies, what its settings say, and what keeps it from working."""
