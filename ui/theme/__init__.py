"""Tokens, fonts, icons and the one place that turns them into Qt values."""
