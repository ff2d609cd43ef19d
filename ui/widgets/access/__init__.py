"""Keys, focus, and what screen readers are told."""
