"""How much work is done, over how many processes or machines, undisturbed, and without harm to whoever reads of it."""
