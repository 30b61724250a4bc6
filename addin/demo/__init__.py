"""An invented county as filled forms, errors planted in it with a list of them, and the comparison with what was found.

Everything follows from a seed, without the clock; no person in it exists. Check characters are computed here by other code
than in the checks, on purpose: what plants an error must not share a mistake with what looks for it.
"""
