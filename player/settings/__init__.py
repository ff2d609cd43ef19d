"""What the listener chose: one frozen value, kept in one document."""
