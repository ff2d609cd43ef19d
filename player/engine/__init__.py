"""The sound engine: its own process, the only one that decodes for the ear and opens a device."""
