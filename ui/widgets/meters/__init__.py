"""What moves with the music, and what was measured of it."""
