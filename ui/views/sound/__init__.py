"""Pages where sound is shaped, shown and sent out."""
