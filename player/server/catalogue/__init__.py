"""What the library publishes, and how it is read."""
