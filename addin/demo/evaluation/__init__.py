"""What was found and paid, compared with what was planted and with an independent calculation."""
