"""The progress of the plan by its own years: what each demands, where the office stands, who is behind, what changed."""
