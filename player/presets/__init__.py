"""Presets: documents, importers, and the heads they listen with."""
