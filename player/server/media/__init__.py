"""Sound, covers and lyrics."""
