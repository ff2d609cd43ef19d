"""Grids of cards and the covers on them."""
