"""An invented county as filled forms, errors planted in it with a list of them, and the comparison with what was found.

Everything follows from a seed: no clock, no file of ours, no person that exists. The check characters are computed here
once more, on purpose: what plants an error must not share a mistake with what looks for it.
"""
