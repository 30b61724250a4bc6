"""Rules: change forms, each row by itself."""
