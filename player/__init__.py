"""Galaxia without its face: engine, library, queue, presets and the command line. No Qt in here."""

VERSION = "0.1.0"
"""The same as the installed package's: reading it from there costs 1 MB and a parser of mail."""
