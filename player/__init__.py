"""Galaxia without its face: engine, library, queue, presets and the command line. No Qt in here."""
