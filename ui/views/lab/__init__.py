"""Tests and looks into files."""
