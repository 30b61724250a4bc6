"""How much work is done: over how many processes or machines, and undisturbed."""
