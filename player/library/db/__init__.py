"""The file that holds the library; all SQL of the project lives under `player.library`."""
