"""The window: views, view-models and widgets. It decides nothing; `player` does."""
