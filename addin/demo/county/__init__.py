"""An invented county and its filled-in forms, made from a seed."""
