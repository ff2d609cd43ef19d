"""What each system wants of a player: media keys, tray, one instance. Knows no view."""
