"""What an indicator is made of: its inputs, selecting rows, figures that add up, and whether the target is met."""
