"""What is packed into the extension and runs inside the office's own Python."""
