"""An office: its folder and register, what it receives, and the state of each submission."""
