"""How results are worded for people (plain Chinese) and for programs (JSON)."""
