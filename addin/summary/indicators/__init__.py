"""The indicators, one definition a file; a new one is a new file, nothing else."""
