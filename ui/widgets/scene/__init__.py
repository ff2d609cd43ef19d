"""The stage around the head."""
