"""The state and verbs of each screen; QtCore only."""
