"""What the program runs on: the process pool, progress, garbage collection, the log of bugs."""
