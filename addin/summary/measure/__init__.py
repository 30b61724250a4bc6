"""The parts of an indicator: its inputs, selecting rows, figures that can be added up, and whether the target is met."""
