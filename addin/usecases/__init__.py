"""What users ask for, one function per wish; the same for every door."""
