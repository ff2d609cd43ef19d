"""What plays: player bar, now playing, mini player, info."""
