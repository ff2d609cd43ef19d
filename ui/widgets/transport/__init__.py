"""Parts of the player bar."""
