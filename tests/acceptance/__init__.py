"""The contract as a customer meets it: forms filled in by hand, checked from the command line."""
