"""Changing tags: previewed, written into a verified copy, journalled, taken back."""
