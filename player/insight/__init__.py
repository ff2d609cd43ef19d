"""What the journal of plays tells: pure functions on values, no files, no clock, no network."""
