"""The effects: one module each, all on the `Stage` protocol."""
