"""The queue and its shuffle."""
