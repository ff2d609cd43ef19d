"""Reusable painted parts."""
